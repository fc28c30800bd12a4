import { describe, expect, it } from 'vitest';
import { zoneRules } from '../../../src/answers/compose/zone-rules.ts';
import type { KeyDate, When } from '../../../src/domain/program/key-date.ts';
import type { Program } from '../../../src/domain/program/program.ts';
import { type PlannedReminder, planReminders } from '../../../src/domain/reminders/plan-reminders.ts';
import type { ReminderRules } from '../../../src/domain/reminders/rules.ts';
import { orchard } from '../../support/programs.ts';
import { ORCHARD_CHANNEL, ORCHARD_RULES, rulesFor } from '../../support/reminders.ts';

function withDates(...dates: readonly (Partial<KeyDate> & { readonly when: When })[]): Program {
  const keyDates = dates.map(
    (date, at): KeyDate => ({
      id: `date${at}`,
      title: `Date ${at}`,
      kind: 'other',
      audience: 'everyone',
      aliases: [],
      note: null,
      source: 'Dates',
      ...date,
    }),
  );
  return { ...orchard, keyDates };
}

const instant = (text: string): When => ({ kind: 'instant', at: Date.parse(text) });
const day = (text: string): When => ({ kind: 'day', day: text });
const plan = (program: Program, rules: ReminderRules = ORCHARD_RULES) => planReminders(program, rules, zoneRules);
const time = (at: number) => new Date(at).toISOString().slice(0, 16);
const brief = ({ event, role, dueAt }: PlannedReminder) => `${time(dueAt)} ${event.date.id} ${event.edge} ${role}`;

describe('the reminders of a season', () => {
  it('come 14, 7, 3 and 1 days, 3 hours and 1 hour before a deadline, and when it is over', () => {
    const { reminders } = plan(withDates({ kind: 'applications', when: instant('2030-04-02T18:00Z') }));

    expect(reminders.map(({ dueAt }) => time(dueAt))).toEqual([
      '2030-03-19T18:00',
      '2030-03-26T18:00',
      '2030-03-30T18:00',
      '2030-04-01T18:00',
      '2030-04-02T15:00',
      '2030-04-02T17:00',
      '2030-04-02T18:00',
    ]);
  });

  it('come a day before something happens and when it does', () => {
    const { reminders } = plan(withDates({ kind: 'results', when: instant('2030-05-01T18:00Z') }));

    expect(reminders.map(brief)).toEqual(['2030-04-30T18:00 date0 whole event', '2030-05-01T18:00 date0 whole event']);
  });

  it('speak of both ends of a range: it opens, and it is a deadline', () => {
    const when: When = {
      kind: 'range',
      from: { kind: 'instant', at: Date.parse('2030-03-18T18:00Z') },
      to: { kind: 'day', day: '2030-03-20' },
    };

    expect(plan(withDates({ when })).reminders.map(brief)).toEqual([
      '2030-03-06T09:00 date0 end deadline',
      '2030-03-13T09:00 date0 end deadline',
      '2030-03-17T09:00 date0 end deadline',
      '2030-03-17T18:00 date0 start opening',
      '2030-03-18T18:00 date0 start opening',
      '2030-03-19T09:00 date0 end deadline',
      '2030-03-20T09:00 date0 end deadline',
    ]);
  });

  it('of a day without an hour come on days alone, at the hour that the channel sets, in its zone', () => {
    const rules = rulesFor({ zone: 'Asia/Kolkata', sayAt: 9 * 60 });
    const { reminders } = plan(withDates({ kind: 'contribution-task', when: day('2030-04-21') }), rules);

    expect(reminders.map(({ dueAt }) => time(dueAt))).toEqual([
      '2030-04-07T03:30',
      '2030-04-14T03:30',
      '2030-04-18T03:30',
      '2030-04-20T03:30',
      '2030-04-21T03:30',
    ]);
    expect(reminders.every(({ staleAt }) => time(staleAt) === '2030-04-21T18:30')).toBe(true);
  });

  it('of a month without a day come once, when it begins', () => {
    const { reminders } = plan(withDates({ when: { kind: 'month', month: '2030-05' } }));

    expect(reminders.map(brief)).toEqual(['2030-05-01T09:00 date0 whole event']);
  });

  it.each([
    // Clocks go forward on 31 March and back on 27 October in Berlin, on 10 March and 3 November in New York.
    ['Europe/Berlin', '2024-03-31', ['2024-03-30T08:00', '2024-03-31T07:00']],
    ['Europe/Berlin', '2024-10-27', ['2024-10-26T07:00', '2024-10-27T08:00']],
    ['America/New_York', '2024-03-10', ['2024-03-09T14:00', '2024-03-10T13:00']],
    ['America/New_York', '2024-11-03', ['2024-11-02T13:00', '2024-11-03T14:00']],
    ['Australia/Lord_Howe', '2024-04-07', ['2024-04-05T22:00', '2024-04-06T22:30']],
    ['Australia/Lord_Howe', '2024-10-06', ['2024-10-04T22:30', '2024-10-05T22:00']],
  ])('stay at the same hour on the wall where the clocks of %s change on %s', (zone, date, expected) => {
    const { reminders } = plan(withDates({ when: day(date) }), rulesFor({ zone }));

    expect(reminders.map(({ dueAt }) => time(dueAt))).toEqual(expected);
  });

  it('go to the channels whose audience it is, and to those alone', () => {
    const mentors = {
      ...ORCHARD_CHANNEL,
      recipient: { kind: 'channel', network: 'test', channel: '#mentors' },
      audiences: ['mentors', 'admins'],
    } as const;
    const { reminders } = plan(
      withDates(
        { audience: 'mentors', when: instant('2030-04-21T18:00Z') },
        { audience: 'applicants', when: instant('2030-04-02T18:00Z') },
      ),
      { ...ORCHARD_RULES, listeners: [ORCHARD_CHANNEL, mentors] },
    );

    expect(
      new Set(reminders.map((reminder) => `${reminder.event.date.id} ${reminder.series.split('/').at(-1)}`)),
    ).toEqual(new Set(['date0 #mentors', 'date1 #orchard']));
  });

  it('of another program than the channel’s stay away', () => {
    expect(plan(orchard, rulesFor({ program: 'qemu-2024' })).reminders).toEqual([]);
    expect(plan(orchard, rulesFor({ program: 'orchard-2030' })).reminders.length).toBeGreaterThan(10);
  });

  it('wait for the end of the quiet hours, are said before them where that would be too late, and are merged where they meet', () => {
    const rules = rulesFor({ zone: 'Europe/Berlin', quiet: { from: 22 * 60, to: 8 * 60 } });
    const { reminders, merged } = plan(withDates({ kind: 'rankings', when: instant('2030-01-20T05:00Z') }), rules);

    // All wanted at 06:00, 03:00, 05:00 or 06:00 in Berlin.
    expect(reminders.map((reminder) => [time(reminder.wantedAt), time(reminder.dueAt)])).toEqual([
      ['2030-01-06T05:00', '2030-01-06T07:00'],
      ['2030-01-13T05:00', '2030-01-13T07:00'],
      ['2030-01-17T05:00', '2030-01-17T07:00'],
      ['2030-01-19T05:00', '2030-01-19T07:00'],
      // 21:59 in Berlin, the evening before.
      ['2030-01-20T04:00', '2030-01-19T20:59'],
      ['2030-01-20T05:00', '2030-01-20T07:00'],
    ]);
    expect(merged.map(({ wantedAt }) => time(wantedAt))).toEqual(['2030-01-20T02:00']);
  });

  it('have keys of their own that are the same each time', () => {
    const first = plan(orchard).reminders.map(({ key }) => key);
    const second = plan(structuredClone(orchard)).reminders.map(({ key }) => key);

    expect(new Set(first).size).toBe(first.length);
    expect(second).toEqual(first);
    expect(first).toContain('orchard-2030/applications/end/2030-04-02T18:00Z/60m/test/#orchard');
  });

  it('have another key when the date moves', () => {
    const [before] = plan(withDates({ when: instant('2030-05-01T18:00Z') })).reminders;
    const [after] = plan(withDates({ when: instant('2030-05-02T18:00Z') })).reminders;

    expect(before?.key).not.toBe(after?.key);
  });

  it('are none in a season without dates', () => {
    expect(plan(withDates()).reminders).toEqual([]);
  });
});
