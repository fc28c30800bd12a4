import { pino } from 'pino';
import type { Log } from '../../ports/log.ts';

/**
 * A log of one JSON object a line on standard error.
 *
 * @param level the least severe level that is written.
 */
export function createPinoLog(level: 'debug' | 'info' | 'warn' | 'error'): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}
