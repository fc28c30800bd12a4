import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runGsocbot } from '../support/command-line.ts';
import { incoming } from '../support/conversation.ts';
import { actor, ann, at, carol, dave, erin, HOUR } from '../support/interviews.ts';
import { openDesk } from '../support/open-desk.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const KEY = { program: 'orchard-2030', idea: 'pear' };

/** A folder with a configuration and the database of a small season. */
async function season(): Promise<string> {
  const folder = tempFolder();
  writeIn(folder, 'bot.yaml', 'database: bot.sqlite\n');
  const { desk, clock, database } = await openDesk({ file: join(folder, 'bot.sqlite') });
  await desk.join(actor(carol), KEY);
  clock.set('2030-03-18T12:45:00Z');
  const startsAt = at('2030-03-20T14:00:00Z');
  await desk.offer(actor(ann), KEY, [
    { startsAt, endsAt: startsAt + HOUR },
    { startsAt: startsAt + HOUR, endsAt: startsAt + 2 * HOUR },
  ]);
  await desk.decline(actor(carol), 1, '');
  await desk.book(actor(dave), 1);
  await desk.cancel(actor(ann), 2, 'ill');
  await desk.book(actor(erin), 2);
  await desk.cancel(actor(ann), 3, '=HYPERLINK("http://evil.example")');
  await desk.forget(actor(dave), [{ network: 'oftc', account: 'dave' }]);
  await database.close();
  return folder;
}

/** The same, with an interview in which something was said. */
async function held(): Promise<string> {
  const folder = tempFolder();
  writeIn(folder, 'bot.yaml', 'database: bot.sqlite\n');
  const { desk, clock, running, database } = await openDesk({ file: join(folder, 'bot.sqlite') });
  const startsAt = at('2030-03-20T14:00:00Z');
  await desk.offer(actor(ann), KEY, [{ startsAt, endsAt: startsAt + HOUR }]);
  await desk.book(actor(carol), 1);
  clock.set('2030-03-20T14:00:00Z');
  await desk.checkIn(actor(carol), 1);
  await desk.checkIn(actor(ann), 1);
  clock.set('2030-03-20T14:00:05Z');
  const sender = { nick: 'carol', account: 'carol' };
  await running.hear(incoming('Hello\u001b[2J', { network: 'oftc', channel: null, sender }), async () => 'carol');
  const note = { by: ann.id, nick: 'appletree', score: 4, text: 'knows C', at: clock.now() };
  await running.record.addNote(1, note);
  await database.close();
  return folder;
}

const exporting = (folder: string, ...options: readonly string[]) =>
  runGsocbot(['export', '-c', 'bot.yaml', '-p', 'orchard-2030', ...options], folder);

describe('the ledger', () => {
  it('has every slot with what became of it, as CSV', async () => {
    const { code, out, error } = await exporting(await season());

    expect([code, error]).toEqual([0, '']);
    expect(out.split('\r\n')).toEqual([
      'slot,idea,mentor,startsAt,endsAt,slotState,booking,applicant,state,by,bookedAt,waitedMinutes,exercise,end,missing,shortNotice,lastChangeBy,reason',
      '1,pear,ann-lee,2030-03-20T14:00:00.000Z,2030-03-20T15:00:00.000Z,offered,1,oftc/carol,cancelled,queue,2030-03-18T12:45:00.000Z,45,,declined,,false,oftc/carol,',
      '1,pear,ann-lee,2030-03-20T14:00:00.000Z,2030-03-20T15:00:00.000Z,offered,2,forgotten/b2,cancelled,applicant,2030-03-18T12:45:00.000Z,,,cancelled-by-mentor,,false,ann-lee,',
      `2,pear,ann-lee,2030-03-20T15:00:00.000Z,2030-03-20T16:00:00.000Z,offered,3,oftc/erin,cancelled,applicant,2030-03-18T12:45:00.000Z,,,cancelled-by-mentor,,false,ann-lee,"'=HYPERLINK(""http://evil.example"")"`,
      '2,pear,ann-lee,2030-03-20T15:00:00.000Z,2030-03-20T16:00:00.000Z,offered,4,oftc/carol,held,queue,2030-03-18T12:45:00.000Z,45,,,,false,ann-lee,',
      '',
    ]);
  });

  it('has every applicant with what they got', async () => {
    const { out } = await exporting(await season(), '--by', 'applicant');

    expect(out.split('\r\n').map((line) => line.split(',').toSpliced(2, 1).join(','))).toEqual([
      'applicant,idea,waiting,offered,taken,declined,expired,withdrawnByMentor,cancelledByApplicant,cancelledByMentor,moved,shortNotice,done,missedByApplicant,missedByMentor,exercises',
      'forgotten/b2,pear,false,0,1,0,0,0,0,1,0,0,0,0,0,',
      'oftc/carol,pear,true,2,0,1,0,0,0,0,0,0,0,0,0,',
      'oftc/erin,pear,false,0,1,0,0,0,0,1,0,0,0,0,0,',
      '',
    ]);
  });

  it('comes as JSON with both, into a file that others cannot read', async () => {
    const folder = await season();

    const { code, out } = await exporting(folder, '--json', '--out', 'ledger.json');

    expect([code, out]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(join(folder, 'ledger.json'), 'utf8'))).toMatchObject({
      slots: [{ slot: 1, applicant: 'oftc/carol' }, { slot: 1 }, { slot: 2 }, { slot: 2 }],
      applicants: [{ applicant: 'forgotten/b2' }, { applicant: 'oftc/carol' }, { applicant: 'oftc/erin' }],
    });
    expect(statSync(join(folder, 'ledger.json')).mode & 0o077).toBe(0);
  });

  it('is an error for a program without interviews, which says for which there are some', async () => {
    const { code, out, error } = await runGsocbot(
      ['export', '-c', 'bot.yaml', '-p', 'other', '--json'],
      await season(),
    );

    expect([code, out]).toEqual([1, '']);
    expect(error).toBe('no slot was offered for other; slots were offered for orchard-2030\n');
  });

  it('is not made of a database that is not there', async () => {
    const folder = tempFolder();
    writeIn(folder, 'bot.yaml', 'database: bot.sqlite\n');

    const { code, out, error } = await exporting(folder);

    expect([code, out]).toEqual([1, '']);
    expect(error).toContain('there is no database');
  });
});

describe('the transcript of an interview', () => {
  it('has what was said and noted, without what would steer a terminal', async () => {
    const { code, out } = await exporting(await held(), '--transcript', 'b1');

    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'Interview b1 for pear (orchard-2030), 2030-03-20 14:00:00 UTC: carol with appletree',
      '',
      '2030-03-20 14:00:05 <carol> Hello [2J',
      '',
      'Notes',
      '2030-03-20 14:00:05 appletree, score 4: knows C',
      '',
    ]);
  });

  it('is asked for by a booking that there is', async () => {
    const folder = await held();

    const none = await exporting(folder, '--transcript', 'b9');
    const wrong = await exporting(folder, '--transcript', 'carol');

    expect([none.code, none.error]).toEqual([1, 'there is no interview b9 of orchard-2030\n']);
    expect(wrong.code).toBe(2);
    expect(wrong.error).toContain('Write a booking such as b7.');
  });
});
