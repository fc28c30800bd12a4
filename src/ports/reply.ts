import type { Block } from '../domain/text/block.ts';

export type { Block };

/** What the bot says to one message: plain data, without a word about how it is sent. */
export interface Reply {
  readonly blocks: readonly Block[];
  /** Tells a person what was wrong with what they typed; some networks want such lines to be NOTICEs. */
  readonly isError?: boolean;
}

/** What the bot says to one message. */
export interface Response {
  /** Where it was asked; null for nothing. */
  readonly here: Reply | null;
  /** To the person alone; null for nothing. */
  readonly privately: Reply | null;
}

/** A reply of one text. */
export function textReply(text: string): Reply {
  return { blocks: [{ kind: 'text', text }] };
}

/** A reply that tells a person what was wrong with what they typed. */
export function errorReply(text: string): Reply {
  return { ...textReply(text), isError: true };
}
