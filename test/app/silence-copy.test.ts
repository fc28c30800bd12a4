import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { copyDatabase } from '../../src/adapters/sql/copy-database.ts';
import { openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlPauses } from '../../src/adapters/sql/sql-pauses.ts';
import { silenceCopy } from '../../src/app/silence-copy.ts';
import { fixedClock, recordingLog } from '../support/fakes.ts';
import { settingsFrom } from '../support/settings.ts';
import { tempFolder } from '../support/temp-folder.ts';

const SETTINGS = settingsFrom(`programs: [qemu-2024]
networks:
  - { kind: irc, name: oftc, host: localhost, owner: anna, source: here, channels: [{ name: "#orchard" }, { name: "#pears" }] }
`);
const PAUSED = ['#orchard', '#pears'].map((channel) => ({
  network: 'oftc',
  channel,
  since: Date.parse('2030-03-18T10:00:00Z'),
  by: 'restored copy',
}));

/** A start of the bot with that file as its database. */
async function start(file: string) {
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  const log = recordingLog();
  await silenceCopy(database, SETTINGS, { clock: fixedClock('2030-03-18T10:00:00Z'), log });
  return { pauses: createSqlPauses(database), log };
}

it('a bot whose database is a copy that was put back says nothing unasked in channels until an org admin resumes them', async () => {
  const folder = tempFolder();
  const [file, copy] = [join(folder, 'bot.sqlite'), join(folder, 'copy.sqlite')];
  const first = await start(file);
  await copyDatabase(file, copy);

  const back = await start(copy);

  expect(await first.pauses.list()).toEqual([]);
  expect(await back.pauses.list()).toEqual(PAUSED);
  expect(back.log.entries).toEqual([
    expect.objectContaining({ level: 'warn', message: expect.stringContaining('is a copy that was put back') }),
  ]);
});

it('does so once: what was resumed stays so after the next start', async () => {
  const folder = tempFolder();
  const [file, copy] = [join(folder, 'bot.sqlite'), join(folder, 'copy.sqlite')];
  await start(file);
  await copyDatabase(file, copy);
  const { pauses } = await start(copy);
  await pauses.resume('oftc', '#orchard');

  const again = await start(copy);

  expect((await again.pauses.list()).map(({ channel }) => channel)).toEqual(['#pears']);
  expect(again.log.entries).toEqual([]);
});

it('a copy of a copy is a copy', async () => {
  const folder = tempFolder();
  const [file, copy, other] = [join(folder, 'bot.sqlite'), join(folder, 'copy.sqlite'), join(folder, 'other.sqlite')];
  await start(file);
  await copyDatabase(file, copy);
  await copyDatabase(copy, other);

  expect(await (await start(other)).pauses.list()).toEqual(PAUSED);
});
