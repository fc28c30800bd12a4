/**
 * Measures what the bot costs: `npm run bench`.
 *
 * Absolute figures drift with the machine; compare figures of one run.
 */
import { measureAnswers } from './answers.ts';
import { machine, table } from './report.ts';
import { measureStartUp } from './start-up.ts';

const print = (text: string) => process.stdout.write(`${text}\n`);
print(`${machine()}\n`);
print(`${table(await measureStartUp())}\n`);
print(table(await measureAnswers((process.env['BENCH_IDEAS'] ?? '1000,20000,100000').split(',').map(Number))));
