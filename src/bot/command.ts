import type { Answer, AnswerContext } from '../answers/answer.ts';
import type { Interviewing, PersonalRecords, Reminding, Speaking, Surroundings } from './capabilities.ts';
import type { Role } from './role.ts';

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
  /** It is talk in plain words: a line said by name or directly is the command however long it is. */
  readonly takesSpeech?: boolean;
}

/** A line said to the bot and what it then says; help, documentation and tests are made of it. */
export interface Example {
  readonly says: string;
  /** A part of what is heard. */
  readonly hears: string;
  /** Who says it, if not somebody of the command's own role. */
  readonly by?: 'admin';
}

/** What a command may use: to answer with, and a capability for each thing that commands act on. */
export interface CommandContext
  extends AnswerContext,
    Speaking,
    Surroundings,
    PersonalRecords,
    Interviewing,
    Reminding {
  /** All that there are, for those that speak of others. */
  readonly commands: readonly Command[];
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
