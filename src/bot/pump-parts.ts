import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { ChannelPauses } from '../ports/channel-pauses.ts';
import type { ChatNetwork } from '../ports/chat-network.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxStore, Recipient } from '../ports/outbox.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { SaidStore } from '../ports/said-store.ts';
import type { Bridge } from './bridges.ts';

/** What the pump is made of. */
export interface PumpParts {
  readonly outbox: OutboxStore;
  readonly pauses: ChannelPauses;
  readonly people: Pick<PeopleStore, 'personOf' | 'noteSeen'>;
  /** Notes which message of a network says what, for signs that people put on it. */
  readonly said: Pick<SaidStore, 'record'>;
  network(name: string): ChatNetwork | undefined;
  readonly bridges: readonly Bridge[];
  /** The end of a recipient's quiet hours; `now` itself outside of them. */
  quietUntil(recipient: Recipient, now: Instant): Instant;
  /** Who is told that a message could not be said. */
  readonly admins: readonly Recipient[];
  readonly say: Phrasebook;
  readonly clock: Clock;
  readonly log: Log;
  /** For so long a claimed message is not given to another process. */
  readonly leaseMs: number;
  /** Said within that time a message is not late; five minutes if left out. */
  readonly graceMs?: number;
  /** At most so many late messages per channel and hour. */
  readonly catchUpPerHour: number;
}
