/**
 * Measures bots on a real InspIRCd whose flood limits are lifted: a bare irc-framework bot that uses say(), one that writes its
 * line raw, the IRC adapter, and gsocbot as it is started; more by `--bot`:
 *
 *     npm run bench:irc -- --bot 'other=node other-bot.js {port} {nick} {channels}' --one '!dates' --three '!ideas'
 *
 * Rounds are interleaved and medians taken, because a machine drifts; ratios say more than the figures. Prints JSON.
 */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeInspircd } from '../../test/servers/irc/inspircd.ts';
import { makeOftcLike } from '../../test/servers/irc/oftc-like.ts';
import { type Contestant, type Figures, measure, measureStart } from './measure.ts';
import { ONE, THREE } from './peers/answers.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    sustained: { type: 'string', default: '50000' },
    bot: { type: 'string', multiple: true, default: [] },
    one: { type: 'string', default: ONE },
    three: { type: 'string', default: THREE },
  },
});

/** With the flags that this process was given itself: those that the bot is started with. */
const peer = (file: string, ...words: readonly string[]) => [
  process.execPath,
  ...process.execArgv,
  join(import.meta.dirname, 'peers', file),
  ...words,
];
const WHERE = ['{port}', '{nick}', '{channels}'];
const contestants: readonly Contestant[] = [
  { name: 'raw', command: peer('bare-bot.ts', 'raw', '127.0.0.1', ...WHERE), one: ONE, three: THREE },
  { name: 'say', command: peer('bare-bot.ts', 'say', '127.0.0.1', ...WHERE), one: ONE, three: THREE },
  { name: 'adapter', command: peer('adapter-bot.ts', '127.0.0.1', ...WHERE), one: ONE, three: THREE },
  {
    name: 'gsocbot',
    command: peer('gsocbot.ts', 'start', '127.0.0.1', ...WHERE),
    // What was made of the configuration is kept from one start to the next.
    prepare: peer('gsocbot.ts', 'health', '127.0.0.1', ...WHERE),
    one: '!dates',
    three: '!interview',
    stored: '!tz Asia/Kolkata',
  },
  ...values.bot.map((given) => {
    const at = given.indexOf('=');
    return { name: given.slice(0, at), command: given.slice(at + 1).split(' '), one: values.one, three: values.three };
  }),
];
const amount = {
  oneUser: 2_000,
  twentyUsers: 8_000,
  threeLines: 300,
  stored: 1_000,
  sustained: Number(values.sustained),
};

const rounds = new Map<string, Figures[]>(contestants.map(({ name }) => [name, []]));
const server = await makeInspircd({ isFloodLimitLifted: true });
await server.start(false);
// InspIRCd looks at who has registered once a second; how fast a bot starts shows on a server that does so at once.
const quick = await makeOftcLike();
await quick.start();
try {
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const contestant of contestants) {
      const startToFirstAnswerMs = await measureStart(contestant, quick.port);
      rounds.get(contestant.name)?.push({ startToFirstAnswerMs, ...(await measure(contestant, server.port, amount)) });
    }
  }
} finally {
  await server.remove();
  await quick.remove();
  for (const { port } of [server, quick])
    rmSync(join(tmpdir(), `gsocbot-bench-${port}`), { recursive: true, force: true });
}
const figures = Object.fromEntries([...rounds].map(([name, all]) => [name, medians(all)]));
const ratios = Object.fromEntries(
  Object.entries(figures).map(([name, own]) => [
    name,
    { toRaw: ratio(own, figures['raw']), toSay: ratio(own, figures['say']) },
  ]),
);
process.stdout.write(`${JSON.stringify({ figures, ratios }, null, 2)}\n`);
process.exit(0);

type Table = Readonly<Record<string, number | null>>;

function medians(all: readonly Figures[]): Table {
  const keys = Object.keys(all[0] ?? {}) as (keyof Figures)[];
  return Object.fromEntries(
    keys.map((key) => {
      const measured = all.flatMap((one) => one[key] ?? []);
      return [key, measured.length === 0 ? null : rounded(median(measured))];
    }),
  );
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function ratio(one: Table, other: Table | undefined): Table {
  return Object.fromEntries(
    Object.entries(one).flatMap(([key, value]) => {
      const theirs = other?.[key];
      return value === null || theirs == null ? [] : [[key, rounded(value / theirs)]];
    }),
  );
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
