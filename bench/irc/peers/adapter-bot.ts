/** The IRC adapter of gsocbot with a core that answers a fixed line: what the adapter itself costs. `adapter-bot.ts host port nick #a,#b` */
import { flushCompileCache } from 'node:module';
import { createIrcNetwork } from '../../../src/adapters/irc/irc-network.ts';
import { DEFAULT_LIMITS } from '../../../src/adapters/irc/settings.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { systemRandom } from '../../../src/adapters/system/system-random.ts';
import { systemTimers } from '../../../src/adapters/system/system-timers.ts';
import { BASE_SETTINGS } from '../../../test/adapters/irc/base-settings.ts';
import { ANSWERS } from './answers.ts';

const [host = '', port = '', nick = '', channels = ''] = process.argv.slice(2);
// What Node made of the source is written when a process ends by itself; this one is killed, and the next one shall find it.
flushCompileCache();
const ignore = () => {};
const network = createIrcNetwork(
  {
    ...BASE_SETTINGS,
    host,
    port: Number(port),
    nick,
    channels: channels.split(',').map((name) => ({ name, key: null })),
    limits: { ...DEFAULT_LIMITS, linesPerSecond: Infinity, maxRepeats: Infinity, maxQueued: Infinity },
  },
  {
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  },
);
network.start({
  onConnected: ignore,
  onSeen: ignore,
  onMessage: async ({ channel, text, sender, at }) => {
    const lines = ANSWERS[text];
    if (lines === undefined || channel === null) return;
    const blocks = lines.map((line) => ({ kind: 'text' as const, text: line }));
    // Not awaited: nothing is to be done when the server has confirmed it, and what waits is kept in memory.
    void network.send({
      to: { kind: 'channel', channel },
      reply: { blocks },
      urgency: 'answer',
      expiresAt: at + 30_000,
      addressee: sender.nick,
    });
  },
});
