import type { OutboxStore } from '../../ports/outbox.ts';
import type { InterviewDesk } from './desk.ts';
import type { InterviewParts } from './interview-parts.ts';
import type { Places } from './places.ts';

/** What the runner is made of. */
export interface InterviewRunnerParts extends InterviewParts {
  readonly desk: InterviewDesk;
  readonly places: Places;
  readonly outbox: OutboxStore;
}
