/** A piece of a reply. Adapters render it: a list is lines on IRC, a list element on Matrix. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly intro: string; readonly items: readonly string[]; readonly isNumbered: boolean };

/** What the bot says to one message: plain data, without a word about how it is sent. */
export interface Reply {
  readonly blocks: readonly Block[];
}

export function textReply(text: string): Reply {
  return { blocks: [{ kind: 'text', text }] };
}
