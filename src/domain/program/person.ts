import type { Account } from '../people/person-id.ts';

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
  /**
   * Accounts, on networks that the bot is on, by which the network proves somebody to be them; the first is where they are told
   * things. Who runs the bot decides which: the file of a program by itself gives none.
   */
  readonly accounts: readonly Account[];
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
