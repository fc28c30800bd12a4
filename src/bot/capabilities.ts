import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import type { ChatNetwork } from '../ports/chat-network.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import type { InterviewRecord } from '../ports/interview-record.ts';
import type { InterviewStore } from '../ports/interview-store.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { PreferenceStore } from '../ports/preference-store.ts';
import type { Random } from '../ports/random.ts';
import type { Block } from '../ports/reply.ts';
import type { Sender } from '../ports/sender.ts';
import type { Awaitable } from './awaitable.ts';
import type { InterviewDesk } from './interviews/desk.ts';
import type { RunningInterviews } from './interviews/running-interviews.ts';
import type { ReminderDesk } from './reminder-desk.ts';
import type { Role } from './role.ts';

/** What the bot can tell of itself. */
export interface About {
  readonly version: string;
  /** Of the tables of time zones that times are told by, e.g. "2026a". */
  readonly zoneTables: string;
  readonly startedAt: Instant;
}

/** Who speaks, where, and what was said to them before. */
export interface Speaking {
  readonly message: IncomingMessage;
  /** What a command begins with in a channel, e.g. "!". */
  readonly prefix: string;
  /** Who said the message, with the account that the network proves now; asked only when a command needs to know. */
  proveSender(): Promise<Sender>;
  /** The role that the sender proves now, by this account or by one that is linked to it. */
  proveRole(): Promise<Role>;
  /** The role that a proved account has by itself: what org admins may do hangs on no link. */
  roleOf(sender: Sender): Role;
  /** What is left of the last answer, if it is theirs; empty if nothing is. It is said only once. */
  takeRest(): Awaitable<readonly Block[]>;
}

/** A network as a command sees it; what is said there is for others to send. */
export type KnownNetwork = Pick<ChatNetwork, 'name' | 'kind' | 'status' | 'accountOf' | 'sessionOf' | 'rejoin'>;

/** Where the bot is, and what it knows. */
export interface Surroundings {
  readonly programs: readonly Program[];
  readonly networks: readonly KnownNetwork[];
  readonly about: About;
}

/** What is kept of people. */
export interface PersonalRecords {
  readonly preferences: PreferenceStore;
  readonly people: Omit<PeopleStore, 'noteSeen'>;
  readonly random: Random;
}

/** Interviews as somebody can arrange them: the record is only read, and changed by what the desk decides. */
export type ArrangedInterviews = Omit<InterviewDesk, 'store' | 'endInTime' | 'passTime'> & {
  readonly store: Omit<InterviewStore, 'apply' | 'forget' | 'due' | 'running' | 'ledger'>;
};

/** Interviews that run, as those who are in them can act on them; and what mentors keep about them. */
export type HeldInterviews = Omit<RunningInterviews, 'hear' | 'record'> & {
  readonly record: Pick<
    InterviewRecord,
    'lines' | 'notes' | 'addNote' | 'exercises' | 'addExercise' | 'chooseExercise'
  >;
};

/** What can be done about interviews. */
export interface Interviewing {
  readonly interviews: ArrangedInterviews;
  readonly runningInterviews: HeldInterviews;
}

/** What can be done about what the bot says later. */
export interface Reminding {
  readonly reminders: ReminderDesk;
}
