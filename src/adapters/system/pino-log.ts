import { pino } from 'pino';
import pretty from 'pino-pretty';
import type { Log } from '../../ports/log.ts';

/** Fields that hold a secret, should one ever get into a log. */
const SECRETS = ['password', 'serverPassword', 'privateKey', 'accessToken', 'token', 'pass'];

/**
 * A log on standard error.
 *
 * @param level the least severe level that is written.
 * @param format `json`: one object a line; `human`: for a person at a terminal; `auto`: by what standard error is.
 */
export function createPinoLog(
  level: 'debug' | 'info' | 'warn' | 'error',
  format: 'auto' | 'json' | 'human' = 'auto',
): Log {
  const isHuman = format === 'human' || (format === 'auto' && process.stderr.isTTY === true);
  const redact = { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' };
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact };
  if (!isHuman) return pino(options, pino.destination({ dest: 2, sync: true }));
  const colorize = process.stderr.isTTY === true && !process.env['NO_COLOR'];
  return pino(
    options,
    pretty({ destination: 2, sync: true, colorize, translateTime: 'SYS:HH:MM:ss', singleLine: true }),
  );
}
