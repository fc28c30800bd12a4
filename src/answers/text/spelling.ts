import { editDistance } from '../../domain/text/edit-distance.ts';

/** Words that are spelt right, for finding what a mistyped word was meant to be. */
export interface Speller {
  has(word: string): boolean;
  /** The known word that `word` most likely stands for, or null if none is near enough. */
  correct(word: string): string | null;
}

const MIN_LENGTH = 4;

/**
 * A speller over a vocabulary.
 *
 * A correction keeps the first letter (the one people get right) unless the first two are swapped, and is at most one edit away,
 * two for words of seven letters and more.
 *
 * @param vocabulary words with how often they occur; of two equally near, the more frequent one wins.
 */
export function createSpeller(vocabulary: ReadonlyMap<string, number>): Speller {
  const buckets = new Map<string, Candidate[]>();
  for (const word of vocabulary.keys()) {
    if (word.length < MIN_LENGTH - 1 || !/^[a-z]+$/.test(word)) continue;
    const key = bucketKey(word.charAt(0), word.length);
    const bucket = buckets.get(key);
    const candidate = { word, letters: lettersOf(word) };
    if (bucket) bucket.push(candidate);
    else buckets.set(key, [candidate]);
  }
  return {
    has: (word) => vocabulary.has(word),
    correct: (word) => (isCorrectable(word) ? nearest(word, buckets, vocabulary) : null),
  };
}

/** A known word with the set of its letters, one bit each: two words whose sets differ too much need no closer look. */
interface Candidate {
  readonly word: string;
  readonly letters: number;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) - 97);
  return letters;
}

function countBits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function isCorrectable(word: string): boolean {
  return word.length >= MIN_LENGTH && /^[a-z]+$/.test(word);
}

function bucketKey(first: string, length: number): string {
  return `${first}${length}`;
}

function nearest(
  word: string,
  buckets: ReadonlyMap<string, readonly Candidate[]>,
  vocabulary: ReadonlyMap<string, number>,
): string | null {
  const limit = word.length >= 7 ? 2 : 1;
  const letters = lettersOf(word);
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const first of new Set([word.charAt(0), word.charAt(1)])) {
    for (let length = word.length - limit; length <= word.length + limit; length += 1) {
      for (const { word: candidate, letters: others } of buckets.get(bucketKey(first, length)) ?? []) {
        if (countBits(letters ^ others) > 2 * limit) continue;
        if (candidate.charAt(0) !== word.charAt(0) && candidate.charAt(1) !== word.charAt(0)) continue;
        const distance = editDistance(word, candidate, limit);
        if (distance > limit || distance > bestDistance) continue;
        if (distance === bestDistance && (vocabulary.get(candidate) ?? 0) <= (vocabulary.get(best ?? '') ?? 0))
          continue;
        best = candidate;
        bestDistance = distance;
      }
    }
  }
  return best;
}
