/**
 * A process in which people claim slots, all at once, when it is told to: `node claim-slots.ts FILE FROM COUNT SLOTS`.
 *
 * Each person tries some slots one after the other, beginning with one of their own, until they have one. For each attempt a
 * line is printed: "won 3 p12" or the reason why not.
 */
import { once } from 'node:events';
import { carol } from './interviews.ts';
import { openDesk } from './open-desk.ts';

const [file = '', from = '', count = '', slots = ''] = process.argv.slice(2);
const { desk, database } = await openDesk({ file });
const results: string[] = [];

async function claim(number: number): Promise<void> {
  const party = { ...carol, id: `oftc/p${number}`, account: `p${number}`, nick: `p${number}` };
  for (let tried = 0; tried < Math.min(10, Number(slots)); tried += 1) {
    const slotId = ((number + tried) % Number(slots)) + 1;
    const outcome = await desk.book({ party, isAdmin: false }, slotId);
    if (outcome.kind === 'done') {
      results.push(`won ${slotId} p${number}`);
      return;
    }
    results.push(outcome.kind === 'refused' ? outcome.refusal.reason : outcome.kind);
  }
}

process.stdout.write('ready\n');
await once(process.stdin, 'data');
const numbers = Array.from({ length: Number(count) }, (_, at) => Number(from) + at);
await Promise.all(numbers.map((number) => claim(number)));
process.stdout.write(results.map((line) => `${line}\n`).join(''));
await database.close();
process.stdin.destroy();
