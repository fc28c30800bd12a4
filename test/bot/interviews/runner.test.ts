import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layoutLines } from '../../../src/domain/text/layout-lines.ts';
import type { IncomingMessage } from '../../../src/ports/incoming-message.ts';
import { incoming } from '../../support/conversation.ts';
import { deskForTest } from '../../support/interview-desk.ts';
import { actor, ann, at, bob, carol, dave, HOUR, MINUTE } from '../../support/interviews.ts';
import type { DeskRig } from '../../support/open-desk.ts';
import { newlySaid } from '../../support/outbox-said.ts';
import { orchard } from '../../support/programs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const PEAR = { program: 'orchard-2030', idea: 'pear' };
const START = at('2030-03-20T14:00:00Z');

/** A booking of Carol's at Ann's slot two days from now; what was said about it is out of the way. */
async function booked(file?: string, key = PEAR, programs = [orchard]): Promise<DeskRig> {
  const rig = await deskForTest({ programs, ...(file === undefined ? {} : { file }) });
  await rig.desk.offer(actor(ann), key, [{ startsAt: START, endsAt: START + 2 * HOUR }]);
  await rig.desk.book(actor(carol), 1);
  await newlySaid(rig);
  return rig;
}

/** Both have come in time, and the interview has begun. */
async function begun(file?: string): Promise<DeskRig> {
  const rig = await booked(file);
  await tickAt(rig, -10);
  await rig.desk.checkIn(actor(carol), 1);
  await rig.desk.checkIn(actor(ann), 1);
  await newlySaid(rig);
  await tickAt(rig, 0);
  return rig;
}

async function tickAt(rig: DeskRig, minutes: number): Promise<readonly string[]> {
  rig.clock.set(new Date(START + minutes * MINUTE).toISOString());
  await rig.runner.tick();
  return newlySaid(rig);
}

const hears = (
  { running }: DeskRig,
  nick: string,
  text: string,
  account: string | null = nick,
  channel: string | null = null,
  lines?: readonly string[],
) => {
  const message = incoming(text, { network: 'oftc', channel, sender: { nick, account }, ...(lines ? { lines } : {}) });
  return running.hear(message, async () => account);
};

/** Carol says something alone with the bot, in some manner. */
const says = ({ running }: DeskRig, text: string, manner: Partial<IncomingMessage>) => {
  const message = incoming(text, {
    network: 'oftc',
    channel: null,
    sender: { nick: 'carol', account: 'carol' },
    ...manner,
  });
  return running.hear(message, async () => 'carol');
};

const TAKEN = { kind: 'taken' };
const ELSEWHERE = { kind: 'elsewhere' };

describe('before an interview', () => {
  it('both are reminded a day, an hour and ten minutes ahead', async () => {
    const rig = await booked();

    expect(await tickAt(rig, -24 * 60)).toEqual([
      'carol: Your interview for Pear parser frobnication is in 1 day: Wed 20 March 2030 14:00 UTC (b1), with appletree. Say "here" from 15 minutes before it begins. "calendar b1" puts it into your calendar.',
      'appletree: Your interview for Pear parser frobnication is in 1 day: Wed 20 March 2030 14:00 UTC (b1), with carol. Say "here" from 15 minutes before it begins. "calendar b1" puts it into your calendar.',
    ]);
    expect(await tickAt(rig, -60)).toHaveLength(2);
    expect(await tickAt(rig, -10)).toHaveLength(2);
    expect(await tickAt(rig, -9)).toEqual([]);
  });

  it('nobody is reminded of one that was cancelled', async () => {
    const rig = await booked();
    await rig.desk.cancel(actor(ann), 1, 'ill');
    await newlySaid(rig);

    expect(await tickAt(rig, -60)).toEqual([]);
  });
});

describe('an interview with the clock of the bot', () => {
  it('goes through its phases, warns, and ends by itself', async () => {
    const rig = await booked();
    await tickAt(rig, -10);
    await rig.desk.checkIn(actor(carol), 1);
    await rig.desk.checkIn(actor(ann), 1);
    await newlySaid(rig);
    const said: (readonly [number, string])[] = [];

    for (let minute = 0; minute <= 66; minute += 1)
      for (const line of await tickAt(rig, minute)) if (line.startsWith('carol')) said.push([minute, line.slice(7)]);

    expect(said).toEqual([
      [0, 'Your interview for Pear parser frobnication with appletree begins (b1).'],
      [0, 'What you write to me here I hand on to appletree, but for commands.'],
      [0, 'Welcome! First get to know each other (5 minutes, b1).'],
      [5, 'Now the exercise. Your mentor gives it to you (30 minutes, b1).'],
      [25, '10 minutes are left for the exercise.'],
      [30, '5 minutes are left for the exercise.'],
      [35, 'Now the technical discussion (20 minutes, b1).'],
      [45, '10 minutes are left for the discussion.'],
      [50, '5 minutes are left for the discussion.'],
      [55, 'Now the applicant may ask (10 minutes, b1).'],
      [60, '5 minutes are left for the questions; then the interview is over.'],
      [65, 'The interview b1 for Pear parser frobnication is over. Thank you!'],
    ]);
    expect(await rig.desk.store.booking(1)).toMatchObject({ state: 'done' });
    expect(rig.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('goes by the phases of its season, if that has its own', async () => {
    const phases = [
      { name: 'exercise', minutes: 45 },
      { name: 'code review', minutes: 15 },
    ];
    const rig = await booked(undefined, PEAR, [{ ...orchard, interview: { phases } }]);
    await tickAt(rig, -10);
    await rig.desk.checkIn(actor(carol), 1);
    await rig.desk.checkIn(actor(ann), 1);
    await newlySaid(rig);

    expect(await tickAt(rig, 0)).toContain('carol: Now the exercise. Your mentor gives it to you (45 minutes, b1).');
    expect(await tickAt(rig, 35)).toContain('carol: 10 minutes are left for the exercise.');
    expect(await tickAt(rig, 45)).toContain('carol: Now: code review (15 minutes, b1).');
    expect(await tickAt(rig, 55)).toContain('carol: 5 minutes are left for "code review"; then the interview is over.');
  });

  it('hands out the exercise of the idea, once, and keeps which one it was', async () => {
    const rig = await begun();
    const { record } = rig.running;
    expect(await record.addExercise(PEAR, 'Reverse a list.', ann.id)).toBe(1);
    expect(await record.addExercise(PEAR, 'https://example.org/task', ann.id)).toBe(2);

    const said = await tickAt(rig, 5);

    expect(said).toEqual([
      'carol: Now the exercise. I give it to you alone, in the next message (30 minutes, b1).',
      'appletree: Now the exercise. I give it to the applicant (30 minutes, b1).',
      'carol: Your exercise: Reverse a list.',
      'appletree: The applicant has been given: Reverse a list.',
    ]);
    expect(await tickAt(rig, 6)).toEqual([]);
    expect(await record.chooseExercise(1, 2)).toBe(false);
    expect(await rig.desk.store.ledger('orchard-2030')).toMatchObject({ rows: [{ exercise: 1 }] });
  });

  it('hands out another exercise if a mentor has chosen it', async () => {
    const rig = await booked();
    await rig.running.record.addExercise(PEAR, 'Reverse a list.', ann.id);
    await rig.running.record.addExercise(PEAR, 'Sort a list.', ann.id);

    expect(await rig.running.record.chooseExercise(1, 2)).toBe(true);

    expect(await rig.running.record.giveExercise(1, PEAR)).toEqual({ number: 2, text: 'Sort a list.' });
  });

  it('says nothing of its phases any more when it is over, though it had not got round to it', async () => {
    const rig = await begun();
    await rig.running.record.addExercise(PEAR, 'Reverse a list.', ann.id);
    await hears(rig, 'carol', 'Goodbye!');
    rig.clock.set(new Date(START + 5 * MINUTE).toISOString());
    await rig.runner.tick();

    await rig.desk.finish(actor(ann), 1);

    expect((await newlySaid(rig)).toSorted()).toEqual([
      'appletree: <carol> Goodbye!',
      'appletree: The interview b1 for Pear parser frobnication is over. Thank you!',
      'carol: The interview b1 for Pear parser frobnication is over. Thank you!',
    ]);
  });

  it('obeys its mentor', async () => {
    const rig = await begun();
    await tickAt(rig, 10);

    expect(await rig.running.turn(actor(ann), { kind: 'pause' })).toMatchObject({ state: { kind: 'paused' } });
    expect(await newlySaid(rig)).toEqual([
      'carol: The clock stands: 25 minutes are left for the exercise.',
      'appletree: The clock stands: 25 minutes are left for the exercise.',
    ]);
    expect(await tickAt(rig, 40)).toEqual([]);
    await rig.running.turn(actor(ann), { kind: 'resume' });
    await rig.running.turn(actor(ann), { kind: 'extend', byMs: 5 * MINUTE });
    expect(await rig.running.standing(carol)).toMatchObject({ state: { at: 1, leftMs: 30 * MINUTE } });
    await newlySaid(rig);
    await rig.running.turn(actor(ann), { kind: 'skip' });
    expect(await newlySaid(rig)).toEqual([
      'carol: Now the technical discussion (20 minutes, b1).',
      'appletree: Now the technical discussion (20 minutes, b1).',
    ]);
    expect(await tickAt(rig, 41)).toEqual([]);
  });

  it('does not obey the applicant, or a mentor who does not hold it', async () => {
    const rig = await begun();

    expect(await rig.running.turn(actor(carol), { kind: 'pause' })).toBeNull();
    expect(await rig.running.turn(actor(bob), { kind: 'pause' })).toBeNull();
  });

  it('is held by the mentor who came, if another one than was expected', async () => {
    const rig = await booked(undefined, { ...PEAR, idea: 'quince' });
    await tickAt(rig, -10);
    await rig.desk.checkIn(actor(carol), 1);
    await rig.desk.checkIn(actor(bob), 1);
    await newlySaid(rig);

    expect((await tickAt(rig, 0)).map((line) => line.split(':')[0])).toEqual([
      'carol',
      'bobstone',
      'carol',
      'bobstone',
      'carol',
      'bobstone',
    ]);
    expect(await rig.running.turn(actor(bob), { kind: 'skip' })).not.toBeNull();
  });

  it('goes on with the same phase and the same time left when the bot starts again', async () => {
    const file = join(tempFolder(), 'gsocbot.sqlite');
    const first = await begun(file);
    await tickAt(first, 12);
    await first.running.turn(actor(ann), { kind: 'extend', byMs: 5 * MINUTE });
    await newlySaid(first);

    const second = await deskForTest({ file, now: new Date(START + 13 * MINUTE).toISOString() });

    expect(await second.running.standing(ann)).toMatchObject({
      state: { kind: 'running', at: 1, leftMs: 27 * MINUTE },
    });
    expect(await tickAt(second, 13)).toEqual([]);
    expect(await tickAt(second, 30)).toEqual([
      'carol: 10 minutes are left for the exercise.',
      'appletree: 10 minutes are left for the exercise.',
    ]);
  });
});

describe('the clock of an interview that began at an odd second', () => {
  it('wakes the bot for each phase and warning, whatever second it is', async () => {
    let wake: { readonly ms: number; readonly call: () => void } | null = null;
    const timers = {
      after: (ms: number, call: () => void) => {
        wake = { ms, call };
        return () => {};
      },
    };
    const rig = await deskForTest({ timers });
    await rig.desk.offer(actor(ann), PEAR, [{ startsAt: START, endsAt: START + 2 * HOUR }]);
    await rig.desk.book(actor(carol), 1);
    await tickAt(rig, -1);
    await rig.desk.checkIn(actor(ann), 1);
    rig.clock.set('2030-03-20T14:03:27Z');
    await rig.desk.checkIn(actor(carol), 1);
    await rig.runner.tick();
    const said: string[] = [];

    for (let times = 0; times < 3; times += 1) {
      await newlySaid(rig);
      // Always there: a phase that runs has an end.
      const { ms, call } = wake as unknown as { readonly ms: number; readonly call: () => void };
      rig.clock.set(new Date(rig.clock.now() + ms).toISOString());
      call();
      // What was called goes on behind our back; this comes after it.
      await rig.runner.tick();
      said.push(`${new Date(rig.clock.now()).toISOString().slice(11, 19)} ${(await newlySaid(rig))[0]}`);
    }

    expect(said.map((line) => line.slice(0, 37))).toEqual([
      '14:08:27 carol: Now the exercise. You',
      '14:28:27 carol: 10 minutes are left f',
      '14:33:27 carol: 5 minutes are left fo',
    ]);
  });
});

describe('an interview that is about to begin', () => {
  const timersOf = (waits: number[]) => ({
    after: (ms: number) => {
      waits.push(ms);
      return () => {};
    },
  });

  it('begins at its second', async () => {
    const waits: number[] = [];
    const rig = await deskForTest({ timers: timersOf(waits) });
    await rig.desk.offer(actor(ann), PEAR, [{ startsAt: START + 17_000, endsAt: START + 2 * HOUR }]);
    await rig.desk.book(actor(carol), 1);

    await tickAt(rig, 0);

    expect(waits).toEqual([17_000]);
  });

  it('is waited for no more when it is cancelled', async () => {
    const waits: number[] = [];
    const rig = await deskForTest({ timers: timersOf(waits) });
    await rig.desk.offer(actor(ann), PEAR, [{ startsAt: START + 17_000, endsAt: START + 2 * HOUR }]);
    await rig.desk.book(actor(carol), 1);
    await tickAt(rig, 0);
    await rig.desk.cancel(actor(ann), 1, 'ill');

    await tickAt(rig, 1);

    expect(waits).toEqual([17_000]);
  });
});

describe('two interviews of a mentor in a row', () => {
  it('are held one after the other: the mentor is heard in one at a time', async () => {
    const rig = await deskForTest();
    await rig.desk.offer(actor(ann), PEAR, [
      { startsAt: START, endsAt: START + HOUR },
      { startsAt: START + HOUR, endsAt: START + 2 * HOUR },
    ]);
    await rig.desk.book(actor(carol), 1);
    await rig.desk.book(actor(dave), 2);
    await tickAt(rig, -5);
    await rig.desk.checkIn(actor(carol), 1);
    await rig.desk.checkIn(actor(ann), 1);
    await tickAt(rig, 0);
    await tickAt(rig, 55);
    await rig.desk.checkIn(actor(dave), 2);
    await rig.desk.checkIn(actor(ann), 2);
    await newlySaid(rig);

    await tickAt(rig, 60);
    await hears(rig, 'appletree', 'Welcome, Dave');

    expect((await rig.desk.store.running()).map(({ id }) => id)).toEqual([2]);
    expect(await newlySaid(rig)).toEqual(['dave: <appletree> Welcome, Dave']);
    expect(await hears(rig, 'carol', 'Am I still here?')).toEqual({ kind: 'elsewhere' });
  });
});

describe('what is said in an interview', () => {
  it('is handed on to the other side, and kept', async () => {
    const rig = await begun();

    expect(await hears(rig, 'carol', 'Hello, shall I begin?')).toEqual(TAKEN);
    expect(await hears(rig, 'ann_away', 'Yes: https://example.org/task', 'appletree')).toEqual(TAKEN);

    expect(await newlySaid(rig)).toEqual([
      'appletree: <carol> Hello, shall I begin?',
      'carol: <ann_away> Yes: https://example.org/task',
    ]);
    expect(await rig.running.record.lines(1)).toMatchObject([
      { side: 'applicant', nick: 'carol', text: 'Hello, shall I begin?' },
      { side: 'mentor', nick: 'ann_away' },
    ]);
  });

  it.each([
    ['a command', 'carol', '!bookings', 'carol', null],
    ['said in a channel', 'carol', 'hello', 'carol', '#orchard'],
    ['said by somebody else', 'dave', 'hello', 'dave', null],
    ['said by somebody who has taken the nick', 'carol', 'hello', null, null],
    ['said under another account', 'carol', 'hello', 'mallory', null],
  ])('is nothing that is %s', async (_, nick, text, account, channel) => {
    const rig = await begun();

    expect(await hears(rig, nick, text, account, channel)).toEqual(ELSEWHERE);
    expect(await newlySaid(rig)).toEqual([]);
  });

  it('is nothing before it begins, nor after it is over', async () => {
    const before = await booked();
    expect(await hears(before, 'carol', 'hello')).toEqual(ELSEWHERE);

    const after = await begun();
    await after.desk.finish(actor(ann), 1);
    expect(await hears(after, 'carol', 'hello')).toEqual(ELSEWHERE);
  });

  it('is handed on in parts if it is a book, each for the asking, and kept whole', async () => {
    const rig = await begun();
    const words = Array.from({ length: 600 }, (_, at) => `word${at}`);

    await hears(rig, 'carol', words.join(' '));

    const heard: string[] = [(await newlySaid(rig)).join(' ').replace(/^appletree: /, '')];
    for (let page = await hears(rig, 'ann', 'more', 'appletree'); page.kind === 'asked'; ) {
      heard.push(layoutLines(page.reply.blocks, 350).join(' '));
      page = await hears(rig, 'ann', 'more', 'appletree');
    }
    expect(heard).toHaveLength(3);
    expect(heard[0]).toMatch(/\(1 more line: say "more"\)$/);
    expect(heard.join(' ').match(/word\d+/g)).toEqual(words);
    expect(await newlySaid(rig)).toEqual([]);
    expect((await rig.running.record.lines(1))[0]?.text).toBe(words.join(' '));
  });

  it('keeps its lines and their indentation, and a paste is handed on as one', async () => {
    const rig = await begun();
    const code = ['int main(void)', '{', '    return 0;', '}'];

    for (const line of code) await hears(rig, 'carol', line.trim(), 'carol', null, [line]);
    rig.clock.set(new Date(START + 1_000).toISOString());

    const said = (await rig.outbox.claimDue(rig.clock.now(), 1, 10)).filter(({ key }) => key.includes(':line:'));
    expect(said.flatMap(({ reply }) => layoutLines(reply.blocks, 350))).toEqual([
      '<carol> int main(void)',
      '<carol> {',
      '<carol>     return 0;',
      '<carol> }',
    ]);
    expect(said).toHaveLength(1);
    expect(said[0]?.reply.blocks).toMatchObject([{ kind: 'verbatim', isCode: true }]);
  });

  it('is a gesture, too, though it looks like a command, and shown as one', async () => {
    const rig = await begun();

    expect(await says(rig, 'waves', { form: 'action' })).toEqual(TAKEN);
    expect(await newlySaid(rig)).toEqual(['appletree: * carol waves']);
    expect(await says(rig, '!finish', { form: 'action' })).toEqual(TAKEN);
    expect((await rig.running.record.lines(1)).map(({ text }) => text)).toEqual(['* carol waves', '* carol !finish']);
  });

  it('is a file: the other side is told that there is one, and who sent it that it stays there', async () => {
    const rig = await begun();

    const heard = await says(rig, 'task.c', { form: 'file', lines: ['my answer'] });

    const told = heard.kind === 'asked' ? layoutLines(heard.reply.blocks, 350) : heard;
    expect(told).toEqual([
      'I cannot hand on files, so I have only said that there is one. A link I can hand on, or the text itself.',
    ]);
    expect(await newlySaid(rig)).toEqual([
      'appletree: * carol sent a file: task.c (files stay where they were sent) * my answer',
    ]);
  });

  it.each([
    ['of a line', 'x = 2', {}, '<carol> (corrected) x = 2'],
    ['of several lines', 'a b', { lines: ['a', '  b'] }, '<carol> (corrected) <carol> a <carol>   b'],
    ['of a gesture', 'runs', { form: 'action' }, '* carol (corrected) runs'],
    ['of a file', 'b.c', { form: 'file' }, '* carol sent a file: b.c (corrected) (files stay where they were sent)'],
  ] as const)('is called a correction if it is one: %s', async (_, text, manner, shown) => {
    const rig = await begun();

    await says(rig, text, { isCorrection: true, ...manner });

    expect(await newlySaid(rig)).toEqual([`appletree: ${shown}`]);
  });

  it.each([
    ['a note', 'note knows C well'],
    ['a score', 'score 4 good with pointers'],
    ['a word for the clock', 'pause'],
  ])('is not what a mentor forgot the prefix of: %s', async (_, text) => {
    const rig = await begun();

    expect(await hears(rig, 'ann', text, 'appletree')).toEqual(ELSEWHERE);
    expect(await newlySaid(rig)).toEqual([]);
  });

  it('is not what a mentor wrote otherwise than it should be: it is carried out, or asked back', async () => {
    const rig = await begun();

    expect(await hears(rig, 'ann', 'notes: weak', 'appletree')).toEqual({ kind: 'told', text: 'note weak' });
    const heard = await hears(rig, 'ann', 'Here is what score means, by the way', 'appletree');

    expect(heard.kind === 'asked' ? layoutLines(heard.reply.blocks, 350) : heard).toEqual([
      'I have not handed this on: it begins like my command "here", and I cannot read it as one (here [booking]). If it is meant for carol, say so first: "carol: Here is what ..."',
    ]);
    expect(await hears(rig, 'ann', 'carol: Here is what score means', 'appletree')).toEqual(TAKEN);
    expect(await newlySaid(rig)).toEqual(['carol: <ann> carol: Here is what score means']);
    expect(await rig.running.record.lines(1)).toHaveLength(1);
  });

  it('is not a code that links accounts, which would make the mentor one person with the applicant', async () => {
    const rig = await begun();

    expect(await hears(rig, 'carol', 'link 12-abcdef')).toEqual(ELSEWHERE);
    expect(await newlySaid(rig)).toEqual([]);
  });

  it('is a line of code, too, that begins with the prefix but is no command', async () => {
    const rig = await begun();

    expect(await hears(rig, 'carol', '!ptr->next')).toEqual(TAKEN);
    expect(await newlySaid(rig)).toEqual(['appletree: <carol> !ptr->next']);
  });

  it('is forgotten ninety days after the season', async () => {
    const rig = await begun();
    await hears(rig, 'carol', 'Hello');

    rig.clock.set('2030-11-24T00:00:00Z');
    await rig.runner.tick();
    expect(await rig.running.record.lines(1)).toHaveLength(1);
    rig.clock.set('2030-11-26T00:00:00Z');
    await rig.runner.tick();
    expect(await rig.running.record.lines(1)).toEqual([]);
    expect(await rig.database.knex('outbox').where('reply', 'like', '%Hello%')).toEqual([]);
  });
});

describe('who is there first', () => {
  it('hears of the other, who is not asked to say so once more', async () => {
    const rig = await booked();
    await tickAt(rig, -10);
    await rig.desk.checkIn(actor(ann), 1);
    await rig.desk.checkIn(actor(carol), 1);

    expect(await newlySaid(rig)).toEqual([
      'appletree: carol is there for the interview b1, Wed 20 March 2030 14:00 UTC, too.',
    ]);
  });
});

describe('who does not come', () => {
  it('is missed after ten minutes, and can still come', async () => {
    const rig = await booked();
    await tickAt(rig, -5);
    await rig.desk.checkIn(actor(ann), 1);
    await newlySaid(rig);

    expect(await tickAt(rig, 9)).toEqual([]);
    expect(await tickAt(rig, 10)).toEqual([
      'carol: You are expected at the interview b1 for Pear parser frobnication. You can still come until Wed 20 March 2030 16:00 UTC: say "here".',
      'appletree: carol has not come to b1 so far and can still come until Wed 20 March 2030 16:00 UTC. You can wait or go.',
    ]);
    rig.clock.set('2030-03-20T14:20:00Z');
    expect(await rig.desk.checkIn(actor(carol), 1)).toMatchObject({ booking: { state: 'running' } });
    await newlySaid(rig);
    expect(await tickAt(rig, 21)).toContain('carol: Welcome! First get to know each other (5 minutes, b1).');
  });

  it('is offered one new time when the slot is over, and after a second miss none', async () => {
    const rig = await booked();
    await rig.desk.offer(actor(ann), PEAR, [{ startsAt: START + 48 * HOUR, endsAt: START + 49 * HOUR }]);
    await rig.desk.join(actor(dave), PEAR);
    await tickAt(rig, 10);

    expect(await tickAt(rig, 119)).toEqual([]);
    expect(await tickAt(rig, 120)).toEqual([
      'carol: The interview b1 for Pear parser frobnication did not take place. You are offered one new time, once: when a slot is free and nobody before you waits for it, I hold it for you and tell you. "leave pear" if you do not want one.',
    ]);
    expect(await rig.desk.leave(actor(dave), PEAR)).toMatchObject({ kind: 'done' });
    await rig.desk.callNext(actor(ann), PEAR, null);
    expect(await newlySaid(rig)).toEqual([
      'carol: s2 for Pear parser frobnication, Fri 22 March 2030 14:00 UTC, is held for you until Wed 20 March 2030 16:30 UTC. Say "accept b2" or "decline b2".',
    ]);
    await rig.desk.accept(actor(carol), 2);
    await tickAt(rig, 48 * 60 + 10);
    expect((await tickAt(rig, 49 * 60)).at(-1)).toBe(
      'carol: The interview b2 for Pear parser frobnication is the second that you missed. Please write to a mentor, who can book a slot for you.',
    );
    expect(await tickAt(rig, 49 * 60 + 1)).toEqual([]);
  });

  it('is not to blame if it was the mentor', async () => {
    const rig = await booked();
    await tickAt(rig, -5);
    await rig.desk.checkIn(actor(carol), 1);
    await newlySaid(rig);
    await tickAt(rig, 10);
    await rig.desk.join(actor(dave), PEAR);

    expect(await tickAt(rig, 120)).toEqual([
      'carol: The interview b1 for Pear parser frobnication did not take place, because appletree did not come; that is not your fault, and you are asked before all who came after you: when a slot is free, I hold it for you and tell you. "leave pear" if you do not want one.',
    ]);
    expect((await rig.desk.store.queue(PEAR)).map(({ applicant }) => applicant.nick)).toEqual(['carol', 'dave']);
  });
});
