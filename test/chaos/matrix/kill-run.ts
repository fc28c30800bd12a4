import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { megolmIndex } from '../../../vendor/matrix-sdk-crypto/megolm-index.ts';
import { settingsFor } from '../../adapters/matrix/rig.ts';
import { type Account, call, type Json, register } from '../../servers/matrix/api.ts';
import { makeNioPerson, type NioPerson } from '../../servers/matrix/nio-person.ts';
import { makeSynapse, type Synapse } from '../../servers/matrix/synapse.ts';

/** What came of a bot that was killed again and again while it wrote encrypted messages. */
export interface KillFigures {
  readonly kills: number;
  /** Kills that came while something was still to be said. */
  readonly interrupting: number;
  readonly questions: number;
  readonly announcements: number;
  /** Questions and announcements that nobody saw answered or said. */
  readonly lost: readonly string[];
  /** What was said more than once. */
  readonly doubled: readonly string[];
  /** Events of the bot's that matrix-nio could not read. */
  readonly undecryptable: number;
  /** Events of the bot's that the homeserver could read. */
  readonly inTheClear: number;
  /** Places of the ratchet that were used for two events: a betrayal of both. */
  readonly reused: number;
  /** Devices that the bot had, with their keys. */
  readonly identities: number;
  /** Events that the bot wrote. */
  readonly events: number;
}

const BATCH = 4;
/** So long without anything new, and nothing more is waited for: a busy machine is slow, not forgetful. */
const SILENT_FOR_MS = 60_000;

/** @param fraction chance from 0 to 1, for the moments of the kills. */
export async function runKills(rounds: number, fraction: () => number): Promise<KillFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'gsocbot-kills-'));
  const server = await makeSynapse();
  await server.start();
  const account = await register(server.url, 'gsocbot');
  const nora = await makeNioPerson(server.url, 'nora', join(folder, 'nora'));
  try {
    const room = await nora.createRoom('kills', account.userId, 7);
    const files = prepare(folder, server, account);
    const first = await startedBot(files);
    await nora.together(room, [account.userId, nora.userId]);
    await stopped(first, 'SIGTERM');
    const before = await identity(server, account);
    const { said, interrupting } = await killAgainAndAgain(rounds, fraction, nora, room, files);
    const last = await startedBot(files);
    const lost = await missing(nora, said);
    await stopped(last, 'SIGTERM');
    const after = await identity(server, account);
    return {
      ...figures(nora, await eventsOf(server, account, room), said),
      lost,
      kills: rounds,
      interrupting,
      identities: before === after ? 1 : 2,
    };
  } finally {
    for (const bot of running) bot.kill('SIGKILL');
    await nora.leave();
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Files {
  readonly settings: string;
  readonly due: string;
  readonly sent: string;
}

function prepare(folder: string, server: Synapse, account: Account): Files {
  const files = {
    settings: join(folder, 'settings.json'),
    due: join(folder, 'due.txt'),
    sent: join(folder, 'sent.txt'),
  };
  const settings = settingsFor(server.url, account, {
    folder: join(folder, 'bot'),
    rooms: ['#kills:localhost'],
    encryption: 'required',
    patience: { staleAfterMs: 3_600_000 },
  });
  writeFileSync(files.settings, JSON.stringify(settings));
  writeFileSync(files.due, '');
  return files;
}

/** Those that run: whatever goes wrong, none of them is left behind. */
const running = new Set<ChildProcess>();

async function startedBot({ settings, due, sent }: Files): Promise<ChildProcess> {
  const words = [join(import.meta.dirname, 'bot.ts'), settings, due, sent];
  const bot = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(bot);
  bot.on('exit', () => running.delete(bot));
  await once(bot.stdout, 'data');
  return bot;
}

async function stopped(bot: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = once(bot, 'exit');
  bot.kill(signal);
  await gone;
}

/** @returns what the bot should have said by the end, and how many kills came before all of their round was said. */
async function killAgainAndAgain(
  rounds: number,
  fraction: () => number,
  nora: NioPerson,
  room: string,
  files: Files,
): Promise<{ readonly said: readonly string[]; readonly interrupting: number }> {
  const said: string[] = [];
  let interrupting = 0;
  for (let round = 0; round < rounds; round += 1) {
    const names = Array.from({ length: BATCH }, (_, at) => `${round}-${at}`);
    appendFileSync(files.due, names.map((name) => `${name}\n`).join(''));
    const bot = await startedBot(files);
    const asked = (async () => {
      for (const name of names) await nora.say(room, `!q${name}`);
    })();
    await new Promise((resolve) => setTimeout(resolve, fraction() * 300));
    await stopped(bot, 'SIGKILL');
    await asked;
    const wanted = [...names.map((name) => `announcement ${name}`), ...names.map((name) => `answer to !q${name}`)];
    const heard = new Set(nora.messages.map(({ content }) => content.body));
    if (wanted.some((text) => !heard.has(text))) interrupting += 1;
    said.push(...wanted);
  }
  return { said, interrupting };
}

async function missing(nora: NioPerson, wanted: readonly string[]): Promise<readonly string[]> {
  const unsaid = () => {
    const said = new Set(nora.messages.map(({ content }) => content.body));
    return wanted.filter((text) => !said.has(text));
  };
  let count = nora.messages.length;
  let end = Date.now() + SILENT_FOR_MS;
  while (unsaid().length > 0 && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (nora.messages.length > count) end = Date.now() + SILENT_FOR_MS;
    count = nora.messages.length;
  }
  return unsaid();
}

function figures(
  nora: NioPerson,
  events: readonly Json[],
  wanted: readonly string[],
): Omit<KillFigures, 'lost' | 'kills' | 'interrupting' | 'identities'> {
  const texts = nora.messages.map(({ content }) => content.body);
  const encrypted = events.filter(({ type }) => type === 'm.room.encrypted');
  const places = encrypted.map(({ content }) => `${content.session_id} ${megolmIndex(content.ciphertext)}`);
  return {
    questions: wanted.filter((text) => text.startsWith('answer')).length,
    announcements: wanted.filter((text) => text.startsWith('announcement')).length,
    doubled: wanted.filter((text) => texts.filter((one) => one === text).length > 1),
    undecryptable: nora.undecryptable.length,
    inTheClear: events.filter(({ type }) => type === 'm.room.message').length,
    reused: places.length - new Set(places).size,
    events: encrypted.length,
  };
}

/** All that the bot wrote into the room, as the homeserver holds it. */
async function eventsOf(server: Synapse, account: Account, room: string): Promise<readonly Json[]> {
  const found: Json[] = [];
  let from: string | undefined;
  do {
    const page = from === undefined ? '' : `&from=${encodeURIComponent(from)}`;
    const path = `/rooms/${encodeURIComponent(room)}/messages?dir=b&limit=500${page}`;
    const answer = await call(server.url, account.accessToken, 'GET', path);
    found.push(...answer.chunk);
    from = answer.chunk.length > 0 ? answer.end : undefined;
  } while (from !== undefined);
  return found.filter(({ sender, state_key }) => sender === account.userId && state_key === undefined);
}

/** The bot's devices that have keys, and their keys. */
async function identity(server: Synapse, { accessToken, userId }: Account): Promise<string> {
  const answer = await call(server.url, accessToken, 'POST', '/keys/query', { device_keys: { [userId]: [] } });
  const devices: [string, Json][] = Object.entries(answer.device_keys[userId]);
  return JSON.stringify(devices.map(([id, { keys }]) => [id, keys]));
}
