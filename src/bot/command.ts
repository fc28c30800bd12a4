import type { Answer, AnswerContext } from '../answers/answer.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import type { ChatNetwork } from '../ports/chat-network.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { PreferenceStore } from '../ports/preference-store.ts';
import type { Random } from '../ports/random.ts';
import type { Sender } from '../ports/sender.ts';
import type { InterviewDesk } from './interviews/desk.ts';
import type { RunningInterviews } from './interviews/running-interviews.ts';
import type { ReminderDesk } from './reminder-desk.ts';

/** Who may use a command. Whoever has a role to the right has those to its left. */
export const ROLES = ['anyone', 'mentor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** One argument: the rest of the line, or a single word. */
export interface Argument {
  readonly name: string;
  readonly summary: string;
  readonly isRequired: boolean;
  /**
   * What an argument must look like for a line said by name or directly to be the command however long it is; left out, more
   * than three words behind the command are a question in plain words.
   */
  readonly pattern?: RegExp;
}

/** A line said to the bot and what it then says; help, documentation and tests are made of it. */
export interface Example {
  readonly says: string;
  /** A part of what is heard. */
  readonly hears: string;
  /** Who says it, if not somebody of the command's own role. */
  readonly by?: 'admin';
}

/** How much is said where everybody can read it. */
export interface Privacy {
  /** `channel`: a mail address is said where somebody asks for that very address. `direct`: it goes to the person alone. */
  readonly mails: 'channel' | 'direct';
}

/** What the bot can tell of itself. */
export interface About {
  readonly version: string;
  /** Of the tables of time zones that times are told by, e.g. "2026a". */
  readonly zoneTables: string;
  readonly startedAt: Instant;
}

/** What a command may use. */
export interface CommandContext extends AnswerContext {
  readonly message: IncomingMessage;
  /** Who said the message, with the account that the network proves now; asked only when a command needs to know. */
  proveSender(): Promise<Sender>;
  /** The role that the sender proves now. */
  proveRole(): Promise<Role>;
  readonly prefix: string;
  readonly commands: readonly Command[];
  readonly programs: readonly Program[];
  readonly networks: readonly ChatNetwork[];
  readonly preferences: PreferenceStore;
  readonly people: PeopleStore;
  readonly random: Random;
  readonly privacy: Privacy;
  /** The org admins, as `network/account`. */
  readonly admins: readonly string[];
  readonly interviews: InterviewDesk;
  readonly runningInterviews: RunningInterviews;
  readonly about: About;
  readonly reminders: ReminderDesk;
}

/** What commands are about; help lists them by it. */
export const TOPICS = ['season', 'interviews', 'reminders', 'you', 'bot'] as const;

/** Something that a person can tell the bot to do. */
export interface Command {
  /** Left out where a command is not listed by anything. */
  readonly topic?: (typeof TOPICS)[number] | undefined;
  readonly name: string;
  readonly aliases: readonly string[];
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole rest of the line is the argument; null for commands that take none. */
  readonly argument: Argument | null;
  readonly role: Role;
  readonly where: 'channel' | 'direct' | 'both';
  readonly examples: readonly Example[];
  /** @param text the argument, trimmed; empty if none was given. @throws UserError if the person can mend it. */
  handle(text: string, context: CommandContext): Answer | Promise<Answer>;
}

/** The person can mend it; the message says what was wrong and what to type instead, and is shown as it is. */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** It is told to them alone, wherever they asked. */
  readonly isPrivate: boolean;

  constructor(message: string, { isPrivate = false }: { readonly isPrivate?: boolean } = {}) {
    super(message);
    this.isPrivate = isPrivate;
  }
}

/** How a command is typed: "idea <name>", "tz [zone]". */
export function usageOf(command: Command): string {
  const { name, argument } = command;
  if (argument === null) return name;
  return argument.isRequired ? `${name} <${argument.name}>` : `${name} [${argument.name}]`;
}
