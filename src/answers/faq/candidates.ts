import { type Asked, isMeant } from './asked.ts';
import type { EntryTable } from './entry-table.ts';
import { topicFactor } from './subject-factor.ts';

/** Entries whose phrasings are compared one by one: those that have most of the question's words. */
const MAX_COMPARED = 24;
/** How much a name counts in choosing them. */
const NAME_SHARE = 0.25;
/** What the subject at hand counts for in choosing them. */
const MEANT_BONUS = 1.5;

/** The entries that have most of a question, those about its subjects first among equals. */
export function candidatesFor(asked: Asked, table: EntryTable): readonly number[] {
  const covered = new Float64Array(table.entries.length);
  const shared = new Uint8Array(table.entries.length);
  const found: number[] = [];
  for (const { number, weight, isName } of asked.concepts) {
    if (number < 0) continue;
    // Else the many entries about an idea would leave no room for what is asked of it.
    const share = isName && asked.query.named.isSure ? weight * NAME_SHARE : weight;
    for (let at = table.having.starts[number] ?? 0; at < (table.having.starts[number + 1] ?? 0); at += 1) {
      const entry = table.having.values[at] ?? 0;
      if (covered[entry] === 0) found.push(entry);
      // A concept without weight still finds the entry.
      covered[entry] = (covered[entry] ?? 0) + share * (table.havingCredits[at] ?? 0) + Number.MIN_VALUE;
    }
  }
  for (const number of asked.topic) {
    if (number < 0) continue;
    for (let at = table.having.starts[number] ?? 0; at < (table.having.starts[number + 1] ?? 0); at += 1) {
      const entry = table.having.values[at] ?? 0;
      shared[entry] = (shared[entry] ?? 0) + 1;
    }
  }
  const worthOf = (entry: number) => {
    const bonus = isMeant(table.entries[entry] as EntryTable['entries'][number], asked.query) ? MEANT_BONUS : 1;
    return (covered[entry] ?? 0) * topicFactor(shared[entry] ?? 0, asked.query) * bonus;
  };
  return found
    .map((entry) => ({ entry, worth: worthOf(entry) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MAX_COMPARED)
    .map(({ entry }) => entry);
}
