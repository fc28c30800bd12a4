/**
 * A bot that is made to be killed: answers each question of its room, and announces what the file given second lists and the file
 * given third does not, noting there what was confirmed. Prints its device when it is connected.
 *
 *     node test/chaos/matrix/bot.ts settings.json due.txt sent.txt
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createMatrixNetwork } from '../../../src/adapters/matrix/matrix-network.ts';
import type { MatrixSettings } from '../../../src/adapters/matrix/settings.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { systemRandom } from '../../../src/adapters/system/system-random.ts';
import { systemTimers } from '../../../src/adapters/system/system-timers.ts';
import { textReply } from '../../../src/ports/reply.ts';
import { exchangesIn } from '../../support/exchanges.ts';

const [settingsFile = '', dueFile = '', sentFile = ''] = process.argv.slice(2);
// True: the runner wrote it.
const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as MatrixSettings;
const [channel = ''] = settings.rooms;
const linesOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);
const complain = (fields: object, message: string) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
const network = createMatrixNetwork(settings, {
  clock: systemClock,
  random: systemRandom,
  timers: systemTimers,
  exchanges: exchangesIn(settings.folder),
  log: { debug: () => {}, info: () => {}, warn: complain, error: complain },
});

async function announce(key: string): Promise<void> {
  const to = { kind: 'channel', channel } as const;
  const reply = textReply(`announcement ${key}`);
  const delivery = await network.send({ to, reply, urgency: 'announcement', expiresAt: null, transactionKey: key });
  if (delivery.kind === 'confirmed') appendFileSync(sentFile, `${key}\n`);
}

network.start({
  onMessage: async (message) => {
    if (!message.text.startsWith('!')) return;
    // Not waited for, as the core does it.
    void network.send({
      to: { kind: 'channel', channel },
      reply: textReply(`answer to ${message.text}`),
      inReplyTo: message,
      urgency: 'answer',
      expiresAt: Date.now() + 30_000,
    });
  },
  onConnected: () => {
    const sent = new Set(linesOf(sentFile));
    for (const key of linesOf(dueFile)) if (!sent.has(key)) void announce(key);
    process.stdout.write('CONNECTED\n');
  },
  onSeen: () => {},
});
process.on('SIGTERM', () => void network.stop(5_000).then(() => process.exit(0)));
