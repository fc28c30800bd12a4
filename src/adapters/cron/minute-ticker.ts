import { createTask } from 'node-cron';
import type { Log } from '../../ports/log.ts';
import type { Ticker } from '../../ports/ticker.ts';

/** A ticker on node-cron: at the beginning of each minute by the machine's clock. */
export function createMinuteTicker(log: Log): Ticker {
  let stop = () => {};
  return {
    start: (onTick) => {
      const task = createTask('* * * * *', onTick, {
        name: 'gsocbot-minute',
        noOverlap: true,
        // A minute that was missed, by a suspended laptop for example, is no news: the next one looks at all that is due.
        suppressMissedWarning: true,
        logger: loggerOf(log),
      });
      void task.start();
      stop = () => void task.destroy();
    },
    stop: () => stop(),
  };
}

function loggerOf(log: Log) {
  const text = (message: string | Error) => (message instanceof Error ? message.message : message);
  return {
    info: (message: string) => log.debug({ from: 'node-cron', text: message }, 'the ticker says'),
    debug: (message: string | Error) => log.debug({ from: 'node-cron', text: text(message) }, 'the ticker says'),
    warn: (message: string) => log.debug({ from: 'node-cron', text: message }, 'the ticker says'),
    error: (message: string | Error, err?: Error) =>
      log.error({ from: 'node-cron', text: text(message), err }, 'the ticker failed'),
  };
}
