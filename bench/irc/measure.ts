import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { BenchUser } from './users.ts';

/** A bot to be measured. In the command `{port}`, `{nick}` and `{channels}` (comma-separated) are filled in. */
export interface Contestant {
  readonly name: string;
  readonly command: readonly string[];
  /** Run to its end before the bot is started, with the same words filled in: what is done once and not at each start. */
  readonly prepare?: readonly string[];
  /** A question that is answered in one line, and one that is answered in three. */
  readonly one: string;
  readonly three: string;
  /** A question whose answer is written into a database first; left out for bots that have none. */
  readonly stored?: string;
}

/** What was measured of one bot; times in milliseconds. */
export interface Figures {
  readonly startToFirstAnswerMs: number;
  readonly oneUserP50Ms: number;
  readonly oneUserP99Ms: number;
  readonly twentyUsersP50Ms: number;
  readonly twentyUsersP99Ms: number;
  readonly threeLinesP50Ms: number;
  /** Null for bots without a database. */
  readonly storedP50Ms: number | null;
  readonly storedP99Ms: number | null;
  readonly answersPerSecond: number;
  readonly cpuSecondsPer1000: number;
  readonly rssStartMiB: number;
  readonly rssEndMiB: number;
}

/** How much is asked. */
export interface Amount {
  readonly oneUser: number;
  readonly twentyUsers: number;
  readonly threeLines: number;
  readonly stored: number;
  /** Answers until the memory is looked at, all in all in the sustained run. */
  readonly sustained: number;
}

const NICK = 'benchbot';
const USERS = 20;
/**
 * Questions under way at once in the sustained run: enough to keep any bot busy, and their answers fit the buffer that InspIRCd
 * reads a client with; of what does not fit it reads the next buffer a second later.
 */
const WINDOW = 200;
/** A bot that says nothing for so long has failed. */
const GIVE_UP_MS = 120_000;

/** From the start of the process to its first answer in a channel, in milliseconds. */
export async function measureStart(contestant: Contestant, port: number): Promise<number> {
  return run(contestant, port, 1, async (first, started) => {
    await first.botJoined();
    await first.ask(contestant.one, 1);
    return performance.now() - started;
  });
}

/** Asks a bot everything but how fast it starts. */
export async function measure(
  contestant: Contestant,
  port: number,
  amount: Amount,
): Promise<Omit<Figures, 'startToFirstAnswerMs'>> {
  return run(contestant, port, USERS, (first, _started, users, pid) => ask(contestant, users, first, pid, amount));
}

type Measurement<T> = (first: BenchUser, started: number, users: readonly BenchUser[], pid: number) => Promise<T>;

/** Starts the bot in so many channels with one user in each, has it measured, stops it. */
async function run<T>(contestant: Contestant, port: number, count: number, measurement: Measurement<T>): Promise<T> {
  const channels = Array.from({ length: count }, (_, at) => `#bench${at}`);
  const users = await Promise.all(channels.map((channel, at) => BenchUser.connect(port, `user${at}`, channel, NICK)));
  // True: there is at least one.
  const first = users[0] as BenchUser;
  const filledIn = (words: readonly string[]) =>
    words.map((word) =>
      word.replace('{port}', String(port)).replace('{nick}', NICK).replace('{channels}', channels.join(',')),
    );
  const [preparing, ...preparingArgs] = filledIn(contestant.prepare ?? []);
  if (preparing !== undefined) spawnSync(preparing, preparingArgs, { stdio: 'ignore' });
  const started = performance.now();
  const [program = '', ...args] = filledIn(contestant.command);
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), GIVE_UP_MS);
  const pid = child.pid ?? 0;
  const died = once(child, 'exit').then(() => {
    throw new Error(`${contestant.name} ended before it was measured`);
  });
  try {
    return await Promise.race([died, measurement(first, started, users, pid)]);
  } finally {
    clearTimeout(timer);
    died.catch(() => {});
    child.kill('SIGKILL');
    for (const user of users) user.close();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}

async function ask(
  { one, three, stored }: Contestant,
  users: readonly BenchUser[],
  first: BenchUser,
  pid: number,
  amount: Amount,
): Promise<Omit<Figures, 'startToFirstAnswerMs'>> {
  await Promise.all(users.map((user) => user.botJoined()));
  const rssStartMiB = rssMiB(pid);
  const oneUser = await series(first, one, 1, amount.oneUser);
  const threeLines = await series(first, three, 3, amount.threeLines);
  const written = stored === undefined ? null : await series(first, stored, 1, amount.stored);
  const perUser = Math.ceil(amount.twentyUsers / users.length);
  const twenty = (await Promise.all(users.map((user) => series(user, one, 1, perUser)))).flat();
  const cpuBefore = cpuSeconds(pid);
  const begin = performance.now();
  await sustain(first, one, amount.sustained);
  const seconds = (performance.now() - begin) / 1_000;
  return {
    oneUserP50Ms: percentile(oneUser, 0.5),
    oneUserP99Ms: percentile(oneUser, 0.99),
    twentyUsersP50Ms: percentile(twenty, 0.5),
    twentyUsersP99Ms: percentile(twenty, 0.99),
    threeLinesP50Ms: percentile(threeLines, 0.5),
    storedP50Ms: written && percentile(written, 0.5),
    storedP99Ms: written && percentile(written, 0.99),
    answersPerSecond: amount.sustained / seconds,
    cpuSecondsPer1000: ((cpuSeconds(pid) - cpuBefore) / amount.sustained) * 1_000,
    rssStartMiB,
    rssEndMiB: rssMiB(pid),
  };
}

async function series(user: BenchUser, question: string, lines: number, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) times.push(await user.ask(question, lines));
  // The first ones pay for the compiler.
  return times.slice(Math.floor(count / 10));
}

async function sustain(user: BenchUser, question: string, count: number): Promise<void> {
  const base = user.seen;
  user.write(question, Math.min(WINDOW, count));
  for (let asked = Math.min(WINDOW, count); asked < count; ) {
    await user.seesUpTo(base + asked - WINDOW + 1);
    const more = Math.min(count, user.seen - base + WINDOW) - asked;
    if (more > 0) user.write(question, more);
    asked += Math.max(0, more);
  }
  await user.seesUpTo(base + count);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Processor time of a process and its children that have ended. Source: proc(5), fields 14 and 15; 100 ticks a second on Linux. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function rssMiB(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
}
