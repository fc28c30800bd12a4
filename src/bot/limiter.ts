import { createRateLimit, type RateLimit } from '../domain/limits/rate-limit.ts';
import { MINUTE_MS } from '../domain/time/units.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import { personKey } from '../ports/sender.ts';

/** How many messages the bot answers in a minute. */
export interface MessageLimits {
  readonly perPersonPerMinute: number;
  readonly perChannelPerMinute: number;
  /** In private, from those who prove no account, all of them on one network together. */
  readonly guestsPerMinute: number;
}

/** For questions that come from a file. */
export const NO_LIMITS: MessageLimits = {
  perPersonPerMinute: Infinity,
  perChannelPerMinute: Infinity,
  guestsPerMinute: Infinity,
};

/**
 * What is to be done with a message that is meant for the bot.
 *
 * - `answer`: it is within the limits.
 * - `warn`: the first one too many; the person is told so once.
 * - `busy`: the person asks within the limits, but too many others do too; they are told so once.
 * - `ignore`: another one too many.
 */
export type Verdict = 'answer' | 'warn' | 'busy' | 'ignore';

/** Counts what each person and channel asks. */
export interface Limiter {
  judge(message: IncomingMessage): Verdict;
}

/** Keeps a person from having the bot talk all the time, and all of them together from flooding a channel. */
export function createLimiter({ perPersonPerMinute, perChannelPerMinute, guestsPerMinute }: MessageLimits): Limiter {
  const person = createRateLimit(perPersonPerMinute, MINUTE_MS);
  const channel = createRateLimit(perChannelPerMinute, MINUTE_MS);
  // One polite word for each person and channel, and not another one before they have been silent for as long.
  const personWarned = createRateLimit(1, MINUTE_MS);
  const channelWarned = createRateLimit(1, MINUTE_MS);
  const guests = createRateLimit(guestsPerMinute, MINUTE_MS);
  const toldBusy = createRateLimit(1, MINUTE_MS);
  return {
    judge: ({ network, channel: name, sender, source, at }) => {
      // Who proves nothing takes another nick in a second, and another connection not so fast.
      const who = JSON.stringify([network, sender.account === null && source ? `~${source}` : personKey(sender)]);
      if (!person.allows(who, at)) return warnOnce(personWarned, who, at);
      if (name === null) {
        // Whoever opens ten connections is ten people to the limit for each.
        if (sender.account !== null || guests.allows(network, at)) return 'answer';
        return toldBusy.allows(who, at) ? 'busy' : 'ignore';
      }
      const where = JSON.stringify([network, name]);
      return channel.allows(where, at) ? 'answer' : warnOnce(channelWarned, where, at);
    },
  };
}

function warnOnce(warned: RateLimit, key: string, at: number): Verdict {
  return warned.allows(key, at) ? 'warn' : 'ignore';
}
