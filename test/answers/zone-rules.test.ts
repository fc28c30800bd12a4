import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { zoneRules } from '../../src/answers/compose/zone-rules.ts';

const local = (text: string) => ({
  day: text.slice(0, 10),
  minute: Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)),
});
const instantOf = (text: string, zone: string) => new Date(zoneRules.toInstant(local(text), zone)).toISOString();

describe('the time on the wall of a zone', () => {
  it.each([
    ['2024-04-02T09:00', 'UTC', '2024-04-02T09:00:00.000Z'],
    ['2024-04-02T09:00', 'Asia/Kolkata', '2024-04-02T03:30:00.000Z'],
    ['2024-04-02T09:00', 'America/Sao_Paulo', '2024-04-02T12:00:00.000Z'],
    ['2024-04-02T00:00', 'Pacific/Kiritimati', '2024-04-01T10:00:00.000Z'],
    // The day on which clocks go forward.
    ['2024-03-31T01:59', 'Europe/Berlin', '2024-03-31T00:59:00.000Z'],
    ['2024-03-31T02:30', 'Europe/Berlin', '2024-03-31T01:00:00.000Z'],
    ['2024-03-31T03:00', 'Europe/Berlin', '2024-03-31T01:00:00.000Z'],
    ['2024-03-10T02:30', 'America/New_York', '2024-03-10T07:00:00.000Z'],
    ['2024-10-06T02:15', 'Australia/Lord_Howe', '2024-10-05T15:30:00.000Z'],
    // The day on which they go back: the first of the two.
    ['2024-10-27T02:30', 'Europe/Berlin', '2024-10-27T00:30:00.000Z'],
    ['2024-10-27T03:00', 'Europe/Berlin', '2024-10-27T02:00:00.000Z'],
    ['2024-11-03T01:30', 'America/New_York', '2024-11-03T05:30:00.000Z'],
    ['2024-04-07T01:45', 'Australia/Lord_Howe', '2024-04-06T14:45:00.000Z'],
    // A day that Samoa left out.
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(instantOf(text, zone)).toBe(instant);
  });

  it.each([
    ['2024-10-27T00:30Z', 'Europe/Berlin', '2024-10-27', 150],
    ['2024-10-27T01:30Z', 'Europe/Berlin', '2024-10-27', 150],
    ['2024-04-02T20:00Z', 'Asia/Kolkata', '2024-04-03', 90],
  ])('at %s clocks of %s show day %s, minute %d', (instant, zone, day, minute) => {
    expect(zoneRules.toLocal(Date.parse(instant), zone)).toEqual({ day, minute });
  });

  it('comes back as it was read, or as the first of two that look alike', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC');
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const at = minute * 60_000;
        const back = zoneRules.toInstant(zoneRules.toLocal(at, zone), zone);

        const shown = DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
        expect(DateTime.fromMillis(back, { zone }).toFormat('yyyy-MM-dd HH:mm')).toBe(shown);
        expect(back).toBeLessThanOrEqual(at);
        expect(at - back).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });
});
