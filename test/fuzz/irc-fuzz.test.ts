import { expect, test } from 'vitest';
import { fuzzIrc } from './irc-run.ts';

test('fifty thousand hostile lines neither stop the IRC adapter nor make it send what it should not', {
  timeout: 60_000,
}, async () => {
  const report = await fuzzIrc(50_000, 1);

  expect(report.injected).toEqual([]);
  expect(report.errors).toEqual([]);
  expect(report.answered).toBe(report.asked);
  // The server cut it twice, after the 40th question and the 80th, and was hostile while the bot registered again.
  expect(report.connections).toBe(3);
});
