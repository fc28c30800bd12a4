import { describe, expect, it, onTestFinished } from 'vitest';
import type { KeyDate, When } from '../../src/domain/program/key-date.ts';
import type { Program } from '../../src/domain/program/program.ts';
import { timelineEvents } from '../../src/domain/program/timeline.ts';
import { anchorTo, usualLeadTimes } from '../../src/domain/reminders/anchor.ts';
import { textReply } from '../../src/ports/reply.ts';
import { planned } from '../support/outbox.ts';
import { orchard } from '../support/programs.ts';
import { rulesFor } from '../support/reminders.ts';
import { type Season, type SeasonSetup, startSeason } from '../support/season.ts';

async function season(setup?: SeasonSetup): Promise<Season> {
  const started = await startSeason(setup);
  onTestFinished(() => started.close());
  return started;
}

function withDate(id: string, change: Partial<KeyDate>): Program {
  return { ...orchard, keyDates: orchard.keyDates.map((date) => (date.id === id ? { ...date, ...change } : date)) };
}
const only = (...ids: readonly string[]): Program => ({
  ...orchard,
  keyDates: orchard.keyDates.filter(({ id }) => ids.includes(id)),
});
const instant = (text: string): When => ({ kind: 'instant', at: Date.parse(text) });

async function endedAs(bot: Season, state: 'missed' | 'superseded' | 'withdrawn' | 'dropped') {
  return (await bot.outbox.list({ states: [state] })).map(
    ({ key, reason }) => `${key.replace('/test/#orchard', '')}: ${reason}`,
  );
}

describe('a season', () => {
  it('is said at its times, each once', async () => {
    const bot = await season({ program: only('results') });

    expect(await bot.at('2030-04-30T17:59Z')).toEqual([]);
    expect(await bot.at('2030-04-30T18:00Z')).toEqual([
      '#orchard: Coming up in 1 day: Accepted applicants announced, Wed 1 May 2030 18:00 UTC.',
    ]);
    expect(await bot.at('2030-04-30T18:01Z')).toEqual([]);
    expect(await bot.at('2030-05-01T18:00Z')).toEqual([
      '#orchard: It is time: Accepted applicants announced (Wed 1 May 2030 18:00 UTC).',
    ]);
    expect(await bot.at('2030-05-02T18:00Z')).toEqual([]);
  });

  it('names no hour where the page gives none', async () => {
    const bot = await season({ program: only('task') });

    expect(await bot.at('2030-04-18T09:00Z')).toEqual([
      '#orchard: Reminder: Contribution task deadline in 3 days, Sun 21 April 2030.',
    ]);
    expect(await bot.at('2030-04-20T09:00Z')).toEqual([
      '#orchard: Reminder: Contribution task deadline tomorrow, Sun 21 April 2030.',
    ]);
    expect(await bot.at('2030-04-21T09:00Z')).toEqual([
      '#orchard: Today: Contribution task deadline, Sun 21 April 2030. The page gives no hour.',
    ]);
  });

  it('says as one what falls together', async () => {
    const program = withDate('results', { id: 'again', title: 'Second date' });
    const [, , , results] = orchard.keyDates;
    if (!results) throw new Error('Orchard has results');
    const bot = await season({ program: { ...program, keyDates: [...program.keyDates, results] } });
    await bot.at('2030-04-29T00:00Z');

    expect(await bot.at('2030-04-30T18:00Z')).toEqual([
      '#orchard: Coming up in 1 day: Second date, Wed 1 May 2030 18:00 UTC. Coming up in 1 day: Accepted applicants announced, Wed 1 May 2030 18:00 UTC.',
    ]);
  });

  it('says nothing of what was due before it was ever looked at', async () => {
    const bot = await season({ now: '2030-04-02T16:00Z' });

    expect(await bot.at('2030-04-02T16:00Z')).toEqual([]);
    expect(await bot.at('2030-04-02T17:00Z')).toEqual([
      '#orchard: Reminder: Application period ends in 1 hour, Tue 2 April 2030 18:00 UTC.',
    ]);
    expect(await bot.outbox.list({ to: Date.parse('2030-04-02T16:00Z') })).toEqual([]);
  });

  it('goes on where it was after a crash', async () => {
    const bot = await season({ program: only('results') });
    await bot.at('2030-04-30T18:00Z');
    bot.restart();

    expect(await bot.at('2030-04-30T18:01Z')).toEqual([]);
    expect(await bot.at('2030-05-01T18:00Z')).toHaveLength(1);
  });
});

describe('a bot that was away', () => {
  it('says the newest reminder that is still true, marked late, and records the others as superseded', async () => {
    const bot = await season({ program: only('applications'), now: '2030-03-27T00:00Z' });
    await bot.at('2030-03-27T00:00Z');
    bot.restart();

    const heard = await bot.at('2030-04-02T16:30Z');

    expect(heard).toEqual([
      '#orchard: Application period ends: Tue 2 April 2030 18:00 UTC. (late: this was due Tue 2 April 2030 15:00 UTC)',
    ]);
    expect(await endedAs(bot, 'superseded')).toEqual([
      'orchard-2030/applications/end/2030-04-02T18:00Z/4320m: superseded',
      'orchard-2030/applications/end/2030-04-02T18:00Z/1440m: superseded',
    ]);
  });

  it('records as missed what lies in the past', async () => {
    const bot = await season({ program: only('results') });
    await bot.at('2030-04-01T00:00Z');

    expect(await bot.at('2030-06-01T00:00Z')).toEqual([]);
    expect(await endedAs(bot, 'missed')).toEqual([
      'orchard-2030/results/whole/2030-05-01T18:00Z/1440m: time-over',
      'orchard-2030/results/whole/2030-05-01T18:00Z/0m: time-over',
    ]);
  });

  it('says why, when it is the network that was away', async () => {
    const bot = await season({ program: only('results') });
    await bot.at('2030-04-30T00:00Z');
    bot.network.problems.set('#orchard', 'banned');
    await bot.at('2030-05-01T18:00Z');

    expect(await bot.at('2030-05-03T18:00Z')).toEqual([]);
    expect(await endedAs(bot, 'missed')).toEqual(['orchard-2030/results/whole/2030-05-01T18:00Z/0m: banned']);
  });

  it('catches up at once when the network is back', async () => {
    const bot = await season({ program: only('results') });
    bot.network.isUp = false;
    await bot.at('2030-04-30T18:00Z');
    bot.network.isUp = true;
    bot.clock.set('2030-04-30T18:02Z');
    bot.pump.connected('test');

    await expect
      .poll(() => bot.network.heard)
      .toEqual(['#orchard: Coming up in 1 day: Accepted applicants announced, Wed 1 May 2030 18:00 UTC.']);
  });

  it('says no more than so many late messages in an hour', async () => {
    const bot = await season({ catchUpPerHour: 2, program: only() });
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const recipient = { kind: 'channel', network: 'test', channel: '#orchard' } as const;
    await bot.outbox.add(
      keys.map((key, at) => planned(key, { kind: 'announcement', recipient, dueAt: at })),
      0,
    );

    const counts: number[] = [];
    for (const time of ['10:00', '10:15', '10:50', '11:01', '11:30', '12:02', '13:00'])
      counts.push((await bot.at(`2030-01-01T${time}Z`)).length);

    expect(counts).toEqual([2, 0, 0, 2, 0, 1, 0]);
  });

  it('does not catch up in quiet hours', async () => {
    const rules = rulesFor({ zone: 'Europe/Berlin', quiet: { from: 22 * 60, to: 8 * 60 } });
    const bot = await season({ program: only('results'), rules });
    await bot.at('2030-04-29T00:00Z');

    expect(await bot.at('2030-04-30T23:00Z')).toEqual([]);
    // 08:00 in Berlin is 06:00 UTC.
    expect(await bot.at('2030-05-01T05:59Z')).toEqual([]);
    expect(await bot.at('2030-05-01T06:00Z')).toHaveLength(1);
  });
});

describe('a date that changes', () => {
  const moved = withDate('results', { when: instant('2030-05-03T18:00Z') });

  it('is announced once, and its reminders come before the new date', async () => {
    const bot = await season();
    await bot.at('2030-04-29T00:00Z');
    bot.reload(moved);

    expect(await bot.at('2030-04-29T00:01Z')).toEqual([
      '#orchard: A date has changed: Accepted applicants announced was Wed 1 May 2030 18:00 UTC, and is now Fri 3 May 2030 18:00 UTC.',
    ]);
    expect(await bot.at('2030-04-30T18:00Z')).toEqual([]);
    expect(await bot.at('2030-05-02T18:00Z')).toHaveLength(1);
    bot.restart();
    expect(await bot.at('2030-05-02T18:01Z')).toEqual([]);
    expect((await endedAs(bot, 'withdrawn')).length).toBe(2);
  });

  it('and back is announced again', async () => {
    const bot = await season();
    await bot.at('2030-04-29T00:00Z');
    bot.reload(moved);
    await bot.at('2030-04-29T00:01Z');
    bot.reload(orchard);

    expect(await bot.at('2030-04-29T00:02Z')).toEqual([
      '#orchard: A date has changed: Accepted applicants announced was Fri 3 May 2030 18:00 UTC, and is now Wed 1 May 2030 18:00 UTC.',
    ]);
    expect(await bot.at('2030-05-01T18:00Z')).toHaveLength(1);
  });

  it('is not announced where the rules do not say so', async () => {
    const bot = await season({ rules: { ...rulesFor({}), announceChanges: [] } });
    await bot.at('2030-04-29T00:00Z');
    bot.reload(moved);

    expect(await bot.at('2030-04-29T00:01Z')).toEqual([]);
  });

  it('while the bot was down is announced when it is back', async () => {
    const bot = await season();
    await bot.at('2030-04-20T10:00Z');
    bot.restart();
    bot.reload(withDate('task', { when: { kind: 'day', day: '2030-04-25' } }));

    expect(await bot.at('2030-04-21T12:00Z')).toEqual([
      '#orchard: A date has changed: Contribution task deadline was Sun 21 April 2030, and is now Thu 25 April 2030.',
    ]);
  });
});

describe('a network that does not take a message', () => {
  it('is tried again, after ever longer waits', async () => {
    const bot = await season({ program: only('results') });
    bot.network.deliveries.push({ kind: 'lost' }, { kind: 'refused', reason: 'error: +m' });

    expect(await bot.at('2030-04-30T18:00Z')).toEqual([]);
    expect(await bot.at('2030-04-30T18:00:59Z')).toEqual([]);
    expect(await bot.at('2030-04-30T18:01Z')).toEqual([]);
    expect(await bot.at('2030-04-30T18:02:59Z')).toEqual([]);
    expect(await bot.at('2030-04-30T18:03Z')).toHaveLength(1);
    expect(await bot.outbox.list({ states: ['sent'] })).toMatchObject([
      { attempts: 3, reason: null, endedAt: Date.parse('2030-04-30T18:03Z') },
    ]);
  });

  it('is believed after twelve tries', async () => {
    const bot = await season({ program: only() });
    await bot.outbox.add(
      [planned('a', { kind: 'announcement', recipient: { kind: 'channel', network: 'test', channel: '#orchard' } })],
      0,
    );
    for (let tries = 0; tries < 20; tries += 1) bot.network.deliveries.push({ kind: 'refused', reason: 'error: +m' });

    for (let hour = 0; hour < 24; hour += 1) {
      for (const minute of ['00', '10', '20', '30', '40', '50'])
        await bot.at(`2030-01-01T${String(hour).padStart(2, '0')}:${minute}Z`);
    }

    expect(await bot.outbox.list({})).toMatchObject([{ state: 'dropped', reason: 'refused: error: +m' }]);
    expect(bot.network.deliveries.length).toBe(8);
  });
});

describe('a channel that is paused', () => {
  it('hears nothing until it is resumed', async () => {
    const bot = await season({ program: only('results') });
    await bot.pauses.pause({ network: 'test', channel: '#orchard', since: 0, by: 'ann' });

    expect(await bot.at('2030-04-30T18:00Z')).toEqual([]);
    await bot.pauses.resume('test', '#orchard');
    await bot.outbox.wake({ network: 'test', channel: '#orchard' }, bot.clock.now());
    expect(await bot.at('2030-04-30T18:20Z')).toEqual([
      '#orchard: Accepted applicants announced: Wed 1 May 2030 18:00 UTC. (late: this was due Tue 30 April 2030 18:00 UTC)',
    ]);
  });
});

describe('a message for one person', () => {
  const recipient = { kind: 'person', network: 'test', account: 'Ann', nick: 'ann_' } as const;
  const message = planned('send the PDF', {
    kind: 'personal',
    recipient,
    reply: textReply('Send the PDF.'),
    dueAt: Date.parse('2030-01-01T09:00Z'),
  });

  it('is said to whoever proves the account at that moment', async () => {
    const bot = await season({ program: only() });
    await bot.outbox.add([message], 0);
    bot.network.accounts.set('ann_', 'ann');

    expect(await bot.at('2030-01-01T09:00Z')).toEqual(['ann_: Send the PDF.']);
  });

  it('is not said to somebody who has taken the nick', async () => {
    const bot = await season({ program: only() });
    await bot.outbox.add([message], 0);
    bot.network.accounts.set('ann_', 'mallory');

    expect(await bot.at('2030-01-01T09:00Z')).toEqual([]);
    bot.network.accounts.delete('ann_');
    expect(await bot.at('2030-01-01T10:00Z')).toEqual([]);
  });

  it('reaches somebody who proves nothing as long as they are there without a break, and nobody after them', async () => {
    const bot = await season({ program: only() });
    const recipient = { kind: 'person', network: 'test', account: '~ann.1.1', nick: 'ann' } as const;
    await bot.outbox.add(
      [
        { ...message, recipient },
        { ...message, key: 'later', series: 'later', recipient, dueAt: message.dueAt + 60_000 },
      ],
      0,
    );
    bot.network.sessions.set('ann', 'ann.1.1');
    bot.network.accounts.set('ann', 'ann');

    expect(await bot.at('2030-01-01T09:00Z')).toEqual(['ann: Send the PDF.']);
    bot.network.sessions.set('ann', 'ann.1.2');
    expect(await bot.at('2030-01-01T09:01Z')).toEqual([]);
    bot.network.sessions.delete('ann');
    expect(await bot.at('2030-01-01T11:01Z')).toEqual([]);
  });

  it('waits until they are seen, under whatever nick', async () => {
    const bot = await season({ program: only() });
    await bot.outbox.add([message], 0);
    await bot.at('2030-01-01T09:00Z');
    bot.clock.set('2030-01-01T09:30Z');
    bot.network.accounts.set('ann2', 'ann');
    bot.pump.seen('test', 'somebody', 'somebody');
    bot.pump.seen('test', 'ann2', 'ann');

    await expect
      .poll(() => bot.network.heard)
      .toEqual(['ann2: Send the PDF. (late: this was due Tue 1 January 2030 09:00 UTC)']);
  });

  it('is dropped after thirty days', async () => {
    const bot = await season({ program: only() });
    await bot.outbox.add([message], 0);
    await bot.at('2030-01-01T09:00Z');
    await bot.at('2030-01-31T08:59Z');
    await bot.at('2030-01-31T09:00Z');

    expect(await bot.outbox.list({})).toMatchObject([{ state: 'dropped', reason: 'away-too-long' }]);
  });
});

describe('a person’s reminder whose process was dead', () => {
  it('is said with the last of its times, each week and before a key date', async () => {
    const bot = await season({ program: orchard, now: '2030-03-18T10:00Z', rules: { ...rulesFor({}), listeners: [] } });
    bot.network.accounts.set('ann', 'ann');
    const [start, deadline] = timelineEvents(orchard).filter(({ date }) => date.id === 'applications');
    if (!start || !deadline) throw new Error('Orchard has applications');
    const anchor = anchorTo(deadline, orchard, usualLeadTimes(deadline), 'UTC');
    const common = {
      network: 'test',
      account: 'ann',
      recipient: { kind: 'person', network: 'test', account: 'ann', nick: 'ann' },
      createdAt: 0,
    } as const;
    await bot.reminders.add(
      {
        ...common,
        text: 'report',
        at: Date.parse('2030-03-25T09:00Z'),
        repeat: { daysOfWeek: [1], minute: 540, zone: 'UTC' },
        anchor: null,
      },
      20,
    );
    await bot.reminders.add({ ...common, text: '', at: Date.parse('2030-03-19T18:00Z'), repeat: null, anchor }, 20);

    bot.restart();

    expect(await bot.at('2030-04-02T18:00Z')).toEqual([
      'ann: Reminder 1: report (late: this was due Mon 1 April 2030 09:00 UTC)',
      'ann: Application period is over now (Tue 2 April 2030 18:00 UTC). (reminder 2)',
    ]);
    expect(await bot.at('2030-04-02T19:00Z')).toEqual([]);
  });
});

describe('the org admins', () => {
  it('are told once an hour that something was missed', async () => {
    const bot = await season({ program: orchard, now: '2030-04-02T10:00Z', admins: ['root'] });
    bot.network.accounts.set('root', 'root');
    await bot.at('2030-04-02T10:01Z');
    bot.network.isUp = false;

    await bot.at('2030-04-03T19:00Z');
    bot.network.isUp = true;

    expect(await bot.at('2030-04-03T19:01Z')).toEqual([
      expect.stringMatching(
        /^root: I could not say something in #orchard that was due Tue 2 April 2030 15:00 UTC .*"missed" lists all that was missed\.$/,
      ),
    ]);
  });
});

describe('a change of a date', () => {
  it('waits for the end of the quiet hours of a channel', async () => {
    const quiet = { from: 22 * 60, to: 8 * 60 };
    const bot = await season({ program: orchard, now: '2030-03-20T20:00Z', rules: rulesFor({ quiet }) });
    await bot.at('2030-03-20T20:00Z');
    const [orgs, ...others] = orchard.keyDates;
    if (!orgs) throw new Error('Orchard has dates');

    bot.reload({
      ...orchard,
      keyDates: others.map((date) =>
        date.id === 'results' ? { ...date, when: { kind: 'instant', at: Date.parse('2030-05-02T18:00Z') } } : date,
      ),
    });

    expect(await bot.at('2030-03-20T23:00Z')).toEqual([]);
    expect(await bot.at('2030-03-21T08:00Z')).toEqual([
      '#orchard: A date has changed: Accepted applicants announced was Wed 1 May 2030 18:00 UTC, and is now Thu 2 May 2030 18:00 UTC.',
    ]);
  });
});

describe('a reminder that comes again each week', () => {
  const weekly = {
    network: 'test',
    account: 'ann',
    recipient: { kind: 'person', network: 'test', account: 'ann', nick: 'ann' },
    text: 'write the report',
    at: Date.parse('2030-01-07T09:00Z'),
    repeat: { daysOfWeek: [1], minute: 540, zone: 'UTC' },
    anchor: null,
    createdAt: 0,
  } as const;

  it('is said each time, until it is forgotten', async () => {
    const bot = await season({ program: only() });
    bot.network.accounts.set('ann', 'ann');
    const added = await bot.reminders.add(weekly, 20);

    expect(await bot.at('2030-01-07T09:00Z')).toEqual(['ann: Reminder 1: write the report']);
    expect(await bot.at('2030-01-08T09:00Z')).toEqual([]);
    expect(await bot.at('2030-01-14T09:00Z')).toEqual(['ann: Reminder 1: write the report']);
    await bot.reminders.forget('test', 'ann', added?.id ?? 0, bot.clock.now());
    expect(await bot.at('2030-01-21T09:00Z')).toEqual([]);
  });

  it('is said once, the newest of all, to a person who was away for weeks', async () => {
    const bot = await season({ program: only() });
    await bot.reminders.add(weekly, 20);
    for (const day of ['07', '14', '21']) await bot.at(`2030-01-${day}T09:00Z`);
    bot.network.accounts.set('ann', 'ann');

    expect(await bot.at('2030-01-22T09:00Z')).toEqual([
      'ann: Reminder 1: write the report (late: this was due Mon 21 January 2030 09:00 UTC)',
    ]);
    expect(await endedAs(bot, 'superseded')).toHaveLength(2);
  });
});

describe('a recurring post', () => {
  const post = {
    id: 'weekly',
    fields: {
      minutes: [0],
      hours: [9],
      daysOfMonth: Array.from({ length: 31 }, (_, at) => at + 1),
      months: [1, 2, 3, 4, 5],
      daysOfWeek: [1],
    },
    zone: 'UTC',
    startsAt: null,
    endsAt: null,
    recipients: [{ kind: 'channel', network: 'test', channel: '#orchard' }],
    keepsMs: 3_600_000,
    program: null,
    template: 'This week: {dates}.',
    days: 5,
    onlyWithDates: true,
  } as const;

  it('says what the week brings, only where it brings something, and nothing when it is too late', async () => {
    const bot = await season({ posts: [post], rules: { ...rulesFor({}), listeners: [] }, now: '2030-03-08T00:00Z' });
    await bot.at('2030-03-08T00:00Z');

    expect(await bot.at('2030-03-11T09:00Z')).toEqual([]);
    expect(await bot.at('2030-03-18T09:00Z')).toEqual([
      '#orchard: This week: Application period begins Mon 18 March 2030.',
    ]);
    await bot.at('2030-03-28T00:00Z');
    expect(await bot.at('2030-04-01T10:00Z')).toEqual([]);
    expect(await endedAs(bot, 'missed')).toEqual(['post/weekly/2030-04-01T09:00:00.000Z: time-over']);
  });

  it('has the words of the dates as they are when it is said', async () => {
    const bot = await season({ posts: [post], rules: { ...rulesFor({}), listeners: [] }, now: '2030-04-25T00:00Z' });
    await bot.at('2030-04-25T00:00Z');
    bot.reload(withDate('results', { when: instant('2030-05-02T18:00Z') }));
    await bot.at('2030-04-25T00:01Z');

    expect(await bot.at('2030-04-29T09:00Z')).toEqual([
      '#orchard: This week: Accepted applicants announced Thu 2 May 2030 18:00 UTC.',
    ]);
  });
});

describe('a clock that jumps', () => {
  it('back says nothing twice', async () => {
    const bot = await season({ program: only('results') });
    await bot.at('2030-04-30T18:00Z');

    expect(await bot.at('2030-04-29T00:00Z')).toEqual([]);
    expect(await bot.at('2030-04-30T18:00Z')).toEqual([]);
    expect(await bot.at('2030-05-01T18:00Z')).toHaveLength(1);
  });

  it('a year ahead and back loses nothing', async () => {
    const bot = await season({ program: only('results') });
    await bot.at('2030-04-01T00:00Z');
    await bot.at('2031-04-01T00:00Z');
    expect(await endedAs(bot, 'missed')).toHaveLength(2);

    await bot.at('2030-04-01T00:01Z');

    expect(await bot.at('2030-04-30T18:00Z')).toHaveLength(1);
    expect(await bot.at('2030-05-01T18:00Z')).toHaveLength(1);
  });
});

describe('a database that cannot be written', () => {
  it('is logged, nothing is said, and what was said is not said again when it works', async () => {
    const bot = await season({ program: only('results') });
    await bot.at('2030-04-30T00:00Z');
    await bot.database.knex.raw('PRAGMA query_only = ON');

    expect(await bot.at('2030-04-30T18:00Z')).toEqual([]);
    expect(bot.log.some(({ message }) => message === 'the outbox does not work')).toBe(true);
    await bot.database.knex.raw('PRAGMA query_only = OFF');
    expect(await bot.at('2030-04-30T18:01Z')).toHaveLength(1);
    expect(await bot.at('2030-04-30T18:05Z')).toEqual([]);
  });

  it('between saying and recording does not make it say the message again', async () => {
    const bot = await season({ program: only('results') });
    await bot.at('2030-04-30T00:00Z');
    const send = bot.network.send.bind(bot.network);
    bot.network.send = async (message) => {
      const delivery = await send(message);
      await bot.database.knex.raw('PRAGMA query_only = ON');
      return delivery;
    };

    expect(await bot.at('2030-04-30T18:00Z')).toHaveLength(1);
    await bot.database.knex.raw('PRAGMA query_only = OFF');
    expect(await bot.at('2030-04-30T18:10Z')).toEqual([]);
    expect(await bot.outbox.list({ states: ['sent'] })).toHaveLength(1);
  });
});
