import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { deskForTest } from '../../support/interview-desk.ts';
import { actor, ann, at, HOUR } from '../../support/interviews.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const SCRIPT = fileURLToPath(new URL('../../support/claim-slots.ts', import.meta.url));
const PEAR = { program: 'orchard-2030', idea: 'pear' };
const PROCESSES = 4;

describe.each([
  ['1,000 people who claim one slot', 1, 1_000],
  ['1,000 people who claim 100 slots', 100, 1_000],
])('%s at once, from four processes', (_, slotCount, people) => {
  it('get each slot once, and everybody else is told why not', { timeout: 120_000 }, async () => {
    const file = join(tempFolder(), 'gsocbot.sqlite');
    const { desk, database } = await deskForTest({ file });
    for (let start = 0; start < slotCount; start += 50)
      await desk.offer(actor(ann), PEAR, spans(start, Math.min(50, slotCount - start)));

    const lines = await raceFor(file, people, slotCount);

    const won = lines.filter((line) => line.startsWith('won'));
    expect(won).toHaveLength(slotCount);
    expect(new Set(won.map((line) => line.split(' ')[1])).size).toBe(slotCount);
    expect(new Set(won.map((line) => line.split(' ')[2])).size).toBe(slotCount);
    expect(new Set(lines.filter((line) => !line.startsWith('won')))).toEqual(new Set(['slotTaken']));
    expect(lines.length).toBeGreaterThanOrEqual(people);
    const [bookings] = await database.knex('interview_bookings').count({ count: '*' });
    const [messages] = await database.knex('outbox').count({ count: '*' });
    // A word to the mentor, and three reminders to each of the two.
    expect([bookings?.['count'], messages?.['count']]).toEqual([slotCount, slotCount * 7]);
  });
});

function spans(from: number, count: number) {
  return Array.from({ length: count }, (_, number) => {
    const startsAt = at('2030-03-20T00:00:00Z') + (from + number) * HOUR;
    return { startsAt, endsAt: startsAt + HOUR };
  });
}

/** Starts the processes, lets them go at the same time, and gathers what they print. */
async function raceFor(file: string, people: number, slotCount: number): Promise<readonly string[]> {
  const each = people / PROCESSES;
  const racers = Array.from({ length: PROCESSES }, (_, number) =>
    spawn(process.execPath, [SCRIPT, file, String(number * each), String(each), String(slotCount)]),
  );
  const outputs = racers.map(gather);
  await Promise.all(racers.map((racer) => once(racer.stdout, 'data')));
  for (const racer of racers) racer.stdin.write('go\n');
  return (await Promise.all(outputs)).flat();
}

async function gather(child: ChildProcess): Promise<readonly string[]> {
  let text = '';
  let errors = '';
  child.stdout?.on('data', (piece) => {
    text += piece;
  });
  child.stderr?.on('data', (piece) => {
    errors += piece;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`a claiming process ended with ${code}: ${errors}`);
  return text.split('\n').filter((line) => line !== '' && line !== 'ready');
}
