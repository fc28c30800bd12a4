/** A piece of a reply. Adapters render it: a list is joined into lines on IRC, and an element of its own on Matrix. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'list';
      /** Said before the items; empty where a list goes on from an earlier message. */
      readonly intro: string;
      readonly items: readonly string[];
      readonly isNumbered: boolean;
      /** Number of the first item; 1 if left out. */
      readonly start?: number;
    }
  /**
   * What a person wrote, line by line with its indentation. Where lines are all that there is, each begins with the mark of who it
   * was; empty for none. It is said whole: whoever makes it sees to it that it is not too much.
   */
  | { readonly kind: 'verbatim'; readonly mark: string; readonly lines: readonly string[]; readonly isCode: boolean }
  /** A remark in brackets that joins the line before it where there is room. */
  | { readonly kind: 'note'; readonly text: string };
