import { type Settings, settingsSchema } from '../../src/config/settings/schema.ts';
import type { Program } from '../../src/domain/program/program.ts';
import { orchard } from '../support/programs.ts';

/** Where the played season begins. */
export const SEASON_START = Date.parse('2030-01-01T00:00Z');
/** Simulated milliseconds in one: two minutes of the season pass in a second. */
export const SPEED = 120;
export const CHANNEL = '#room';
/** So that five dates come in a second. */
const EVERY_MS = 24_000;

/** A season with a date every few seconds of it, each with a title that tells it from all others. */
export function denseSeason(count: number): Program {
  const [date] = orchard.keyDates;
  if (!date) throw new Error('Orchard has dates');
  return {
    ...orchard,
    keyDates: Array.from({ length: count }, (_, at) => ({
      ...date,
      id: `d${at}`,
      title: `<${at}>`,
      when: { kind: 'instant', at: SEASON_START + at * EVERY_MS },
    })),
  };
}

/** Each date is said at its instant, in one channel, whatever is late. */
export function denseSettings(networkName: string): Settings {
  return settingsSchema.parse({
    networks: [{ kind: 'console', name: networkName, channel: CHANNEL }],
    reminders: { leadTimes: { deadline: ['0'], opening: ['0'], event: ['0'] }, catchUpPerHour: 1_000_000 },
  });
}

/** The numbers of the dates that a text speaks of. */
export function datesIn(text: string): readonly number[] {
  return [...text.matchAll(/<(\d+)>/g)].map((match) => Number(match[1]));
}
