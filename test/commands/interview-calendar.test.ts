import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { PAGE_SIZE } from '../../src/bot/pages.ts';
import { startConversation } from '../support/conversation.ts';

function people(now = '2030-03-18T12:00:00Z') {
  const talk = startConversation({ now });
  const says = (nick: string, channel: string | null) => (line: string) =>
    talk.says(line, { network: 'oftc', channel, sender: { nick, account: nick } });
  return {
    ann: says('appletree', null),
    carol: says('carol', null),
    dave: says('dave', null),
    openly: says('carol', '#orchard'),
  };
}

/** What an independent reader makes of the lines of an entry. */
function read(lines: readonly string[]) {
  const calendar = new ICAL.Component(ICAL.parse(lines.join('\r\n')));
  const [component] = calendar.getAllSubcomponents('vevent');
  if (!component) throw new Error('no event');
  const event = new ICAL.Event(component);
  return {
    method: calendar.getFirstPropertyValue('method'),
    status: component.getFirstPropertyValue('status'),
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    start: event.startDate.toString(),
    end: event.endDate.toString(),
  };
}

describe('the calendar entry of an interview', () => {
  it('keeps its identity while it is booked, moved and cancelled, and its number only grows', async () => {
    const { ann, carol } = people();
    await ann('offer pear wed 14:00-16:00');
    await carol('book s1');

    const booked = read(await carol('calendar b1 text'));
    await carol('move b1 s2');
    const moved = read(await carol('calendar b1 text'));
    const sameByItsNewName = read(await ann('calendar b2 text'));
    await carol('cancel b2');
    const cancelled = read(await carol('calendar b2 text'));

    expect(booked).toEqual({
      method: 'PUBLISH',
      status: 'CONFIRMED',
      uid: 'interview-b1-orchard-2030@gsocbot',
      sequence: 0,
      summary: 'Interview: Pear parser frobnication',
      start: '2030-03-20T14:00:00Z',
      end: '2030-03-20T15:00:00Z',
    });
    expect(moved).toEqual({ ...booked, sequence: 2, start: '2030-03-20T15:00:00Z', end: '2030-03-20T16:00:00Z' });
    expect(sameByItsNewName).toEqual(moved);
    expect(cancelled).toEqual({ ...moved, method: 'CANCEL', status: 'CANCELLED', sequence: 3 });
  });

  it('is tentative while the slot is only held', async () => {
    const { ann, carol } = people();
    await carol('queue pear');
    await ann('offer pear wed 14:00-15:00');

    expect(read(await carol('calendar b1 text'))).toMatchObject({ status: 'TENTATIVE', sequence: 0 });
  });

  it('comes as a link that fits one line, unless it is asked for as text', async () => {
    const { ann, carol } = people();
    await ann('offer pear wed 14:00-15:00');
    await carol('book s1');

    const heard = await carol('calendar b1');

    const link = /https:\S+/.exec(heard.join(' '))?.[0] ?? '';
    expect(Object.fromEntries(new URL(link).searchParams)).toEqual({
      action: 'TEMPLATE',
      text: 'Interview: Pear parser frobnication',
      dates: '20300320T140000Z/20300320T150000Z',
    });
    expect(heard.some((line) => line.includes(link))).toBe(true);
    expect(heard.length).toBeLessThanOrEqual(PAGE_SIZE.maxLines);
  });

  it('is told to its two sides alone, whoever asks and wherever', async () => {
    const { ann, carol, dave, openly } = people();
    await ann('offer pear wed 14:00-15:00');
    await carol('book s1');

    expect((await dave('calendar b1')).join(' ')).toContain('no booking b1 of yours');
    expect((await dave('calendar b9 text')).join(' ')).toContain('no booking b9 of yours');
    const lines = await openly('!calendar b1 text');
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.every((line) => line.startsWith('(privately) '))).toBe(true);
    expect(read(lines.map((line) => line.replace('(privately) ', '')))).toMatchObject({ method: 'PUBLISH' });
  });

  it('is nothing that somebody means who asks for the calendar of the season', async () => {
    const { carol } = people();

    expect((await carol('!calendar')).join(' ')).toContain('Key dates');
    expect((await carol('calendar of the season')).join(' ')).not.toContain('Which booking?');
  });
});
