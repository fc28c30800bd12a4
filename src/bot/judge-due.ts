import { keptReason, type Reason } from '../domain/language/reasons.ts';
import type { Instant } from '../domain/program/key-date.ts';
import { fateOf } from '../domain/reminders/fate.ts';
import { HOUR_MS, MINUTE_MS } from '../domain/time/units.ts';
import type { ClaimedMessage, OutboxOutcome } from '../ports/outbox.ts';
import { speakingPlace } from './bridges.ts';
import { channelObstacle } from './delivery-rules.ts';
import type { PumpParts } from './pump-parts.ts';
import { utteranceKey } from './utterance.ts';

/** A channel is joined a moment after the network is up, which nobody tells. */
const OBSTACLE_MS = 30_000;

/** What is to be done with a claimed message. */
export type Verdict =
  | { readonly kind: 'say'; readonly isLate: boolean }
  | { readonly kind: 'settle'; readonly outcome: OutboxOutcome };

/** Decides it; asks the database only about what is late. */
export async function judge(
  message: ClaimedMessage,
  now: Instant,
  parts: PumpParts,
  channels: ChannelLook,
): Promise<Verdict> {
  const fate = fateOf(message, now, parts.graceMs);
  if (fate.kind === 'superseded') return end('superseded', now, 'superseded');
  if (fate.kind === 'missed')
    return end('missed', now, message.reason === null ? 'time-over' : keptReason(message.reason));
  const { recipient } = message;
  if (recipient.kind === 'person') return fate;
  const { network, channel } = speakingPlace(recipient, message.attempts, parts);
  const obstacle = channelObstacle(parts.network(network), channel);
  if (obstacle !== null) return wait(now + OBSTACLE_MS, obstacle);
  if (await channels.isPaused(network, channel)) return wait(now + HOUR_MS, 'paused');
  if (!fate.isLate) return fate;
  const quietUntil = parts.quietUntil(recipient, now);
  if (quietUntil > now) return wait(quietUntil, 'quiet-hours');
  return (await channels.allowsLate(message)) ? fate : wait(now + 10 * MINUTE_MS, 'enough-late');
}

function end(kind: 'superseded' | 'missed', at: Instant, reason: Reason): Verdict {
  return { kind: 'settle', outcome: { kind, at, reason } };
}

function wait(at: Instant, reason: Reason): Verdict {
  return { kind: 'settle', outcome: { kind: 'wait', at, reason } };
}

/** What is known of the channels while one batch of messages is judged. */
export interface ChannelLook {
  isPaused(network: string, channel: string): Promise<boolean>;
  /** Whether a channel may still hear a late message in this hour; messages that are said as one count as one. */
  allowsLate(message: ClaimedMessage): Promise<boolean>;
}

/** Looks at each channel once, however many messages of a batch are for it. @throws StoreError from its functions. */
export function lookAtChannels({ outbox, pauses, catchUpPerHour }: PumpParts, now: Instant): ChannelLook {
  const paused = new Map<string, Promise<boolean>>();
  const left = new Map<string, number>();
  const granted = new Set<string>();
  return {
    isPaused: (network, channel) => {
      const place = JSON.stringify([network, channel]);
      const known = paused.get(place) ?? pauses.isPaused(network, channel);
      paused.set(place, known);
      return known;
    },
    allowsLate: async (message) => {
      const { recipient } = message;
      if (recipient.kind === 'person') return true;
      const place = JSON.stringify([recipient.network, recipient.channel]);
      const group = utteranceKey(message);
      if (granted.has(group)) return true;
      const rest =
        left.get(place) ??
        catchUpPerHour - (await outbox.countLate(recipient.network, recipient.channel, now - HOUR_MS));
      left.set(place, rest - 1);
      if (rest > 0) granted.add(group);
      return rest > 0;
    },
  };
}
