/**
 * Throws hostile lines at the IRC adapter and has it say hostile things, and fails if it crashes, hangs, forgets to answer or
 * sends a line that it should not. `npm run fuzz -- --lines 1000000 --seed 7`
 */
import { parseArgs } from 'node:util';
import { fuzzIrc } from './irc-run.ts';

const { values } = parseArgs({
  options: { lines: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const report = await fuzzIrc(Number(values.lines), Number(values.seed));
const { injected, errors, ...figures } = report;
process.stdout.write(`${JSON.stringify({ ...figures, injected: injected.length, errors: errors.length }, null, 2)}\n`);
for (const line of [...injected.slice(0, 10), ...errors.slice(0, 10)])
  process.stdout.write(`${JSON.stringify(line)}\n`);
const isGood = injected.length === 0 && errors.length === 0 && report.asked === report.answered;
process.exit(isGood ? 0 : 1);
