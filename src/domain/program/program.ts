import type { FaqEntry } from './faq.ts';
import type { Guide } from './guide.ts';
import type { Idea } from './idea.ts';
import type { KeyDate } from './key-date.ts';
import type { Contact, ProgramPerson } from './person.ts';
import type { ChatChannel, MailingList, ProgramLink } from './place.ts';

/** A part of an interview. */
export interface InterviewPart {
  readonly name: string;
  readonly minutes: number;
}

/** One organisation's season: everything that the bot knows about it. Lists keep the order of the source. */
export interface Program {
  readonly id: string;
  readonly year: number;
  readonly organisation: { readonly name: string; readonly aliases: readonly string[] };
  readonly programme: {
    readonly name: string;
    readonly shortName: string;
    readonly url: string;
    readonly summary: string;
    readonly source: string;
  };
  /** The page that all of it was read from; `source` elsewhere names a section of this page. */
  readonly page: ProgramLink;
  readonly keyDates: readonly KeyDate[];
  readonly guides: readonly Guide[];
  readonly ideas: readonly Idea[];
  readonly people: readonly ProgramPerson[];
  readonly contacts: readonly Contact[];
  readonly channels: readonly ChatChannel[];
  readonly mailingLists: readonly MailingList[];
  readonly links: readonly ProgramLink[];
  /** Groups of words or phrases that mean the same in this program, e.g. `[svq, shadow virtqueue]`. */
  readonly vocabulary: readonly (readonly string[])[];
  readonly faq: readonly FaqEntry[];
  /** How its interviews go; null: as the configuration says. */
  readonly interview: { readonly phases: readonly InterviewPart[] } | null;
}
