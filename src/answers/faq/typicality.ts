import type { Asked } from './asked.ts';
import { type EntryTable, placeIn } from './entry-table.ts';

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

/** The share of phrasings that have a concept, on average over all entries; by its number. */
export function usualShares({ entries, numbers, concepts, counts, phrasingsFrom }: EntryTable): Float64Array {
  const shares = new Float64Array(numbers.size);
  for (let entry = 0; entry < entries.length; entry += 1) {
    const phrasings = (phrasingsFrom[entry + 1] ?? 0) - (phrasingsFrom[entry] ?? 0);
    for (let at = concepts.starts[entry] ?? 0; at < (concepts.starts[entry + 1] ?? 0); at += 1) {
      const concept = concepts.values[at] ?? 0;
      shares[concept] = (shares[concept] ?? 0) + (counts[at] ?? 0) / phrasings / entries.length;
    }
  }
  return shares.map((share) => (share === 0 ? UNKNOWN_SHARE : share));
}

/**
 * How typical the words of a question are of an entry: the logarithm of how much likelier its phrasings have them than those of any entry.
 *
 * The log-likelihood ratio of naive Bayes with the smoothing of Jelinek and Mercer (Manning, Raghavan, Schuetze: Introduction to
 * Information Retrieval, chapters 12 and 13). Names say which entries are meant, not what is asked, and are left out.
 */
export function typicality(entry: number, asked: Asked, table: EntryTable, usual: Float64Array): number {
  const phrasings = (table.phrasingsFrom[entry + 1] ?? 0) - (table.phrasingsFrom[entry] ?? 0);
  let total = 0;
  for (const { number, weight, isName } of asked.surface) {
    if (isName && asked.query.named.isSure) continue;
    const place = number < 0 ? -1 : placeIn(table, entry, number);
    const isCredited = place >= 0 && (table.credits[place] ?? 0) > 0;
    const occurrences = (place < 0 ? 0 : (table.counts[place] ?? 0)) + (isCredited ? ANSWER_OCCURRENCES : 0);
    const own = occurrences / (phrasings + UNSEEN_PHRASINGS);
    const average = number < 0 ? UNKNOWN_SHARE : (usual[number] ?? UNKNOWN_SHARE);
    total += shareOf(weight) * Math.log(((1 - SMOOTHING) * own) / average + SMOOTHING);
  }
  return total;
}

function shareOf(weight: number): number {
  return weight === 0 ? STOP_SHARE : weight < TELLING ? LIGHT_SHARE : weight;
}
