import type { Log } from '../ports/log.ts';

/** A log whose library is loaded when there is something to write: in a terminal session there hardly ever is. */
export function createLazyLog(level: 'debug' | 'info' | 'warn' | 'error'): Log {
  let loading: Promise<Log> | null = null;
  const write = (severity: keyof Log) => (fields: object, message: string) => {
    if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(level)) return;
    loading ??= import('../adapters/system/pino-log.ts').then(({ createPinoLog }) => createPinoLog(level));
    void loading.then((log) => log[severity](fields, message));
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

const SEVERITIES: readonly (keyof Log)[] = ['debug', 'info', 'warn', 'error'];
