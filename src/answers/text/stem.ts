import { stemmer } from 'stemmer';

const cache = new Map<string, string>();
/** Questions bring any number of new words; the cache forgets all of them when it grows past what a season needs. */
const MAX_CACHED = 50_000;

/** The stem that forms of one word share (Porter's algorithm): "mentors", "mentored" and "mentor" are "mentor". */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  if (cache.size >= MAX_CACHED) cache.clear();
  const result = /^[a-z]+$/.test(word) ? stemmer(word) : word;
  cache.set(word, result);
  return result;
}
