/** Somebody the program names: a mentor, a contact, the author of an idea. */
export interface ProgramPerson {
  readonly id: string;
  readonly name: string;
  /** Other spellings and short forms of the name. */
  readonly aliases: readonly string[];
  readonly mails: readonly string[];
  /** Nick by network name; only nicks that the source gives. */
  readonly nicks: Readonly<Record<string, string>>;
  /** `@user:server`, or null. */
  readonly matrixId: string | null;
  readonly source: string;
}

/** Whom to ask about what. A contact may be an office with an address and no name. */
export interface Contact {
  readonly title: string;
  /** Id of a person, or null for an office. */
  readonly person: string | null;
  readonly mail: string | null;
  readonly purpose: string;
  readonly source: string;
}
