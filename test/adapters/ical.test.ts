import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarText } from '../../src/adapters/ical/calendar-text.ts';
import { publishedEvents } from '../../src/adapters/ical/published-events.ts';
import type { KeyDate, When } from '../../src/domain/program/key-date.ts';
import type { Program } from '../../src/domain/program/program.ts';
import { bundledProgram, orchard } from '../support/programs.ts';

const NOW = Date.parse('2030-01-01T00:00Z');
const LATER = Date.parse('2030-02-01T00:00Z');

/** What an independent reader makes of a calendar. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      sequence: event.sequence,
      stamp: String(component.getFirstPropertyValue('dtstamp')),
    };
  });
}

function withDates(...dates: readonly (Partial<KeyDate> & { readonly when: When })[]): Program {
  const [first] = orchard.keyDates;
  if (!first) throw new Error('Orchard has dates');
  return { ...orchard, keyDates: dates.map((date, at) => ({ ...first, id: `d${at}`, title: `Date ${at}`, ...date })) };
}
const instant = (text: string) => ({ kind: 'instant', at: Date.parse(text) }) as const;

describe('the calendar of a season', () => {
  it('is read by an independent reader, whole days as whole days', async () => {
    const events = read(calendarText(await bundledProgram('qemu-2024'), [], NOW));

    expect(events.map(({ summary, start, end }) => `${start} ${end} ${summary}`)).toEqual([
      '2024-02-21T18:00:00Z 2024-02-21T18:00:00Z QEMU: Organizations and project ideas announced',
      '2024-03-18 2024-03-19 QEMU: Application period begins',
      '2024-04-02T18:00:00Z 2024-04-02T18:00:00Z QEMU: Application period ends',
      '2024-04-21 2024-04-22 QEMU: Contribution task deadline',
      '2024-05-01T18:00:00Z 2024-05-01T18:00:00Z QEMU: Accepted applicants announced',
      '2024-05-27 2024-08-27 QEMU: Standard coding period',
    ]);
    expect(events[0]?.uid).toBe('qemu-2024-orgs-announced@gsocbot');
  });

  it('has a month as all its days, and a range of moments as one event', () => {
    const program = withDates(
      { when: { kind: 'month', month: '2030-02' } },
      { when: { kind: 'range', from: instant('2030-03-01T18:00Z'), to: instant('2030-04-02T18:00Z') } },
    );

    expect(read(calendarText(program, [], NOW)).map(({ start, end }) => [start, end])).toEqual([
      ['2030-02-01', '2030-03-01'],
      ['2030-03-01T18:00:00Z', '2030-04-02T18:00:00Z'],
    ]);
  });

  it('keeps its UIDs, and raises the sequence of a date that changed and of no other', () => {
    const dates = (second: string) =>
      withDates({ when: instant('2030-03-01T18:00Z') }, { when: instant(second), title: 'A, B; "C"\nand \\ D' });
    const first = calendarText(dates('2030-04-01T18:00Z'), [], NOW);
    const same = calendarText(dates('2030-04-01T18:00Z'), publishedEvents(first), LATER);
    const moved = calendarText(dates('2030-04-03T18:00Z'), publishedEvents(same), LATER);
    const again = calendarText(dates('2030-04-01T18:00Z'), publishedEvents(moved), LATER);

    expect(same).toBe(first);
    expect(read(moved).map(({ uid, sequence, stamp }) => [uid, sequence, stamp])).toEqual([
      ['orchard-2030-d0@gsocbot', 0, '2030-01-01T00:00:00Z'],
      ['orchard-2030-d1@gsocbot', 1, '2030-02-01T00:00:00Z'],
    ]);
    expect(read(again).map(({ sequence }) => sequence)).toEqual([0, 2]);
  });

  it('cancels a date that is gone, for calendars that have taken it over, and counts on when it comes back', () => {
    const both = withDates({ when: instant('2030-03-01T18:00Z') }, { when: { kind: 'day', day: '2030-04-01' } });
    const one = { ...both, keyDates: both.keyDates.slice(0, 1) };
    const states = (text: string) =>
      new ICAL.Component(ICAL.parse(text))
        .getAllSubcomponents('vevent')
        .map(
          (event) =>
            `${event.getFirstPropertyValue('uid')} ${event.getFirstPropertyValue('sequence')} ${event.getFirstPropertyValue('status')}`,
        );
    const first = calendarText(both, [], NOW);
    const gone = calendarText(one, publishedEvents(first), LATER);

    expect(states(gone)).toEqual(['orchard-2030-d0@gsocbot 0 null', 'orchard-2030-d1@gsocbot 1 CANCELLED']);
    expect(calendarText(one, publishedEvents(gone), LATER)).toBe(gone);
    expect(states(calendarText(both, publishedEvents(gone), LATER))).toEqual([
      'orchard-2030-d0@gsocbot 0 null',
      'orchard-2030-d1@gsocbot 2 null',
    ]);
  });

  it('is the same in any time zone of the machine', () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Kiritimati';
    const there = calendarText(orchard, [], NOW);
    process.env['TZ'] = 'America/Los_Angeles';
    const elsewhere = calendarText(orchard, [], NOW);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;

    expect(there).toBe(elsewhere);
    expect(there).toContain('DTSTART;VALUE=DATE:20300421');
  });

  it('takes any file for an earlier one without harm', () => {
    expect(publishedEvents('this is no calendar')).toEqual([]);
    expect(publishedEvents('BEGIN:VEVENT\nSUMMARY:no uid\nEND:VEVENT\n')).toEqual([]);
  });
});
