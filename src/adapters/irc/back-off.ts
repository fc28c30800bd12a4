import { grownMs, jitteredMs } from '../../domain/limits/back-off.ts';
import type { ClosingCause } from './closing-cause.ts';
import type { IrcPatience } from './settings.ts';

/** A network that threw the bot out is left alone for at most this many times the first pause. */
const MAX_BANNED_FACTOR = 8;

/**
 * How long to wait before connecting again, in milliseconds. There is no last try.
 *
 * @param cause why the last connection ended or did not come about.
 * @param failures connections in a row that did not last, 1 for the first.
 * @param fraction chance from 0 to 1.
 */
export function backOffMs(cause: ClosingCause, failures: number, fraction: number, patience: IrcPatience): number {
  const wasThrownOut = cause === 'banned' || cause === 'killed' || cause === 'flood';
  const { backOffBannedMs, backOffMaxMs } = patience;
  const middle = wasThrownOut
    ? grownMs(failures, { firstMs: backOffBannedMs, maxMs: backOffBannedMs * MAX_BANNED_FACTOR })
    : grownMs(failures, { firstMs: firstPauseMs(cause, patience), maxMs: backOffMaxMs });
  const jittered = jitteredMs(middle, fraction);
  // The shortest pause is a promise to the network, the longest one to the people in the channel.
  return Math.round(
    wasThrownOut ? Math.max(middle, jittered) : Math.min(Math.max(jittered, patience.backOffMinMs), backOffMaxMs),
  );
}

/** A server that says "too fast" counts connections by the minute. */
function firstPauseMs(cause: ClosingCause, patience: IrcPatience): number {
  return cause === 'throttled' ? patience.backOffMinMs * 12 : patience.backOffMinMs;
}
