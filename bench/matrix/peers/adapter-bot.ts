/** The Matrix adapter of gsocbot with a core that answers a fixed line. `adapter-bot.ts url token folder encrypted|open rooms` */
import { createMatrixNetwork } from '../../../src/adapters/matrix/matrix-network.ts';
import { DEFAULT_LIMITS, DEFAULT_PATIENCE } from '../../../src/adapters/matrix/settings.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { systemRandom } from '../../../src/adapters/system/system-random.ts';
import { systemTimers } from '../../../src/adapters/system/system-timers.ts';
import { textReply } from '../../../src/ports/reply.ts';
import { exchangesIn } from '../../../test/support/exchanges.ts';

const [url = '', token = '', folder = '', kind = '', rooms = ''] = process.argv.slice(2);
const ignore = () => {};
const network = createMatrixNetwork(
  {
    name: 'bench',
    homeserver: url,
    login: { kind: 'token', accessToken: token },
    deviceName: 'bench',
    folder,
    encryption: kind === 'encrypted' ? 'required' : 'off',
    rooms: rooms.split(','),
    bots: [],
    ghosts: [],
    texts: { cannotRead: '' },
    limits: { ...DEFAULT_LIMITS, maxRepeats: Infinity, maxQueued: Infinity },
    patience: DEFAULT_PATIENCE,
  },
  {
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    exchanges: exchangesIn(folder),
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  },
);
network.start({
  onConnected: () => {
    const timer = setInterval(() => {
      if (!network.status().channels.every(({ isJoined }) => isJoined)) return;
      clearInterval(timer);
      process.stdout.write('READY\n');
    }, 20);
  },
  onSeen: ignore,
  onMessage: async (message) => {
    if (!message.text.startsWith('!')) return;
    await network.send({
      to: { kind: 'channel', channel: message.channel ?? '' },
      reply: textReply(`answer to ${message.text}`),
      inReplyTo: message,
      urgency: 'answer',
      expiresAt: Date.now() + 30_000,
    });
  },
});
