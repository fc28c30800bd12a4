import { describe, expect, it } from 'vitest';
import { offerSpans } from '../../../src/answers/remind/offer-spans.ts';
import { understandOffer } from '../../../src/answers/remind/understand-offer.ts';
import { at } from '../../support/interviews.ts';

// A Monday.
const NOW = at('2024-03-25T10:00:00Z');

/** The spans of an offer as "2024-04-02T14:00-15:00" in UTC, or what is wrong. */
function offered(text: string, zone = 'UTC'): readonly string[] {
  const offer = understandOffer(text);
  if ('fault' in offer) return [`cannot read the ${offer.fault}`];
  const spans = offerSpans(offer, zone, NOW);
  if ('fault' in spans) return [`wrong ${spans.fault}: ${spans.text}`];
  return spans.map(
    ({ startsAt, endsAt }) =>
      `${new Date(startsAt).toISOString().slice(0, 16)}-${new Date(endsAt).toISOString().slice(11, 16)}`,
  );
}

describe('an offer as mentors type it', () => {
  it.each([
    ['pear 2024-04-02 14:00-16:00', ['2024-04-02T14:00-15:00', '2024-04-02T15:00-16:00']],
    ['pear 2024-04-02 14-15', ['2024-04-02T14:00-15:00']],
    ['pear parser tomorrow 14:00-14:30', ['2024-03-26T14:00-14:30']],
    ['pear today 14:00-15:00', ['2024-03-25T14:00-15:00']],
    ['pear monday 14:00-15:00', ['2024-03-25T14:00-15:00']],
    ['pear tue 14:00-15:00', ['2024-03-26T14:00-15:00']],
    ['pear 2 april 14:00-15:00', ['2024-04-02T14:00-15:00']],
    ['pear april 2 14:00 - 15:00', ['2024-04-02T14:00-15:00']],
    ['pear 2 january 14:00-15:00', ['2025-01-02T14:00-15:00']],
    ['pear 2 april 2025 14:00-15:00', ['2025-04-02T14:00-15:00']],
    ['pear sept 3 14:00-15:00', ['2024-09-03T14:00-15:00']],
    ['2 may 3 14:00-15:00', ['2024-05-03T14:00-15:00']],
    ['pear tues 14:00-15:00', ['2024-03-26T14:00-15:00']],
    ['pear daily 14:00-15:00 until wednesday', ['25', '26', '27'].map((day) => `2024-03-${day}T14:00-15:00`)],
    ['pear 14:00-15:00 tomorrow', ['2024-03-26T14:00-15:00']],
    ['pear 14:00-15:00 tue', ['2024-03-26T14:00-15:00']],
    ['pear 2pm-4pm tue every 1h gap 1h', ['2024-03-26T14:00-15:00']],
    ['pear 14:00-15:00 on 2 april 2025', ['2025-04-02T14:00-15:00']],
    ['pear 30.3. 14-15', ['2024-03-30T14:00-15:00']],
    ['pear 30.3.2025 14.00-15.00', ['2025-03-30T14:00-15:00']],
    [
      'pear mon,wed 14:00-15:00 until 3 april',
      ['03-25', '03-27', '04-01', '04-03'].map((day) => `2024-${day}T14:00-15:00`),
    ],
    ['pear tuesdays and thursdays 14:00-15:00 until 29 march', ['26', '28'].map((day) => `2024-03-${day}T14:00-15:00`)],
    ['pear 30 march 14:00', ['cannot read the end']],
    ['pear 30.13. 14-15', ['cannot read the day']],
    ['pear tue 23:30-00:30', ['2024-03-26T23:30-00:30']],
    ['pear tue 2pm-3pm', ['2024-03-26T14:00-15:00']],
    ['pear tue 2-3pm', ['2024-03-26T14:00-15:00']],
    ['pear tue 11:30-12:30 pm', ['2024-03-26T11:30-12:30']],
    ['pear tue 11 am - 12pm', ['2024-03-26T11:00-12:00']],
    ['pear tue 12am-1am', ['2024-03-26T00:00-01:00']],
    ['pear tue 14.30-15.30', ['2024-03-26T14:30-15:30']],
    ['pear tue 16:00-14:00', ['cannot read the hours']],
    ['pear tue 14:00-14:00', ['cannot read the hours']],
    ['pear tue 13pm-2pm', ['cannot read the hours']],
    ['pear tue 14:00-18:00 every 1h gap 1h', ['2024-03-26T14:00-15:00', '2024-03-26T16:00-17:00']],
    [
      'pear tue 14:00-16:00 every 30m',
      ['14:00-14:30', '14:30-15:00', '15:00-15:30', '15:30-16:00'].map((s) => `2024-03-26T${s}`),
    ],
    ['pear tue 14:00-16:30 every 60m gap 15m', ['2024-03-26T14:00-15:00', '2024-03-26T15:15-16:15']],
    ['pear tue 14:00-16:30 gap 15m every 60 minutes', ['2024-03-26T14:00-15:00', '2024-03-26T15:15-16:15']],
    [
      'pear thursdays 14:00-15:00 until 12 april',
      ['2024-03-28', '2024-04-04', '2024-04-11'].map((day) => `${day}T14:00-15:00`),
    ],
    [
      'pear weekdays 14:00-15:00 until 2 april',
      ['25', '26', '27', '28', '29']
        .map((day) => `2024-03-${day}T14:00-15:00`)
        .concat(['2024-04-01T14:00-15:00', '2024-04-02T14:00-15:00']),
    ],
  ])('%s', (text, expected) => {
    expect(offered(text)).toEqual(expected);
  });

  it('keeps the hour on the mentor’s wall when the clocks change', () => {
    expect(offered('pear daily 14:00-15:00 until 2024-04-01', 'Europe/Berlin').slice(-3)).toEqual([
      '2024-03-30T13:00-14:00',
      '2024-03-31T12:00-13:00',
      '2024-04-01T12:00-13:00',
    ]);
  });

  it.each([
    ['Asia/Kolkata', 'pear mon 18:00-19:00', '2024-03-25T12:30-13:30'],
    ['Pacific/Apia', 'pear mon 23:30-00:30', '2024-03-25T10:30-11:30'],
    ['Pacific/Apia', 'pear 25 march 23:30-00:30', '2024-03-25T10:30-11:30'],
  ])('takes the day on which it is said for that day till its end, in %s', (zone, text, expected) => {
    expect(offered(text, zone)).toEqual([expected]);
  });

  it('knows no 29th of February in a year that has none', () => {
    expect(offered('pear 29 february 14:00-15:00')).toEqual(['wrong day: 29 february']);
  });

  it('takes its zone out of the end', () => {
    expect(understandOffer('pear tue 14:00-16:00 gap 5m Europe/Berlin')).toMatchObject({
      zone: 'Europe/Berlin',
      gapMinutes: 5,
    });
  });

  it.each([
    ['pear tuesday', 'cannot read the hours'],
    ['pear tue 14:60-15:00', 'cannot read the hours'],
    ['pear tue 25-26', 'cannot read the hours'],
    ['pear 14:00-15:00', 'cannot read the day'],
    ['tue 14:00-15:00', 'cannot read the idea'],
    ['pear weekdays 14:00-15:00', 'cannot read the until'],
    ['pear tue 14:00-15:00 every 2m', 'cannot read the length'],
    ['pear 2024-02-30 14:00-15:00', 'wrong day: 2024-02-30'],
    ['pear 31 april 14:00-15:00', 'wrong day: 31 april'],
    ['pear tue 14:00-14:30 every 60m', 'wrong length: 60m'],
    ['pear 4/2 14:00-15:00', 'cannot read the day'],
    ['pear april 14:00-15:00', 'cannot read the day'],
    ['', 'cannot read the hours'],
  ])('%s: %s', (text, expected) => {
    expect(offered(text)).toEqual([expected]);
  });

  it('names the hour that does not exist the night the clocks go forward', () => {
    expect(offered('pear 2024-03-31 02:00-03:00', 'Europe/Berlin')).toEqual(['wrong skippedHour: 2024-03-31 02:00']);
  });

  it('is quick with hostile lines', () => {
    const text = `${'a '.repeat(5_000)}${'1'.repeat(5_000)} ${'14:00-'.repeat(2_000)}`;

    expect(offered(text)).toEqual(['cannot read the hours']);
  });
});
