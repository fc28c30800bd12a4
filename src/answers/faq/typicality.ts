import type { IndexedEntry } from './indexed-entry.ts';
import type { WeighedQuery } from './phrasing-score.ts';

/** A word that stands only in the answer of an entry is hardly typical of it. */
const ANSWER_OCCURRENCES = 0.3;
/** How much a concept counts: one that says something as it is rare, one that says little, and a stop word ("why", "how", "my"). */
const LIGHT_SHARE = 0.7;
const STOP_SHARE = 0.7;
/** From this weight on a concept says something. */
const TELLING = 0.35;
/** The part of a concept's share in an entry that is what it is in all of them: a word that an entry lacks does not rule it out. */
const SMOOTHING = 0.2;
/** Phrasings that every entry is taken to have besides its own, so that one with few is not trusted too much. */
const UNSEEN_PHRASINGS = 4;
/** The share of a concept that no phrasing has. */
const UNKNOWN_SHARE = 0.0005;

/** The share of phrasings that have a concept, on average over all entries. */
export function usualShares(entries: readonly IndexedEntry[]): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const { frequencies, phrasings } of entries) {
    for (const [concept, count] of frequencies) {
      shares.set(concept, (shares.get(concept) ?? 0) + count / phrasings.length / entries.length);
    }
  }
  return shares;
}

/**
 * How typical the words of a question are of an entry: the logarithm of how much likelier its phrasings have them than those of any entry.
 *
 * The log-likelihood ratio of naive Bayes with the smoothing of Jelinek and Mercer (Manning, Raghavan, Schuetze: Introduction to
 * Information Retrieval, chapters 12 and 13). Names say which entries are meant, not what is asked, and are left out.
 */
export function typicality(indexed: IndexedEntry, query: WeighedQuery, usual: ReadonlyMap<string, number>): number {
  const { frequencies, credits, phrasings } = indexed;
  let total = 0;
  for (const concept of query.surface) {
    if (query.named.isSure && query.named.concepts.has(concept)) continue;
    const average = usual.get(concept) ?? UNKNOWN_SHARE;
    const occurrences = (frequencies.get(concept) ?? 0) + (credits.has(concept) ? ANSWER_OCCURRENCES : 0);
    const own = occurrences / (phrasings.length + UNSEEN_PHRASINGS);
    total += shareOf(query.weights.get(concept) ?? 0) * Math.log(((1 - SMOOTHING) * own) / average + SMOOTHING);
  }
  return total;
}

function shareOf(weight: number): number {
  return weight === 0 ? STOP_SHARE : weight < TELLING ? LIGHT_SHARE : weight;
}
