/** A page to read. `url` is null where the source names a page without giving its address. */
export interface ProgramLink {
  readonly title: string;
  readonly url: string | null;
}

/** A chat channel of the organisation. */
export interface ChatChannel {
  readonly name: string;
  readonly network: string;
  readonly server: string | null;
  /** What is spoken of there. */
  readonly topic: string;
  readonly remark: string | null;
  readonly source: string;
}

export interface MailingList {
  readonly name: string;
  /** Null where the source names the list without its address. */
  readonly address: string | null;
  readonly topic: string;
  readonly remark: string | null;
  readonly source: string;
}
