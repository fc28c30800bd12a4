import type { Analyser } from './analyse.ts';
import type { Term } from './term.ts';

/** A phrase found in a message. */
export interface PhraseMatch<T> {
  readonly value: T;
  /** Index of its first term, and of the one after its last. */
  readonly from: number;
  readonly to: number;
}

/** Finds known phrases in the terms of a message. */
export interface PhraseMatcher<T> {
  /** Every phrase that stands in the message; of one value at one place, only the longest. */
  find(terms: readonly Term[]): readonly PhraseMatch<T>[];
}

interface Entry<T> {
  readonly concepts: readonly string[];
  readonly value: T;
}

/** @param phrases as typed, each with what it stands for; a phrase may stand for several values. */
export function createPhraseMatcher<T>(
  analyser: Analyser,
  phrases: Iterable<readonly [phrase: string, value: T]>,
): PhraseMatcher<T> {
  const index = new Map<string, Entry<T>[]>();
  for (const [phrase, value] of phrases) {
    const concepts = analyser.terms(phrase).map((term) => term.concept);
    if (concepts[0] === undefined) continue;
    const entries = index.get(concepts[0]) ?? [];
    entries.push({ concepts, value });
    index.set(concepts[0], entries);
  }
  for (const entries of index.values()) entries.sort((a, b) => b.concepts.length - a.concepts.length);
  return { find: (terms) => terms.flatMap((_, at) => matchesAt(terms, at, index)) };
}

function matchesAt<T>(
  terms: readonly Term[],
  at: number,
  index: ReadonlyMap<string, readonly Entry<T>[]>,
): PhraseMatch<T>[] {
  const matches: PhraseMatch<T>[] = [];
  for (const { concepts, value } of index.get(terms[at]?.concept ?? '') ?? []) {
    if (!concepts.every((concept, i) => terms[at + i]?.concept === concept)) continue;
    if (matches.some((match) => match.value === value)) continue;
    matches.push({ value, from: at, to: at + concepts.length });
  }
  return matches;
}
