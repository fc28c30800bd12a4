import type { Phrasebook } from '../../answers/compose/phrasebook.ts';
import type { InterviewRules } from '../../domain/interviews/rules.ts';
import type { Program } from '../../domain/program/program.ts';
import type { ChatNetwork } from '../../ports/chat-network.ts';
import type { Clock } from '../../ports/clock.ts';
import type { InterviewRecord } from '../../ports/interview-record.ts';
import type { InterviewStore } from '../../ports/interview-store.ts';
import type { Log } from '../../ports/log.ts';
import type { PeopleStore } from '../../ports/people-store.ts';
import type { Timers } from '../../ports/timers.ts';

/** What the holding of interviews is made of. */
export interface InterviewParts {
  readonly store: InterviewStore;
  readonly record: InterviewRecord;
  readonly people: PeopleStore;
  programs(): readonly Program[];
  /** A network of the bot's. */
  network(name: string): ChatNetwork | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly rules: InterviewRules;
  readonly say: Phrasebook;
  readonly prefix: string;
  readonly log: Log;
  /** Told that there is something new to be said at once. */
  nudge(): void;
}
