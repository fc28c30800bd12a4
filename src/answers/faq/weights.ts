import type { Weight } from '../text/term.ts';
import type { EntryTable } from './entry-table.ts';

const LIGHT = 0.3;
/** A year that the program does not speak of: whatever is asked about it is not known. */
const OTHER_YEAR = 3;
/** A common word that no entry has is most likely another way to say something; a rare one ("bitcoin") is what the question is about. */
const OTHER_WORD = 0.6;
const OTHER_NAME = 1.3;

/** How much concepts count. */
export interface Weights {
  /** From 0.4 for a word of every entry to 1 for one of a single entry, more for a rare one of none; a light word weighs 0.3. */
  of(concept: string, weight: Weight, isCommon: boolean): number;
  /** The same by number, for concepts of entries that say something. */
  readonly byNumber: Float64Array;
}

export function createWeights({ entries, numbers, having, light }: EntryTable): Weights {
  const byNumber = new Float64Array(numbers.size);
  for (let concept = 0; concept < byNumber.length; concept += 1) {
    const found = (having.starts[concept + 1] ?? 0) - (having.starts[concept] ?? 0);
    byNumber[concept] = light[concept] === 1 ? LIGHT : found === 0 ? 0 : rarity(found, entries.length);
  }
  return {
    byNumber,
    of: (concept, weight, isCommon) => {
      if (weight === 'stop') return 0;
      if (weight === 'light') return LIGHT;
      const number = numbers.get(concept);
      const known = number === undefined ? 0 : (byNumber[number] ?? 0);
      return known > 0 ? known : unknownWeight(concept, isCommon);
    },
  };
}

function rarity(found: number, entries: number): number {
  return 0.4 + (0.6 * Math.log((1 + entries) / found)) / Math.log(1 + entries);
}

function unknownWeight(concept: string, isCommon: boolean): number {
  if (/^(?:19|20)\d\d$/.test(concept)) return OTHER_YEAR;
  return isCommon ? OTHER_WORD : OTHER_NAME;
}
