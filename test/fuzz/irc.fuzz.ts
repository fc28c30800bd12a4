/**
 * Throws hostile lines at the IRC adapter and has it say hostile things, and fails if it crashes, hangs, forgets to answer, grows or
 * sends a line that it should not. `npm run fuzz -- --lines 1000000 --seed 7`
 */
import { parseArgs } from 'node:util';
import { fuzzIrc } from './irc-run.ts';

/** What maps that are bounded may still take on after a tenth of the run. */
const MAX_GROWTH_MIB = 8;

const { values } = parseArgs({
  options: { lines: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const report = await fuzzIrc(Number(values.lines), Number(values.seed));
const { injected, errors, ...figures } = report;
process.stdout.write(`${JSON.stringify({ ...figures, injected: injected.length, errors: errors.length }, null, 2)}\n`);
for (const line of [...injected.slice(0, 10), ...errors.slice(0, 10)])
  process.stdout.write(`${JSON.stringify(line)}\n`);
const [early, late] = report.heapMiB;
// Only a run that is long enough shows whether memory grows.
const isFlat = report.lines < 200_000 || late - early < MAX_GROWTH_MIB;
const isGood = injected.length === 0 && errors.length === 0 && report.asked === report.answered && isFlat;
process.exit(isGood ? 0 : 1);
