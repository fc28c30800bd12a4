import type { FaqQuery } from './faq-query.ts';
import type { IndexedEntry, Phrasing } from './indexed-entry.ts';

/** The share of the question's coverage in a score; the rest is the phrasing's. */
const QUESTION_SHARE = 0.65;
/** The name of the subject says which entries are meant, not what is asked about it. */
const NAME_SHARE = 0.4;
/** What the program leaves open for all ideas, it leaves open for the one that is named. */
const GENERAL_UNKNOWN_CREDIT = 0.8;
/** An entry that shares only the name with a question says nothing about what is asked. */
const BESIDE_THE_POINT = 0.7;
/** From this likeness on a question is one of the phrasings, and what it is answered with is no guess. */
const EXACT = 0.85;
const EXACT_BONUS = 0.12;
/** What is left of a score if no word of the question says anything and no word is shared. */
const WEAK_BASE = 0.3;
/** How much of a score depends on all words of the two, stop words included. */
const SURFACE_SHARE = 0.1;
/** To say that something is left open takes a little more than to answer. */
const UNKNOWN_FACTOR = 0.98;

/** A question with the weights of its concepts looked up. */
export interface WeighedQuery extends FaqQuery {
  readonly weights: ReadonlyMap<string, number>;
}

/**
 * How well a phrasing fits a question, from 0 to about 1.1: how much of the question the entry covers, and how much of the
 * phrasing was asked.
 *
 * @param factor what the entry's subject and the conversation make of it.
 * @param optional concepts that name the entry's subject, if it is known: a phrasing need not repeat them, nor a question.
 */
export function scorePhrasing(
  phrasing: Phrasing,
  indexed: IndexedEntry,
  query: WeighedQuery,
  weightOf: (concept: string) => number,
  factor: number,
  optional: ReadonlySet<string> | null,
): number {
  const { entry } = indexed;
  const question = coverQuestion(phrasing, indexed, query);
  const asked = coverPhrasing(phrasing, query, weightOf, optional);
  if (question.total === 0 || asked.total === 0) return 0;
  const similarity =
    (question.covered / question.total) ** QUESTION_SHARE * (asked.covered / asked.total) ** (1 - QUESTION_SHARE);
  const common = overlap(query.surface, phrasing.surface);
  const likeness = SURFACE_SHARE * common + 1 - SURFACE_SHARE;
  // Where no word says anything, only the sentence as a whole does.
  const substance = query.hasContent ? 1 : WEAK_BASE + (1 - WEAK_BASE) * common;
  const caution = (entry.unknown === null ? 1 : UNKNOWN_FACTOR) * (question.isBesideThePoint ? BESIDE_THE_POINT : 1);
  const isExact = common >= EXACT && question.covered === question.total && asked.covered === asked.total;
  const bonus = isExact && !query.dates.has(entry.about ?? '') ? EXACT_BONUS : 0;
  return similarity * likeness * substance * caution * factor + bonus;
}

function coverQuestion(phrasing: Phrasing, { entry, credits }: IndexedEntry, query: WeighedQuery) {
  const { named } = query;
  const isNamed = entry.about !== null && named.subjects.has(entry.about);
  let total = 0;
  let covered = 0;
  let isAsked = false;
  let isMet = false;
  for (const [concept, fullWeight] of query.weights) {
    const isNameWord = named.concepts.has(concept);
    const isName = named.isSure && isNameWord;
    const weight = isName ? fullWeight * NAME_SHARE : fullWeight;
    const isGeneral = isName && entry.about === null && entry.unknown !== null;
    const fallback = isGeneral ? GENERAL_UNKNOWN_CREDIT : (credits.get(concept) ?? (isNamed && isNameWord ? 1 : 0));
    const credit = phrasing.concepts.includes(concept) || (isNamed && isName) ? 1 : fallback;
    total += weight;
    covered += weight * credit;
    if (isName || query.concepts.get(concept) !== 'content') continue;
    isAsked = true;
    isMet ||= credit > 0;
  }
  return { total, covered, isBesideThePoint: named.isSure && isAsked && !isMet };
}

function coverPhrasing(
  phrasing: Phrasing,
  query: WeighedQuery,
  weightOf: (concept: string) => number,
  optional: ReadonlySet<string> | null,
) {
  let total = 0;
  let covered = 0;
  for (const concept of phrasing.concepts) {
    const isAsked = query.weights.has(concept);
    if (!isAsked && optional?.has(concept)) continue;
    const weight = weightOf(concept);
    total += weight;
    if (isAsked) covered += weight;
  }
  return { total, covered };
}

/** Share of words that two texts have in common (Dice's coefficient). */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const concept of a) if (b.has(concept)) common += 1;
  return (2 * common) / (a.size + b.size || 1);
}
