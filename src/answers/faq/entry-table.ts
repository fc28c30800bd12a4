import type { FaqEntry } from '../../domain/program/faq.ts';
import type { Analyser } from '../text/analyse.ts';
import { meaningfulTerms } from '../text/term.ts';
import { type PackedLists, packLists } from './packed-lists.ts';

export const POLARITIES = ['asks', 'yes', 'no'] as const;
export type Polarity = (typeof POLARITIES)[number];

/** How much a concept counts that stands in another phrasing of the entry, or only in its answer. */
const OTHER_PHRASING_CREDIT = 0.75;
const ANSWER_CREDIT = 0.5;

/**
 * Entries made ready for comparison.
 *
 * Concepts are numbered, and everything about them lies in a few flat arrays: as sets and maps of strings the thousands of phrasings
 * took ten times the memory.
 */
export interface EntryTable {
  readonly entries: readonly FaqEntry[];
  /** Numbers of the concepts. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Number of the first phrasing of each entry, and after the last that of all. */
  readonly phrasingsFrom: Uint32Array;
  /** Index in {@link POLARITIES} by phrasing. */
  readonly polarities: Uint8Array;
  /** Concepts by phrasing, each once, those first that say something. */
  readonly words: PackedLists;
  /** How many of them say something, by phrasing. */
  readonly telling: Uint8Array;
  /** Concepts by entry, in ascending order; with the credit that each earns though the phrasing compared has it not, and how many phrasings have it. */
  readonly concepts: PackedLists;
  readonly credits: Float32Array;
  readonly counts: Uint16Array;
  /** Entries that have a concept that says something, by concept; with its credit there. */
  readonly having: PackedLists;
  readonly havingCredits: Float32Array;
  /** 1 for a concept that says little wherever it stands. */
  readonly light: Uint8Array;
}

export function createEntryTable(entries: readonly FaqEntry[], analyser: Analyser): EntryTable {
  const numbers = new Map<string, number>();
  const numberOf = (concept: string): number => {
    const known = numbers.get(concept);
    if (known !== undefined) return known;
    numbers.set(concept, numbers.size);
    return numbers.size - 1;
  };
  const light = new Set<number>();
  const [polarities, words, telling] = [[] as number[], [] as number[][], [] as number[]];
  const phrasingsFrom = [0];
  const [concepts, credits, counts] = [[] as number[][], [] as number[], [] as number[]];
  for (const entry of entries) {
    const creditOf = new Map<number, number>();
    const countOf = new Map<number, number>();
    for (const term of meaningfulTerms(analyser.weighed(entry.answer)))
      creditOf.set(numberOf(term.concept), ANSWER_CREDIT);
    for (const [polarity, name] of POLARITIES.entries()) {
      for (const text of entry[name]) {
        const terms = analyser.weighed(text);
        const meaningful = meaningfulTerms(terms);
        for (const term of meaningful) if (term.weight === 'light') light.add(numberOf(term.concept));
        const saying = new Set(meaningful.map((term) => numberOf(term.concept)));
        const all = new Set([...saying, ...terms.map((term) => numberOf(term.concept))]);
        for (const concept of saying) creditOf.set(concept, OTHER_PHRASING_CREDIT);
        for (const concept of all) countOf.set(concept, (countOf.get(concept) ?? 0) + 1);
        polarities.push(polarity);
        words.push([...all]);
        telling.push(saying.size);
      }
    }
    phrasingsFrom.push(polarities.length);
    const own = [...new Set([...creditOf.keys(), ...countOf.keys()])].sort((a, b) => a - b);
    concepts.push(own);
    for (const concept of own) credits.push(creditOf.get(concept) ?? 0);
    for (const concept of own) counts.push(countOf.get(concept) ?? 0);
  }
  const packed = packLists(concepts);
  const creditList = Float32Array.from(credits);
  return {
    entries,
    numbers,
    phrasingsFrom: Uint32Array.from(phrasingsFrom),
    polarities: Uint8Array.from(polarities),
    words: packLists(words),
    telling: Uint8Array.from(telling),
    concepts: packed,
    credits: creditList,
    counts: Uint16Array.from(counts),
    ...entriesByConcept(packed, creditList, numbers.size),
    light: Uint8Array.from({ length: numbers.size }, (_, concept) => (light.has(concept) ? 1 : 0)),
  };
}

function entriesByConcept(
  concepts: PackedLists,
  credits: Float32Array,
  size: number,
): Pick<EntryTable, 'having' | 'havingCredits'> {
  const lists: number[][] = Array.from({ length: size }, () => []);
  const creditLists: number[][] = Array.from({ length: size }, () => []);
  for (let entry = 0; entry + 1 < concepts.starts.length; entry += 1) {
    for (let at = concepts.starts[entry] ?? 0; at < (concepts.starts[entry + 1] ?? 0); at += 1) {
      const credit = credits[at] ?? 0;
      if (credit === 0) continue;
      lists[concepts.values[at] ?? 0]?.push(entry);
      creditLists[concepts.values[at] ?? 0]?.push(credit);
    }
  }
  return { having: packLists(lists), havingCredits: Float32Array.from(creditLists.flat()) };
}

/** Where a concept stands among those of an entry; -1 if it has it not. */
export function placeIn({ concepts: { starts, values } }: EntryTable, entry: number, concept: number): number {
  let from = starts[entry] ?? 0;
  let to = starts[entry + 1] ?? 0;
  while (from < to) {
    const middle = (from + to) >> 1;
    const value = values[middle] ?? 0;
    if (value === concept) return middle;
    if (value < concept) from = middle + 1;
    else to = middle;
  }
  return -1;
}
