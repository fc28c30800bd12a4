import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import type { ProgramIndex } from '../answers/program-index.ts';
import type { Program } from '../domain/program/program.ts';
import type { ChatNetwork } from '../ports/chat-network.ts';
import type { Clock } from '../ports/clock.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import type { Log } from '../ports/log.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { PreferenceStore } from '../ports/preference-store.ts';
import type { Random } from '../ports/random.ts';
import type { Bridge } from './bridges.ts';
import type { About } from './capabilities.ts';
import type { Command } from './command.ts';
import type { InterviewDesk } from './interviews/desk.ts';
import type { RunningInterviews } from './interviews/running-interviews.ts';
import type { MessageLimits } from './limiter.ts';
import type { Privacy } from './mail-privacy.ts';
import type { ReminderDesk } from './reminder-desk.ts';

/** What the bot is made of. */
export interface BotParts {
  readonly commands: readonly Command[];
  readonly say: Phrasebook;
  /** The program that is spoken of where the message was said. */
  indexFor(message: IncomingMessage): ProgramIndex;
  /** All programs that the bot knows. */
  readonly programs: readonly Program[];
  /** All networks that the bot is on. */
  readonly networks: readonly ChatNetwork[];
  readonly preferences: PreferenceStore;
  readonly people: PeopleStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly prefix: string;
  /** The org admins, as `network/account`. */
  readonly admins: readonly string[];
  readonly limits: MessageLimits;
  readonly privacy: Privacy;
  readonly bridges: readonly Bridge[];
  readonly interviews: InterviewDesk;
  readonly runningInterviews: RunningInterviews;
  readonly about: About;
  readonly reminders: ReminderDesk;
}

/** Proves who said the message that is answered: the account, or null. */
export type ProveAccount = () => Promise<string | null>;
