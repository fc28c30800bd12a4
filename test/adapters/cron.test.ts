import { createTask } from 'node-cron';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMinuteTicker } from '../../src/adapters/cron/minute-ticker.ts';
import { parseCron } from '../../src/adapters/cron/parse-cron.ts';
import { zoneRules } from '../../src/answers/compose/zone-rules.ts';
import { cronTimes } from '../../src/domain/reminders/cron-times.ts';
import { recordingLog } from '../support/fakes.ts';

describe('a cron expression', () => {
  it('is read into what each field allows', () => {
    expect(parseCron('*/20 9-10 * 3,4 mon')).toEqual({
      fields: {
        minutes: [0, 20, 40],
        hours: [9, 10],
        daysOfMonth: Array.from({ length: 31 }, (_, at) => at + 1),
        months: [3, 4],
        daysOfWeek: [1],
      },
    });
  });

  it.each([
    ['0 25 * * *', '25 is an invalid expression for hour'],
    ['9 * * *', 'it has 4 fields, not five: minute, hour, day of month, month, day of week'],
    ['0 0 9 * * *', 'it has 6 fields, not five: minute, hour, day of month, month, day of week'],
    ['0 9 L * *', 'L, W and # are not understood here; name the days by numbers'],
  ])('%s is refused, with a reason', (expression, problem) => {
    expect(parseCron(expression)).toEqual({ problem });
  });

  it.each([
    ['0 9 * * 1', 'Europe/Berlin'],
    ['30 17 1,15 * *', 'America/New_York'],
    ['*/30 8-10 * 2-4 1-5', 'Asia/Kolkata'],
    ['0 0 29 2 *', 'UTC'],
    ['15 23 * * 0', 'Australia/Lord_Howe'],
  ])('%s in %s falls at the times at which node-cron would run it', (expression, zone) => {
    const task = createTask(expression, () => {}, { timezone: zone });
    onTestFinished(() => void task.destroy());
    const runs = task.getNextRuns(25).map((run) => run.getTime());
    const parsed = parseCron(expression);
    if (!('fields' in parsed)) throw new Error(parsed.problem);

    const [first = 0] = runs;
    const times = cronTimes(parsed.fields, zone, first, (runs.at(-1) ?? 0) + 1, zoneRules);

    expect(times).toEqual(runs);
  });
});

describe('the ticker', () => {
  it('ticks when a minute begins, and no more when it is stopped', async () => {
    vi.useFakeTimers({ now: Date.parse('2030-01-01T00:00:30Z') });
    onTestFinished(() => void vi.useRealTimers());
    const ticks: string[] = [];
    const ticker = createMinuteTicker(recordingLog());
    ticker.start(async () => void ticks.push(new Date(Date.now()).toISOString().slice(0, 19)));

    await vi.advanceTimersByTimeAsync(119_000);
    ticker.stop();
    await vi.advanceTimersByTimeAsync(300_000);

    expect(ticks).toEqual(['2030-01-01T00:01:00', '2030-01-01T00:02:00']);
  });
});
