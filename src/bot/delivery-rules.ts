import type { Instant } from '../domain/program/key-date.ts';
import { DAY_MS } from '../domain/reminders/rules.ts';
import type { ChatNetwork, Delivery } from '../ports/chat-network.ts';
import type { OutboxMessage, OutboxOutcome } from '../ports/outbox.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Tries after which a network that refuses is believed. */
export const MAX_ATTEMPTS = 12;
/** How long a message waits for a person to be seen. */
export const MAX_AWAY_MS = 30 * DAY_MS;

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
      return { kind: 'wait', at: now + MINUTE_MS, reason: 'the network did not get round to it' };
    case 'lost':
      return retryOrDrop('the connection broke before the network confirmed it', attempts, now);
    case 'refused':
      return retryOrDrop(`the network refused it: ${delivery.reason}`, attempts, now);
  }
}

/** Waits twice as long after each try, an hour at the most: 1, 2, 4, ... minutes. */
function retryOrDrop(reason: string, attempts: number, now: Instant): OutboxOutcome {
  if (attempts + 1 >= MAX_ATTEMPTS) return { kind: 'dropped', at: now, reason };
  return { kind: 'retry', at: now + Math.min(HOUR_MS, MINUTE_MS * 2 ** attempts), reason };
}

/** Why a channel cannot be spoken to at the moment, or null if it can. */
export function channelObstacle(network: ChatNetwork | undefined, channel: string): string | null {
  if (!network) return 'the configuration has no such network';
  const { state, channels, problem } = network.status();
  if (state !== 'connected') return problem ?? 'the network is not connected';
  if (network.places?.isOpen(channel)) return null;
  const status = channels.find(({ name }) => name.toLowerCase() === channel.toLowerCase());
  if (!status) return 'the configuration has no such channel';
  return status.isJoined ? null : (status.problem ?? 'the bot is not in the channel');
}

/** What is recorded when a person is not there: they are waited for, but not for ever. */
export function awayOutcome({ dueAt }: Pick<OutboxMessage, 'dueAt'>, now: Instant): OutboxOutcome {
  const reason = 'the person was not there';
  return now - dueAt >= MAX_AWAY_MS
    ? { kind: 'dropped', at: now, reason: 'the person was not seen for 30 days' }
    : { kind: 'wait', at: Math.min(now + HOUR_MS, dueAt + MAX_AWAY_MS), reason };
}
