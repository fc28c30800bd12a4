import { pino } from 'pino';
import type { Log } from '../../ports/log.ts';

/** Fields that hold a secret, should one ever get into a log. */
const SECRETS = ['password', 'serverPassword', 'privateKey', 'accessToken', 'token', 'pass'];

/**
 * A log on standard error.
 *
 * @param level the least severe level that is written.
 * @param format `json`: one object a line; `human`: for a person at a terminal; `auto`: by what standard error is.
 */
export async function createPinoLog(
  level: 'debug' | 'info' | 'warn' | 'error',
  format: 'auto' | 'json' | 'human' = 'auto',
): Promise<Log> {
  const isHuman = format === 'human' || (format === 'auto' && process.stderr.isTTY === true);
  const redact = { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' };
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact };
  const destination = isHuman ? await prettyStream() : pino.destination({ dest: 2, sync: true });
  const log: Log = pino(options, destination);
  return log;
}

/** Loaded only where a person reads: thirty files that a service has no use for. */
async function prettyStream() {
  const { default: pretty } = await import('pino-pretty');
  const colorize = process.stderr.isTTY === true && !process.env['NO_COLOR'];
  return pretty({ destination: 2, sync: true, colorize, translateTime: 'SYS:HH:MM:ss', singleLine: true });
}
