/**
 * Asks the bot the questions of evaluation sets and prints every failure and the accuracy by class.
 *
 *     npm run eval -- test/eval/sets/*.jsonl
 */
import { readFileSync } from 'node:fs';
import { createPinoLog } from '../../src/adapters/system/pino-log.ts';
import { evaluate, parseItems, scoresByClass } from './evaluate.ts';

const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write(
    'Name at least one file of questions (JSON lines), e.g. npm run eval -- test/eval/sets/qemu-2024.jsonl\n',
  );
  process.exit(2);
}
const print = (text: string) => process.stdout.write(`${text}\n`);
for (const file of files) {
  const verdicts = await evaluate(parseItems(readFileSync(file, 'utf8')), await createPinoLog('warn'));
  for (const { item, reply, faults } of verdicts.filter((verdict) => verdict.faults.length > 0)) {
    print(`${item.id} (${item.class}, ${item.now}): ${item.dialogue.join(' // ')}`);
    print(`    said:  ${reply.length > 0 ? reply.join('\n           ') : '(nothing)'}`);
    print(`    right: ${item.right === '' ? '(nothing)' : item.right}`);
    print(`    ${faults.join('\n    ')}`);
  }
  const right = verdicts.filter((verdict) => verdict.faults.length === 0).length;
  print(`\n${file}: ${right} of ${verdicts.length} right (${percent(right, verdicts.length)})`);
  for (const [name, score] of scoresByClass(verdicts)) {
    print(
      `  ${name.padEnd(14)} ${String(score.right).padStart(4)} of ${String(score.total).padStart(4)}  ${percent(score.right, score.total)}`,
    );
  }
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
}
