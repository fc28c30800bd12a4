import type { Phrasebook } from '../../answers/compose/phrasebook.ts';
import type { InterviewRules } from '../../domain/interviews/rules.ts';
import type { Program } from '../../domain/program/program.ts';
import type { CalendarWriter } from '../../ports/calendar-writer.ts';
import type { Clock } from '../../ports/clock.ts';
import type { InterviewRecord } from '../../ports/interview-record.ts';
import type { InterviewStore } from '../../ports/interview-store.ts';
import type { PreferenceStore } from '../../ports/preference-store.ts';

/** What the desk is made of. */
export interface DeskParts {
  readonly store: InterviewStore;
  readonly record: Pick<InterviewRecord, 'attendants'>;
  readonly preferences: PreferenceStore;
  readonly calendar: CalendarWriter;
  /** Read anew each time: they may have been loaded again. */
  programs(): readonly Program[];
  readonly clock: Clock;
  readonly rules: InterviewRules;
  readonly say: Phrasebook;
  /** Told that there is something new to be said at once. */
  nudge(): void;
}
