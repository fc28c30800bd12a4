import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlPreferences } from '../../src/adapters/sql/sql-preferences.ts';
import { runGsocbot } from '../support/command-line.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const CAROL = { nick: 'carol', account: 'carol' };

function folderWithConfig(): string {
  const folder = tempFolder();
  writeIn(folder, 'bot.yaml', 'database: bot.sqlite\n');
  return folder;
}

describe('backup', () => {
  it('copies what a running bot has written, its log included, to one file that only its owner can read', async () => {
    const folder = folderWithConfig();
    const running = await openDatabase(join(folder, 'bot.sqlite'));
    await createSqlPreferences(running).setZone('oftc', CAROL, 'Asia/Kolkata');

    const { code, out, error } = await runGsocbot(['backup', '-c', 'bot.yaml', '--out', 'copy.sqlite'], folder);

    const copy = await openDatabase(join(folder, 'copy.sqlite'));
    const zone = await createSqlPreferences(copy).zoneOf('oftc', CAROL);
    await Promise.all([running.close(), copy.close()]);
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^copy\.sqlite: \d+ bytes\n$/);
    expect(zone).toBe('Asia/Kolkata');
    expect(statSync(join(folder, 'copy.sqlite')).mode & 0o777).toBe(0o600);
  });

  it('overwrites nothing', async () => {
    const folder = folderWithConfig();
    await (await openDatabase(join(folder, 'bot.sqlite'))).close();
    writeIn(folder, 'copy.sqlite', 'precious');

    const { code, error } = await runGsocbot(['backup', '-c', 'bot.yaml', '--out', 'copy.sqlite'], folder);

    expect(code).toBe(1);
    expect(error).toBe('copy.sqlite is there already; name a file that is not.\n');
  });

  it('says so where there is no database, and makes none', async () => {
    const folder = folderWithConfig();

    const { code, error } = await runGsocbot(['backup', '-c', 'bot.yaml', '--out', 'copy.sqlite'], folder);

    expect(code).toBe(1);
    expect(error).toContain('was the bot ever started with this configuration?');
    expect(existsSync(join(folder, 'bot.sqlite'))).toBe(false);
  });

  it('makes the folder of the copy, for its owner alone', async () => {
    const folder = folderWithConfig();
    await (await openDatabase(join(folder, 'bot.sqlite'))).close();

    const { code } = await runGsocbot(['backup', '-c', 'bot.yaml', '--out', 'copies/copy.sqlite'], folder);

    expect(code).toBe(0);
    expect(statSync(join(folder, 'copies')).mode & 0o777).toBe(0o700);
  });

  it('says in a sentence why that folder cannot be made', async () => {
    const folder = folderWithConfig();
    await (await openDatabase(join(folder, 'bot.sqlite'))).close();

    const { code, error } = await runGsocbot(['backup', '-c', 'bot.yaml', '--out', 'bot.yaml/copy.sqlite'], folder);

    expect(code).toBe(1);
    expect(error).toBe('The folder bot.yaml cannot be made (EEXIST).\n');
  });
});
