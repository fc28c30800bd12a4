/** gsocbot itself with all limits lifted, as `npm start -- --config FILE` runs it: `gsocbot.ts start host port nick #a,#b` */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [subcommand = '', host = '', port = '', nick = '', channels = ''] = process.argv.slice(2);
// The same for the same bot, so that what was made of the configuration is found again.
const folder = join(tmpdir(), `gsocbot-bench-${port}`);
mkdirSync(folder, { recursive: true });
const file = join(folder, 'bot.yaml');
writeFileSync(
  file,
  `botNick: ${nick}
programs: [qemu-2024]
database: bot.sqlite
limits: { perPersonPerMinute: 0, perChannelPerMinute: 0 }
log: { level: error }
networks:
  - kind: irc
    name: bench
    host: ${host}
    port: ${port}
    tls: { kind: plain }
    owner: bench
    source: bench
    speaking: { linesPerSecond: 0, repeats: 0 }
    channels: [${channels
      .split(',')
      .map((name) => `{ name: "${name}" }`)
      .join(', ')}]
`,
);
process.argv.splice(2, process.argv.length, subcommand, '--config', file);
await import(new URL('../../../build/main.js', import.meta.url).href);
