import { describe, expect, it } from 'vitest';
import type { KeyDate, When } from '../../src/domain/program/key-date.ts';
import type { Program } from '../../src/domain/program/program.ts';
import { parseTimePoint } from '../../src/domain/program/time-point.ts';
import {
  eventAfter,
  eventBefore,
  nextEvent,
  type TimelineEvent,
  timelineEvents,
} from '../../src/domain/program/timeline.ts';
import { orchard } from '../support/programs.ts';

const at = (instant: string) => Date.parse(instant);
const nameOf = (event: TimelineEvent | null) => event && `${event.date.id} ${event.edge}`;
const point = (text: string) => {
  const parsed = parseTimePoint(text);
  if (!parsed) throw new Error(`${text} is no point`);
  return parsed;
};
const seasonOf = (dates: Readonly<Record<string, When>>): Program => ({
  ...orchard,
  keyDates: Object.entries(dates).map(
    ([id, when]): KeyDate => ({
      id,
      title: id,
      kind: 'other',
      when,
      audience: 'everyone',
      aliases: [],
      note: null,
      source: 'test',
    }),
  ),
});

describe('the events of a season', () => {
  it('stand in the order of time, with both ends of each range, whatever the order of the page', () => {
    const season = seasonOf({
      results: point('2030-05-01T18:00Z'),
      apply: { kind: 'range', from: point('2030-03-18'), to: point('2030-04-02T18:00Z') },
      early: point('2030-02'),
    });

    expect(timelineEvents(season).map(nameOf)).toEqual(['early whole', 'apply start', 'apply end', 'results whole']);
  });

  it('may share an instant, and then keep the order of the page', () => {
    const season = seasonOf({ one: point('2030-05-01T18:00Z'), two: point('2030-05-01T18:00Z') });

    expect(timelineEvents(season).map(nameOf)).toEqual(['one whole', 'two whole']);
  });

  it('are none in a season without key dates', () => {
    expect(timelineEvents(seasonOf({}))).toEqual([]);
  });
});

describe('the next event', () => {
  it.each([
    ['2030-01-01T00:00:00.000Z', 'orgs whole'],
    ['2030-02-20T17:59:59.999Z', 'orgs whole'],
    ['2030-02-20T18:00:00.000Z', 'applications start'],
    ['2030-03-17T23:59:59.999Z', 'applications start'],
    ['2030-03-18T00:00:00.000Z', 'applications start'],
    ['2030-03-18T23:59:59.999Z', 'applications start'],
    ['2030-03-19T00:00:00.000Z', 'applications end'],
    ['2030-04-02T17:59:59.999Z', 'applications end'],
    ['2030-04-02T18:00:00.000Z', 'task whole'],
    ['2030-04-21T23:59:59.999Z', 'task whole'],
    ['2030-04-22T00:00:00.000Z', 'results whole'],
    ['2030-08-26T23:59:59.999Z', 'coding end'],
    ['2030-08-27T00:00:00.000Z', null],
  ])('at %s is %s', (now, name) => {
    expect(nameOf(nextEvent(orchard, at(now)))).toBe(name);
  });

  it('on a leap day is the leap day until it is over', () => {
    const season = seasonOf({ leap: point('2028-02-29'), march: point('2028-03-01') });

    expect(nameOf(nextEvent(season, at('2028-02-29T23:59:59.999Z')))).toBe('leap whole');
    expect(nameOf(nextEvent(season, at('2028-03-01T00:00:00.000Z')))).toBe('march whole');
  });

  it('within a range over New Year is its end', () => {
    const season = seasonOf({ winter: { kind: 'range', from: point('2029-12-20'), to: point('2030-01-10') } });

    expect(nameOf(nextEvent(season, at('2029-12-31T23:59:59.999Z')))).toBe('winter end');
    expect(nameOf(nextEvent(season, at('2030-01-01T00:00:00.000Z')))).toBe('winter end');
    expect(nextEvent(season, at('2030-01-11T00:00:00.000Z'))).toBeNull();
  });

  it('of an empty season is none', () => {
    expect(nextEvent(seasonOf({}), at('2030-01-01T00:00:00Z'))).toBeNull();
  });
});

describe('the neighbours of a point', () => {
  it('are the events that begin after it and that are over before it', () => {
    const task = point('2030-04-21');

    expect(nameOf(eventAfter(orchard, task))).toBe('results whole');
    expect(nameOf(eventBefore(orchard, task))).toBe('applications end');
  });

  it('are none beyond the ends of the season', () => {
    expect(eventAfter(orchard, point('2030-08-26'))).toBeNull();
    expect(eventBefore(orchard, point('2030-02-20T17:59Z'))).toBeNull();
  });

  it('do not include an hour of the day itself, since it is not known which comes first', () => {
    const season = seasonOf({ hour: point('2030-04-21T12:00Z'), morrow: point('2030-04-22') });

    expect(nameOf(eventAfter(season, point('2030-04-21')))).toBe('morrow whole');
    expect(eventBefore(season, point('2030-04-21'))).toBeNull();
  });

  it('do not include the event itself', () => {
    const hour = point('2030-05-01T18:00Z');
    const season = seasonOf({ hour });

    expect(eventAfter(season, hour)).toBeNull();
    expect(eventBefore(season, hour)).toBeNull();
  });
});
