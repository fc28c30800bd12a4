import { describe, expect, it } from 'vitest';
import { createMemoryPreferences } from '../../src/adapters/memory/memory-preferences.ts';
import { openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createIdleDesk } from '../../src/app/reminder-desk.ts';
import { createStores } from '../../src/app/reminder-stores.ts';
import type { ReminderDesk } from '../../src/bot/reminder-desk.ts';
import type { IncomingMessage } from '../../src/ports/incoming-message.ts';
import { type Conversation, startConversation } from '../support/conversation.ts';
import { say } from '../support/english.ts';
import { createFakeNetwork, type FakeNetwork } from '../support/fake-network.ts';
import { orchard } from '../support/programs.ts';

const ANN: Partial<IncomingMessage> = { sender: { nick: 'ann', account: 'ann' } };
const ROOT: Partial<IncomingMessage> = { sender: { nick: 'root', account: 'root' }, channel: null };
const ALONE: Partial<IncomingMessage> = { ...ANN, channel: null };

interface Talk extends Conversation {
  readonly desk: ReminderDesk;
  readonly network: FakeNetwork;
  /** What is in the outbox: due time, recipient and text. */
  planned(): Promise<readonly string[]>;
}

async function talk(zone: string | null = 'Asia/Kolkata'): Promise<Talk> {
  const desk = createIdleDesk(
    [
      { network: 'test', channel: '#orchard' },
      { network: 'other', channel: '#plum' },
    ],
    async () => createStores(await openDatabase(':memory:'), () => [orchard], say),
  );
  const preferences = createMemoryPreferences();
  if (zone !== null) await preferences.setZone('test', { nick: 'ann', account: 'ann' }, zone);
  const network = createFakeNetwork('test', ['#orchard']);
  const conversation = startConversation({ reminders: desk, preferences, admins: ['test/root'], networks: [network] });
  const planned = async () => {
    const { outbox } = await desk.stores();
    return (await outbox.list({ states: ['planned'] })).map(({ dueAt, recipient, reply }) => {
      const [block] = reply.blocks;
      const who = recipient.kind === 'channel' ? recipient.channel : recipient.account;
      const text = block?.kind === 'text' ? block.text.replace(/^Reminder \d+: /, '') : '';
      return `${new Date(dueAt).toISOString().slice(0, 16)} ${who}: ${text}`;
    });
  };
  return { ...conversation, says: conversation.says, desk, network, planned };
}

describe('remind', () => {
  it('reads a time back in full, in the zone of the person and in UTC, and counts when it is confirmed', async () => {
    const bot = await talk();

    expect(await bot.says('!remind me tomorrow 9:00 to send the PDF', ANN)).toEqual([
      'I understood: Tue 19 March 2030 03:30 UTC (09:00 Asia/Kolkata): "send the PDF". Say !confirm and I will remind you.',
    ]);
    expect(await bot.planned()).toEqual([]);
    expect(await bot.says('!confirm', ANN)).toEqual([
      'Reminder 1 is set for Tue 19 March 2030 03:30 UTC (09:00 Asia/Kolkata). !reminders lists yours, !forget 1 forgets it.',
    ]);
    expect(await bot.planned()).toEqual(['2030-03-19T03:30 ann: send the PDF']);
  });

  it.each(['yes', 'Yes!', 'ok', 'sure', 'yes please'])(
    'counts when what was read back is answered by "%s"',
    async (word) => {
      const bot = await talk();
      await bot.says('!remind me tomorrow 9:00 to send the PDF', ALONE);

      expect((await bot.says(word, ALONE)).join()).toContain('Reminder 1 is set');
      expect((await bot.says(word, ALONE)).join()).not.toContain('Reminder');
      expect(await bot.planned()).toHaveLength(1);
    },
  );

  it.each(['no', 'nope', 'never mind'])('is forgotten when what was read back is answered by "%s"', async (word) => {
    const bot = await talk();
    await bot.says('!remind me tomorrow 9:00 to send the PDF', ALONE);

    expect(await bot.says(word, ALONE)).toEqual(['Then I leave it.']);
    expect((await bot.says('confirm', ALONE)).join()).toContain('nothing to confirm');
  });

  it('is not confirmed by the yes of somebody else who has the nick', async () => {
    const bot = await talk();
    await bot.says('!remind me tomorrow 9:00 to send the PDF', ALONE);

    await bot.says('yes', { channel: null, sender: { nick: 'ann', account: 'mallory' } });

    expect(await bot.planned()).toEqual([]);
  });

  // It is Monday 18 March 2030, 10:00 UTC, which is 15:30 in Kolkata. The zone of who asks is Asia/Kolkata, UTC+5:30.
  it.each([
    ['me in 3h to call', '2030-03-18T13:00 ann: call'],
    ['me in half an hour to look', '2030-03-18T10:30 ann: look'],
    ['me in 90 minutes', '2030-03-18T11:30 ann: you asked to be reminded at this time'],
    ['me friday to write tests', '2030-03-22T03:30 ann: write tests'],
    ['me on 2 April at 14:00 about the talk', '2030-04-02T08:30 ann: the talk'],
    ['me to read the code tomorrow at 18:15', '2030-03-19T12:45 ann: read the code'],
    ['me tomorrow 9 to send it', '2030-03-19T03:30 ann: send it'],
    ['me at 15:00 tea', '2030-03-19T09:30 ann: tea'],
    ['me tonight to check', '2030-03-18T16:30 ann: check'],
    ['me at noon to eat', '2030-03-19T06:30 ann: eat'],
    ['me 2030-06-01 08:00 UTC go', '2030-06-01T08:00 ann: go'],
    // New York keeps summer time since 10 March: 09:00 is 13:00 UTC.
    ['me tomorrow 9:00 America/New_York to go', '2030-03-19T13:00 ann: go'],
    ['me tomorrow 9:00 New York time to go', '2030-03-19T13:00 ann: go'],
    ['me every sunday 9:00 America/New_York to call', '2030-03-24T13:00 ann: call'],
    ['me 2 hours before friday 18:00 to pack', '2030-03-22T10:30 ann: pack'],
    ['me every monday 9:00 to write the report', '2030-03-25T03:30 ann: write the report'],
    ['me every monday at 9:30 pm to rest', '2030-03-18T16:00 ann: rest'],
    ['me every tue and thu 10:00 stand-up', '2030-03-19T04:30 ann: stand-up'],
    ['me mondays and thursdays at 10 to call', '2030-03-21T04:30 ann: call'],
    ['me to write the report every monday 9:00', '2030-03-25T03:30 ann: write the report'],
    ['me at 5 to buy bread every day', '2030-03-18T23:30 ann: buy bread'],
    ['me every day at 18 to rest', '2030-03-18T12:30 ann: rest'],
    ['me every weekday at noon to eat', '2030-03-19T06:30 ann: eat'],
    ['me every friday 15:00 UTC weekly meeting', '2030-03-22T15:00 ann: weekly meeting'],
    ['me daily at 8 UTC to look', '2030-03-19T08:00 ann: look'],
  ])('%s is %s', async (request, expected) => {
    const bot = await talk();

    await bot.says(`!remind ${request}`, ANN);
    await bot.says('!confirm', ANN);

    expect(await bot.planned()).toEqual([expected]);
  });

  it.each([
    ['I want a reminder for the application deadline', 'Application period'],
    ["don't let me forget the application deadline", 'Application period'],
    ['set a reminder for the results', 'Accepted applicants announced'],
    ['can I have a reminder 2 days before applications close', 'Application period'],
    ['set a reminder for tomorrow 9:00 to send the PDF', '"send the PDF"'],
  ])('is asked for by "%s"', async (request, about) => {
    const bot = await talk();

    const heard = (await bot.says(request, ALONE)).join();

    expect(heard).toMatch(/^I understood: /);
    expect(heard).toContain(about);
  });

  it('is forgotten by "cancel my reminder" where there is one, and all are by "stop reminding me"', async () => {
    const bot = await talk();
    const remind = async (text: string) => {
      await bot.says(`!remind me tomorrow 9:00 ${text}`, ALONE);
      await bot.says('yes', ALONE);
    };

    await remind('one');
    expect(await bot.says('cancel my reminder', ALONE)).toEqual(['Reminder 1 is forgotten.']);
    await remind('two');
    await remind('three');
    expect((await bot.says('cancel my reminder', ALONE)).join()).toContain('Which one?');
    expect(await bot.says('stop reminding me', ALONE)).toEqual(['Your 2 reminders are forgotten.']);
    expect(await bot.planned()).toEqual([]);
  });

  // Orchard's applications last until Tue 2 April 2030 18:00 UTC, its coding begins on Mon 27 May; 09:00 in Kolkata is 03:30 UTC.
  it.each([
    ['me 2 days before applications close', '2030-03-31T18:00 ann', 'ends in 2 days'],
    ['me two days before the application deadline', '2030-03-31T18:00 ann', 'ends in 2 days'],
    ['me a day before the deadline', '2030-04-01T18:00 ann', 'ends in 1 day'],
    [
      'me 3 hours before the application deadline to send the PDF',
      '2030-04-02T15:00 ann',
      'send the PDF. Application period ends',
    ],
    [
      'me to send my PDF 2 days before applications close',
      '2030-03-31T18:00 ann',
      'send my PDF. Application period ends',
    ],
    [
      'me 1 day before applications close bring the PDF',
      '2030-04-01T18:00 ann',
      'bring the PDF. Application period ends',
    ],
    ['me when applications close', '2030-04-02T18:00 ann', 'is over now'],
    ['me 1 day after applications close', '2030-04-03T18:00 ann', 'is over now'],
    ['me 1 day before coding starts', '2030-05-26T03:30 ann', 'begins tomorrow'],
    ['me one week before coding begins', '2030-05-20T03:30 ann', 'begins in 7 days'],
    ['me of the application deadline', '2030-03-19T18:00 ann', 'ends in 14 days'],
  ])('%s counts from the key date', async (request, due, words) => {
    const bot = await talk();

    expect((await bot.says(`!remind ${request}`, ANN)).join()).toContain('If that moves, so does the reminder.');
    await bot.says('!confirm', ANN);

    const [planned] = await bot.planned();
    expect(planned).toContain(due);
    expect(planned).toContain(words);
  });

  it('can be asked for as one asks a person', async () => {
    const bot = await talk();

    for (const line of [
      'gsocbot: can you remind me tomorrow at 9 to send the PDF?',
      'gsocbot: hey, could you please remind me tomorrow at 9:00 to send the PDF',
      '!remindme tomorrow 9am to send the PDF',
    ])
      expect((await bot.says(line, ANN)).join(), line).toContain(
        'Tue 19 March 2030 03:30 UTC (09:00 Asia/Kolkata): "send the PDF".',
      );
    expect((await bot.says('gsocbot: every monday 9:00 stand-up', ANN)).join()).toContain(
      'I understood: every Monday at 09:00 Asia/Kolkata, first Mon 25 March 2030 03:30 UTC (09:00 Asia/Kolkata): "stand-up".',
    );
  });

  it('tells who has set no zone that it took UTC', async () => {
    const bot = await talk(null);

    expect((await bot.says('!remind me tomorrow 9:00 to go', ANN)).join()).toContain(
      'I understood: Tue 19 March 2030 09:00 UTC: "go". (By UTC; !tz Asia/Kolkata, say, sets your zone.)',
    );
  });

  it('comes at the minute that was read back, never before its time', async () => {
    const bot = await talk();
    bot.clock.set('2030-03-18T10:00:20Z');

    expect((await bot.says('!remind me in 1 minute to look', ANN)).join()).toContain('10:02 UTC (15:32 Asia/Kolkata)');
    await bot.says('!confirm', ANN);
    expect(await bot.planned()).toEqual(['2030-03-18T10:02 ann: look']);
  });

  it('does not speak of zones where none decides', async () => {
    const bot = await talk(null);

    for (const request of ['in 3h to go', 'tomorrow 9:00 New York time to go', '2 days before applications close'])
      expect((await bot.says(`!remind me ${request}`, ANN)).join(), request).not.toContain('By UTC');
  });

  it('says that the page gives no hour where hours are counted from a day', async () => {
    const bot = await talk();

    expect((await bot.says('!remind me 1 hour before the contribution task deadline', ANN)).join()).toContain(
      'Sun 21 April 2030 02:30 UTC (08:00 Asia/Kolkata). Contribution task deadline: Sun 21 April 2030. The page gives no hour, so I count from 09:00.',
    );
  });

  it('keeps to the wall clock where the clocks change in between', async () => {
    const bot = await talk('Europe/Berlin');
    // 09:00 is 08:00 UTC before 31 March 2030 and 07:00 UTC after it.
    for (const request of ['30 March 9:00 plums', '1 April 9:00 pears']) {
      await bot.says(`!remind me ${request}`, ANN);
      await bot.says('!confirm', ANN);
    }

    expect(await bot.planned()).toEqual(['2030-03-30T08:00 ann: plums', '2030-04-01T07:00 ann: pears']);
  });

  it.each([
    ['me to send the PDF', 'When? E.g. !remind me tomorrow 9:00'],
    ['me', 'When? E.g. !remind me tomorrow 9:00'],
    ['me 2 days before christmas', 'I know no date "christmas"'],
    ['me every 2 weeks to report', 'I repeat on days of the week only'],
    ['me every month to report', 'I repeat on days of the week only'],
    ['bob tomorrow to go', 'Nobody else.'],
    ['us tomorrow to go', 'Nobody else.'],
    ['edit 3', 'Say which, and what is to be another'],
    ['me when applications open', 'is over already'],
    ['me yesterday 9:00 x', 'is over already'],
    ['me 2032-01-01 09:00 x', 'more than a year away'],
    ['me every monday 25:00 x', 'When? E.g.'],
    [`me tomorrow ${'x'.repeat(301)}`, 'That is too long'],
    ['#orchard tomorrow 9:00 x', 'Only mentors and org admins'],
    ['edit 9 tomorrow 9:00', 'You have no reminder 9.'],
  ])('%s is refused with what is wrong', async (request, complaint) => {
    const bot = await talk();

    expect((await bot.says(`!remind ${request}`, ANN)).join(' ')).toContain(complaint);
    expect(await bot.says('!confirm', ANN)).toEqual([
      'There is nothing to confirm, or it was too long ago. Ask for it again.',
    ]);
  });

  it('reminds a channel for mentors and org admins', async () => {
    const bot = await talk();

    await bot.says('remind #orchard tomorrow 14:00 meeting', ROOT);
    await bot.says('confirm', ROOT);

    expect(await bot.planned()).toEqual(['2030-03-19T14:00 #orchard: Reminder from root: meeting']);
  });

  it('keeps twenty and no more, and those of others aside', async () => {
    const bot = await talk();
    for (let count = 0; count < 20; count += 1) {
      await bot.says(`!remind me tomorrow 9:00 to do ${count}`, ANN);
      await bot.says('!confirm', ANN);
    }

    await bot.says('!remind me tomorrow 9:00 one more', ANN);
    expect((await bot.says('!confirm', ANN)).join()).toContain('You have 20 open reminders');
    await bot.says('!remind me tomorrow 9:00 mine', ROOT);
    expect((await bot.says('!confirm', ROOT)).join()).toContain('Reminder 22 is set');
  });

  it('makes one line of what was typed', async () => {
    const bot = await talk();

    await bot.says('!remind me tomorrow 9:00 to say\u0002 hello\u0003   there', ANN);
    await bot.says('!confirm', ANN);

    expect(await bot.planned()).toEqual(['2030-03-19T03:30 ann: say hello there']);
  });

  it('does not let somebody else confirm', async () => {
    const bot = await talk();
    await bot.says('!remind me tomorrow 9:00 x', ANN);

    expect((await bot.says('!confirm', { sender: { nick: 'ann', account: 'mallory' } })).join()).toContain(
      'nothing to confirm',
    );
    expect((await bot.says('!confirm', { sender: { nick: 'ann', account: null } })).join()).toContain(
      'nothing to confirm',
    );
  });
});

describe('who proves no account', () => {
  const NOBODY: Partial<IncomingMessage> = { sender: { nick: 'zoe', account: null } };

  it('is reminded only while they stay, and told so', async () => {
    const bot = await talk();
    bot.network.sessions.set('zoe', 'zoe.1.1');

    expect((await bot.says('!remind me in 3h to call', NOBODY)).join()).toContain(
      'I can tell you only while you stay here under this nick',
    );
    expect((await bot.says('!confirm', NOBODY)).join()).toContain('Reminder 1 is set');
    expect(await bot.planned()).toEqual(['2030-03-18T13:00 ~zoe.1.1: call']);
    expect((await bot.says('!reminders', NOBODY)).join()).toContain('1: Mon 18 March 2030 13:00 UTC, call');
  });

  it('gets nothing of who had the nick before', async () => {
    const bot = await talk();
    bot.network.sessions.set('zoe', 'zoe.1.1');
    await bot.says('!remind me in 3h to call', NOBODY);
    await bot.says('!confirm', NOBODY);
    await bot.says('!remind me in 4h to write', NOBODY);
    bot.network.sessions.set('zoe', 'zoe.1.2');

    expect((await bot.says('!confirm', NOBODY)).join()).toContain('nothing to confirm');
    expect(await bot.says('!reminders', NOBODY)).toEqual(['You have no open reminders.']);
    expect((await bot.says('!forget 1', NOBODY)).join()).toContain('You have no reminder 1.');
    expect((await bot.says('!remind me in 1h x', { ...NOBODY, channel: null })).join()).toContain('I understood');
    bot.network.sessions.delete('zoe');
    expect((await bot.says('!remind me in 1h x', NOBODY)).join()).toContain('I must know for certain who you are');
  });
});

describe('one’s own reminders', () => {
  async function withOne(): Promise<Talk> {
    const bot = await talk();
    await bot.says('!remind me tomorrow 9:00 to send the PDF', ANN);
    await bot.says('!confirm', ANN);
    return bot;
  }

  it('are listed to oneself alone', async () => {
    const bot = await withOne();

    expect(await bot.says('!reminders', ANN)).toEqual([
      '(privately) Your reminder: 1: Tue 19 March 2030 03:30 UTC (09:00 Asia/Kolkata), send the PDF',
    ]);
    expect(await bot.says('!reminders', ROOT)).toEqual(['You have no open reminders.']);
  });

  it('can be forgotten, put off and edited, by nobody else', async () => {
    const bot = await withOne();

    expect((await bot.says('forget 1', ROOT)).join()).toContain('You have no reminder 1.');
    expect((await bot.says('!snooze 1 2h', ANN)).join()).toContain('Reminder 1 will come Mon 18 March 2030 12:00 UTC');
    expect(await bot.planned()).toEqual(['2030-03-18T12:00 ann: send the PDF']);
    await bot.says('!remind edit 1 friday 10:00 to send it all', ANN);
    await bot.says('!confirm', ANN);
    expect(await bot.planned()).toEqual(['2030-03-22T04:30 ann: send it all']);
    expect(await bot.says('!forget 1', ANN)).toEqual(['Reminder 1 is forgotten.']);
    expect(await bot.planned()).toEqual([]);
    expect((await bot.says('!forget 1', ANN)).join()).toContain('You have no reminder 1.');
  });
});

describe('snooze', () => {
  async function saidOnce(): Promise<Talk> {
    const bot = await talk();
    await bot.says('!remind me in 1h to send the PDF', ANN);
    await bot.says('!confirm', ANN);
    bot.clock.set('2030-03-18T11:00Z');
    const { outbox } = await bot.desk.stores();
    const [message] = await outbox.claimDue(bot.clock.now(), 1_000, 1);
    if (!message) throw new Error('nothing is due');
    await outbox.settle(message, { kind: 'sent', at: bot.clock.now(), wasLate: false });
    return bot;
  }

  it.each([
    ['snooze', '2030-03-18T12:00'],
    ['snooze 30 min', '2030-03-18T11:30'],
    ['snooze 1 1h', '2030-03-18T12:00'],
    ['snooze #1 2 days', '2030-03-20T11:00'],
    ['snooze half an hour', '2030-03-18T11:30'],
    ['snooze 1 until friday', '2030-03-22T03:30'],
  ])('"%s" has the last reminder said again at %s', async (line, at) => {
    const bot = await saidOnce();

    await bot.says(`!${line}`, ANN);

    expect(await bot.planned()).toEqual([`${at} ann: send the PDF`]);
  });

  it('needs a number where none was said of late', async () => {
    const bot = await saidOnce();
    bot.clock.set('2030-03-19T11:01Z');

    expect((await bot.says('!snooze 1h', ANN)).join()).toContain('None of your reminders came within the last day.');
    expect((await bot.says('!snooze 1 1h', ANN)).join()).toContain('You have no reminder 1.');
  });
});

describe('announce', () => {
  it('is shown before it is confirmed, and then planned for now', async () => {
    const bot = await talk();

    expect(await bot.says('announce #orchard The talk begins at 18:00.', ROOT)).toEqual([
      'This will be said in #orchard now: "The talk begins at 18:00.". Say yes and it is.',
    ]);
    expect(await bot.planned()).toEqual([]);
    expect(await bot.says('confirm', ROOT)).toEqual(['It is being said.']);
    expect(await bot.planned()).toEqual(['2030-03-18T10:00 #orchard: The talk begins at 18:00.']);
  });

  it('waits for its time, is listed, and can be cancelled', async () => {
    const bot = await talk();
    await bot.says('announce at tomorrow 9:00 other/#plum Plums at noon', ROOT);
    await bot.says('confirm', ROOT);

    expect(await bot.says('announcements', ROOT)).toEqual([
      '1 message is planned for the next 30 days: a1: Tue 19 March 2030 09:00 UTC #plum: Plums at noon',
    ]);
    expect(await bot.says('cancel a1', ROOT)).toEqual(['a1 will not be said.']);
    expect(await bot.says('announcements', ROOT)).toEqual(['Nothing is planned for the next 30 days.']);
    expect((await bot.says('cancel a1', ROOT)).join()).toContain('No message a1 is planned.');
  });

  it('asks for the channel where there are several, and for a text', async () => {
    const bot = await talk();

    expect((await bot.says('announce hello', ROOT)).join()).toContain('There are: test/#orchard, other/#plum.');
    expect((await bot.says('announce #nowhere hello', ROOT)).join()).toContain('Which channel?');
    expect((await bot.says('announce #orchard', ROOT)).join()).toContain('Say what to announce');
  });

  it.each(['at 25:00 #orchard hello', 'at 25:00 hello', 'on someday #orchard hello'])(
    '%s is not said at once because its time is not understood',
    async (text) => {
      const bot = await talk();

      expect((await bot.says(`announce ${text}`, ROOT)).join()).toContain('I do not understand the time');
      expect((await bot.says('confirm', ROOT)).join()).toContain('nothing to confirm');
    },
  );

  it('tells that a channel is paused before and after it is confirmed', async () => {
    const bot = await talk();
    await bot.says('pause #orchard', ROOT);

    expect((await bot.says('announce #orchard Tea', ROOT)).join()).toContain(
      'But #orchard is paused: it waits until !resume #orchard, a day at the most.',
    );
    expect(await bot.says('confirm', ROOT)).toEqual(['It waits until !resume #orchard.']);
  });

  it('alone is told what it lacks', async () => {
    const bot = await talk();

    expect((await bot.says('announce', ROOT)).join()).toContain('Which text? Type !announce <text>');
    expect((await bot.says('remind', ROOT)).join()).toContain('Which request? Type !remind <request>');
  });

  it('and what goes with it is for org admins alone', async () => {
    const bot = await talk();

    for (const command of ['announce #orchard x', 'announcements', 'cancel a1', 'pause', 'resume', 'missed', 'reload'])
      expect((await bot.says(`!${command}`, ANN)).join(), command).toContain('is for org admins');
  });

  it('lists and cancels what a mentor has said in a channel', async () => {
    const bot = await talk();
    await bot.says('remind #orchard tomorrow 14:00 meeting', ROOT);
    await bot.says('confirm', ROOT);

    expect((await bot.says('announcements', ROOT)).join()).toContain('#orchard: Reminder from root: meeting');
    expect(await bot.says('cancel a1', ROOT)).toEqual(['a1 will not be said.']);
  });

  it('does not list or cancel what people asked for themselves', async () => {
    const bot = await talk();
    await bot.says('!remind me tomorrow 9:00 a secret', ANN);
    await bot.says('!confirm', ANN);

    expect(await bot.says('announcements', ROOT)).toEqual(['Nothing is planned for the next 30 days.']);
    expect((await bot.says('cancel a1', ROOT)).join()).toContain('No message a1 is planned.');
  });
});

describe('a channel', () => {
  it('is paused and resumed', async () => {
    const bot = await talk();
    const { pauses } = await bot.desk.stores();

    expect((await bot.says('!pause', { ...ROOT, channel: '#orchard' })).join()).toContain('until !resume #orchard');
    expect(await pauses.list()).toMatchObject([{ network: 'test', channel: '#orchard', by: 'root' }]);
    expect((await bot.says('resume #orchard', ROOT)).join()).toBe('I speak in #orchard again.');
    expect(await pauses.list()).toEqual([]);
  });
});

describe('missed', () => {
  it('lists what was missed, and why', async () => {
    const bot = await talk();
    const { outbox } = await bot.desk.stores();
    await bot.says('announce #orchard too late', ROOT);
    await bot.says('confirm', ROOT);
    const [claimed] = await outbox.claimDue(bot.clock.now(), 1_000, 1);
    if (!claimed) throw new Error('nothing was claimed');
    await outbox.settle(claimed, { kind: 'missed', at: bot.clock.now(), reason: 'refused: banned: bye' });
    bot.clock.set('2030-03-19T10:00Z');

    expect(await bot.says('missed', ROOT)).toEqual([
      '1 message was missed in the last 30 days: Mon 18 March 2030 10:00 UTC #orchard: too late (the network refused it: is banned from the channel: bye)',
    ]);
  });
});

describe('what was for one person', () => {
  it('is counted among what was missed, and not shown', async () => {
    const bot = await talk();
    const { outbox } = await bot.desk.stores();
    await bot.says('!remind me in 1h to see the doctor', ANN);
    await bot.says('!confirm', ANN);
    bot.clock.set('2030-04-17T11:00Z');
    const [claimed] = await outbox.claimDue(bot.clock.now(), 1_000, 1);
    if (!claimed) throw new Error('nothing was claimed');
    const reason = 'away-too-long';
    await outbox.settle(claimed, { kind: 'dropped', at: bot.clock.now(), reason });

    expect(await bot.says('missed', ROOT)).toEqual([
      'In the last 30 days 1 message for one person alone was missed, and none for a channel.',
    ]);
    expect((await bot.says('status', ROOT)).join()).toContain(
      'Outbox: nothing planned; in the last 30 days 0 said, 1 dropped (1 of these were for one person alone)',
    );
  });
});

describe('status', () => {
  it('tells how the outbox stands, and which channels are paused', async () => {
    const bot = await talk();
    await bot.says('announce at tomorrow 9:00 #orchard Tea', ROOT);
    await bot.says('confirm', ROOT);
    await bot.says('announce #orchard Cake', ROOT);
    await bot.says('confirm', ROOT);
    await bot.says('pause #orchard', ROOT);

    expect((await bot.says('status', ROOT)).join()).toContain(
      'Outbox: 1 planned, 1 waiting to be said; in the last 30 days 0 said; paused: test/#orchard (by root)',
    );
  });
});
