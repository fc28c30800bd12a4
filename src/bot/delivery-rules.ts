import { type Reason, reasonWith } from '../domain/language/reasons.ts';
import { isSameName } from '../domain/people/fold-name.ts';
import type { Instant } from '../domain/program/key-date.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/time/units.ts';
import type { ChatNetwork, Delivery } from '../ports/chat-network.ts';
import type { OutboxMessage, OutboxOutcome } from '../ports/outbox.ts';

/** Tries after which a network that refuses is believed. */
const MAX_ATTEMPTS = 12;
/** How long a message waits for a person to be seen. */
const MAX_AWAY_MS = 30 * DAY_MS;

/** What is recorded when the network has answered. */
export function outcomeOf(
  delivery: Delivery,
  { attempts }: Pick<OutboxMessage, 'attempts'>,
  wasLate: boolean,
  now: Instant,
): OutboxOutcome {
  switch (delivery.kind) {
    case 'confirmed':
      return { kind: 'sent', at: now, wasLate };
    case 'expired':
      return { kind: 'wait', at: now + MINUTE_MS, reason: 'unsent' };
    case 'lost':
      return retryOrDrop('unconfirmed', attempts, now);
    case 'refused':
      return retryOrDrop(reasonWith('refused', delivery.reason), attempts, now);
  }
}

/** Waits twice as long after each try, an hour at the most: 1, 2, 4, ... minutes. */
function retryOrDrop(reason: Reason, attempts: number, now: Instant): OutboxOutcome {
  if (attempts + 1 >= MAX_ATTEMPTS) return { kind: 'dropped', at: now, reason };
  return { kind: 'retry', at: now + Math.min(HOUR_MS, MINUTE_MS * 2 ** attempts), reason };
}

/** Why a channel cannot be spoken to at the moment, or null if it can. */
export function channelObstacle(network: ChatNetwork | undefined, channel: string): Reason | null {
  if (!network) return 'no-such-network';
  const { state, channels, problem } = network.status();
  if (state !== 'connected') return problem ?? 'not-connected';
  if (network.places?.isOpen(channel)) return null;
  const status = channels.find(({ name }) => isSameName(name, channel));
  if (!status) return 'not-configured';
  return status.isJoined ? null : (status.problem ?? 'not-in-channel');
}

/** What is recorded when a person is not there: they are waited for, but not for ever. */
export function awayOutcome({ dueAt }: Pick<OutboxMessage, 'dueAt'>, now: Instant): OutboxOutcome {
  return now - dueAt >= MAX_AWAY_MS
    ? { kind: 'dropped', at: now, reason: 'away-too-long' }
    : { kind: 'wait', at: Math.min(now + HOUR_MS, dueAt + MAX_AWAY_MS), reason: 'away' };
}
