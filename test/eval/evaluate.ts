import { type AskResult, createAsker } from '../../src/app/ask-jsonl.ts';
import { loadLanguage } from '../../src/app/load-data.ts';
import type { Log } from '../../src/ports/log.ts';
import type { EvalItem } from './item.ts';
import { faultsOf } from './judge.ts';

/** How one item went. */
export interface Verdict {
  readonly item: EvalItem;
  readonly reply: readonly string[];
  readonly faults: readonly string[];
}

/** Asks every item of a set, each as a fresh conversation, and judges the replies. */
export async function evaluate(items: readonly EvalItem[], log: Log): Promise<readonly Verdict[]> {
  const ask = createAsker(await loadLanguage(), log);
  const verdicts: Verdict[] = [];
  for (const item of items) {
    const result: AskResult = await ask({
      id: item.id,
      program: item.program,
      now: item.now,
      lines: item.dialogue.map((line) => spoken(item, line)),
    });
    const reply = result.replies.at(-1) ?? [];
    verdicts.push({ item, reply, faults: faultsOf(item, reply) });
  }
  return verdicts;
}

/** Commands and chatter go in as they are; everything else is said to the bot by name. */
function spoken(item: EvalItem, line: string): string {
  return item.class === 'chatter' || line.startsWith('!') ? line : `gsocbot: ${line}`;
}

/** Right answers and questions by class. */
export function scoresByClass(
  verdicts: readonly Verdict[],
): ReadonlyMap<string, { readonly right: number; readonly total: number }> {
  const scores = new Map<string, { right: number; total: number }>();
  for (const { item, faults } of verdicts) {
    const score = scores.get(item.class) ?? { right: 0, total: 0 };
    score.total += 1;
    if (faults.length === 0) score.right += 1;
    scores.set(item.class, score);
  }
  return new Map([...scores].sort(([a], [b]) => a.localeCompare(b)));
}

/** The items of a file of JSON lines. */
export function parseItems(text: string): readonly EvalItem[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as EvalItem);
}
