import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runGsocbot } from '../support/command-line.ts';
import { actor, ann, at, carol, dave, HOUR } from '../support/interviews.ts';
import { openDesk } from '../support/open-desk.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

/** A folder with a configuration and the database of a small season. */
async function season(): Promise<string> {
  const folder = tempFolder();
  writeIn(folder, 'bot.yaml', 'database: bot.sqlite\n');
  const { desk, clock, database } = await openDesk({ file: join(folder, 'bot.sqlite') });
  const key = { program: 'orchard-2030', idea: 'pear' };
  await desk.join(actor(carol), key);
  clock.set('2030-03-18T12:45:00Z');
  const startsAt = at('2030-03-20T14:00:00Z');
  await desk.offer(actor(ann), key, [
    { startsAt, endsAt: startsAt + HOUR },
    { startsAt: startsAt + HOUR, endsAt: startsAt + 2 * HOUR },
  ]);
  await desk.decline(actor(carol), 1, '');
  await desk.book(actor(dave), 1);
  await desk.cancel(actor(ann), 2, '=HYPERLINK("http://evil.example")');
  await desk.store.forget(dave.id);
  await database.close();
  return folder;
}

describe('the ledger', () => {
  it('has every slot with what became of it, as CSV that no spreadsheet takes for formulas', async () => {
    const folder = await season();

    const { code, out, error } = await runGsocbot(
      ['export', '--config', 'bot.yaml', '--program', 'orchard-2030'],
      folder,
    );

    expect([code, error]).toEqual([0, '']);
    expect(out.split('\r\n')).toEqual([
      'slot,idea,mentor,startsAt,endsAt,slotState,booking,applicant,state,by,bookedAt,waitedMinutes,exercise,missing,shortNotice,lastChangeBy,reason',
      '1,pear,ann-lee,2030-03-20T14:00:00.000Z,2030-03-20T15:00:00.000Z,offered,1,oftc/carol,cancelled,queue,2030-03-18T12:45:00.000Z,45,,,false,oftc/carol,',
      `1,pear,ann-lee,2030-03-20T14:00:00.000Z,2030-03-20T15:00:00.000Z,offered,2,forgotten/b2,cancelled,applicant,2030-03-18T12:45:00.000Z,,,,false,ann-lee,"'=HYPERLINK(""http://evil.example"")"`,
      '2,pear,ann-lee,2030-03-20T15:00:00.000Z,2030-03-20T16:00:00.000Z,offered,,,,,,,,,,,',
      '',
    ]);
  });

  it('comes as JSON, too, and is empty for a program without interviews', async () => {
    const folder = await season();

    const json = await runGsocbot(['export', '-c', 'bot.yaml', '-p', 'orchard-2030', '--json'], folder);
    const none = await runGsocbot(['export', '-c', 'bot.yaml', '-p', 'other', '--json'], folder);

    expect(JSON.parse(json.out)).toMatchObject([
      { slot: 1, applicant: 'oftc/carol' },
      { slot: 1 },
      { slot: 2, booking: null },
    ]);
    expect(JSON.parse(none.out)).toEqual([]);
  });
});
