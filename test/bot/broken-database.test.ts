import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlOutbox } from '../../src/adapters/sql/sql-outbox.ts';
import { StoreError } from '../../src/ports/store-error.ts';
import { DEADLINE, planned } from '../support/outbox.ts';
import { ORCHARD_RULES } from '../support/reminders.ts';
import { type Season, startSeason } from '../support/season.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** A season with one announcement due at the beginning of 2030, in a file. */
async function withAnnouncement(file: string): Promise<Season> {
  const bot = await startSeason({ file, rules: { ...ORCHARD_RULES, listeners: [] } });
  onTestFinished(() => bot.close());
  await bot.at('2030-01-01T00:00Z');
  const recipient = { kind: 'channel', network: 'test', channel: '#orchard' } as const;
  await bot.outbox.add([planned('a', { kind: 'announcement', recipient, dueAt: Date.parse('2030-01-01T09:00Z') })], 0);
  return bot;
}

const complaints = (bot: Season) => bot.log.filter(({ level }) => level === 'error').map(({ message }) => message);

describe('a full disk', () => {
  it('is a StoreError with its cause, and keeps what was recorded', async () => {
    const database = await openDatabase(join(tempFolder(), 'gsocbot.sqlite'));
    onTestFinished(() => database.close());
    const outbox = createSqlOutbox(database);
    await outbox.add([planned('a')], 0);
    // SQLite answers a file at its greatest size as it answers a full disk: SQLITE_FULL.
    const [{ page_count: pages }] = await database.knex.raw('PRAGMA page_count');
    await database.knex.raw(`PRAGMA max_page_count = ${pages}`);

    const failure = await outbox
      .add(
        Array.from({ length: 400 }, (_, at) => planned(`b${at}`)),
        0,
      )
      .catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(StoreError);
    expect(String(failure instanceof Error && failure.cause)).toContain('database or disk is full');
    expect((await outbox.list({})).map(({ key }) => key)).toEqual(['a']);
  });
});

describe('a database that another process has locked', () => {
  it('has the bot say nothing, log why, and go on when it is free', async () => {
    const file = join(tempFolder(), 'gsocbot.sqlite');
    const bot = await withAnnouncement(file);
    await bot.database.knex.raw('PRAGMA busy_timeout = 100');
    const locker = spawn(process.execPath, ['-e', LOCK, file], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(locker.stdout, 'data');

    expect(await bot.at('2030-01-01T09:00Z')).toEqual([]);
    expect(complaints(bot)).toContain('the outbox does not work');
    locker.stdin.end();
    await once(locker, 'close');

    expect(await bot.at('2030-01-01T09:01Z')).toEqual(['#orchard: text of a']);
    expect(await bot.outbox.list({})).toMatchObject([{ state: 'sent' }]);
  });
});

/** Locks the database until standard input ends. */
const LOCK = `
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(process.argv[1]);
database.exec('BEGIN IMMEDIATE');
process.stdout.write('locked');
process.stdin.on('end', () => { database.exec('ROLLBACK'); database.close(); }).resume();
`;

describe('a database that becomes read-only while messages are said', () => {
  it('leaves one message in doubt, says nothing more, and records and goes on when it can be written', async () => {
    const bot = await withAnnouncement(join(tempFolder(), 'gsocbot.sqlite'));
    const recipient = { kind: 'channel', network: 'test', channel: '#orchard' } as const;
    const more = ['b', 'c'].map((key) =>
      planned(key, { kind: 'announcement', recipient, dueAt: Date.parse('2030-01-01T09:00Z') }),
    );
    await bot.outbox.add(more, 0);
    // As root may write any file, the database itself is told to refuse, from the moment at which the first line is out.
    bot.network.afterSend = () => bot.database.knex.raw('PRAGMA query_only = ON');

    expect(await bot.at('2030-01-01T09:00Z')).toEqual(['#orchard: text of a']);
    expect(complaints(bot)).toContain('an outcome could not be recorded');
    expect(await bot.at('2030-01-01T09:01Z')).toEqual([]);
    bot.network.afterSend = async () => {};
    await bot.database.knex.raw('PRAGMA query_only = OFF');

    expect(await bot.at('2030-01-01T09:02Z')).toEqual(['#orchard: text of b', '#orchard: text of c']);
    expect((await bot.outbox.list({})).map(({ key, state }) => `${key} ${state}`)).toEqual([
      'a sent',
      'b sent',
      'c sent',
    ]);
    expect(await bot.at('2030-01-01T09:03Z')).toEqual([]);
  });

  it('is told without the words that could not be written', async () => {
    const bot = await withAnnouncement(join(tempFolder(), 'gsocbot.sqlite'));
    await bot.database.knex.raw('PRAGMA query_only = ON');

    const failure = await bot.outbox.add([planned('a secret of Ann')], 0).catch((error: unknown) => error);

    expect(String(failure instanceof Error && failure.cause)).toBe(
      'Error: SQLITE_READONLY: attempt to write a readonly database',
    );
  });
});

describe('a page of the database that is damaged', () => {
  it('is an error by name, and no lie', async () => {
    const file = join(tempFolder(), 'gsocbot.sqlite');
    const database = await openDatabase(file);
    await createSqlOutbox(database).add(
      Array.from({ length: 2_000 }, (_, at) => planned(`a${at}`, { dueAt: DEADLINE + at })),
      0,
    );
    await database.close();
    damage(file);

    const failure = await openAndRead(file).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(StoreError);
    expect(String(failure instanceof Error && failure.cause)).toMatch(/malformed|not a database/);
  });
});

/** Writes nonsense over everything behind the first pages. */
function damage(file: string): void {
  const { size } = statSync(file);
  const handle = openSync(file, 'r+');
  for (let at = 65_536; at < size; at += 4_096) writeSync(handle, Buffer.alloc(4_096, 0xa5), 0, 4_096, at);
  closeSync(handle);
}

async function openAndRead(file: string) {
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  return createSqlOutbox(database).list({});
}
