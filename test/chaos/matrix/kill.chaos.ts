/**
 * Kills a bot again and again while it writes encrypted messages, and prints what came of it:
 *
 *     npm run chaos:matrix -- --rounds 50
 */
import { parseArgs } from 'node:util';
import { runKills } from './kill-run.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '50' } } });
const figures = await runKills(Number(values.rounds), Math.random);
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
const { lost, doubled, undecryptable, inTheClear, reused, identities } = figures;
process.exit(lost.length + doubled.length + undecryptable + inTheClear + reused === 0 && identities === 1 ? 0 : 1);
