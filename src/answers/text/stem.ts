import { stemmer } from 'stemmer';

/** The stem that forms of one word share: "mentors", "mentored" and "mentor" are "mentor". */
export type Stemmer = (word: string) => string;

/** Questions bring any number of new words; the cache forgets all of them when it grows past what a season needs. */
const MAX_CACHED = 50_000;

/**
 * A stemmer after Porter (https://tartarus.org/martin/PorterStemmer/), with exceptions.
 *
 * @param ownStems words that keep their own form, but for a plural "s", because their stem is that of another word.
 */
export function createStemmer(ownStems: readonly string[]): Stemmer {
  const exceptions = new Set(ownStems);
  const cache = new Map<string, string>();
  return (word) => {
    const known = cache.get(word);
    if (known !== undefined) return known;
    if (cache.size >= MAX_CACHED) cache.clear();
    // A channel is found by its name without the mark, too.
    const plain = word.replace(/^#/, '');
    const result = exceptions.has(plain) ? plain.replace(/s$/, '') : /^[a-z]+$/.test(plain) ? stemmer(plain) : plain;
    cache.set(word, result);
    return result;
  };
}
