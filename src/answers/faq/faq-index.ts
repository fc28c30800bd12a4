import type { FaqEntry } from '../../domain/program/faq.ts';
import type { Analyser } from '../text/analyse.ts';
import type { Weight } from '../text/term.ts';
import type { FaqQuery } from './faq-query.ts';
import { type IndexedEntry, indexEntry, type Polarity } from './indexed-entry.ts';
import { scorePhrasing, type WeighedQuery } from './phrasing-score.ts';
import { subjectFactor, topicFactor } from './subject-factor.ts';
import { typicality, usualShares } from './typicality.ts';

/** An entry that may answer the question. */
export interface FaqHit {
  readonly entry: FaqEntry;
  readonly score: number;
  /** What a yes/no question in these words is answered with; null if its nearest phrasings are of neither kind. */
  readonly polarity: 'yes' | 'no' | null;
  /** Share of what was asked that the entry speaks of at all, names left out; a yes or no to the rest would be made up. */
  readonly accounted: number;
}

export interface FaqIndex {
  /** Best first. */
  search(query: FaqQuery): readonly FaqHit[];
  /**
   * From 0.4 for a word of every entry to 1 for one that no entry has; a light word weighs {@link LIGHT}.
   *
   * @param isCommon whether the word is common English.
   */
  weightOf(concept: string, weight: Weight, isCommon: boolean): number;
}

const LIGHT = 0.3;
const STOP = 0;
/** A year that the program does not speak of: whatever is asked about it is not known. */
const OTHER_YEAR = 3;
/** A common word that no entry has is most likely another way to say something; a rare one is what the question is about. */
const OTHER_WORD = 0.5;
/** The nearest yes/no phrasing must be about as near as the best one of any form, else it speaks of something else. */
const POLAR_NEARNESS = 0.9;
/** Yes and no must be this far apart, else saying neither is better than saying the wrong one. */
const POLARITY_MARGIN = 0.1;
/** By how much of a logarithm an entry must be more typical to count for more than twice as much. */
const CAUTION = 6;
/** How much of a score depends on how typical the question's words are of the entry, against the most typical one. */
const TYPICAL_SHARE = 0.4;

const MAX_HITS = 8;
/** Entries whose phrasings are compared one by one: those that have most of the question's words. */
const MAX_COMPARED = 24;
/** How much a name counts in choosing them. */
const NAME_SHARE = 0.25;

/**
 * Ranks the entries of a program by their phrasings.
 *
 * @param namesOf concepts that name a subject (an idea's title and aliases): a phrasing need not repeat them
 *   once the subject is known.
 */
export function createFaqIndex(
  faq: readonly FaqEntry[],
  analyser: Analyser,
  namesOf: (subject: string) => ReadonlySet<string>,
): FaqIndex {
  const entries = faq.map((entry) => indexEntry(entry, analyser));
  const light = new Set(entries.flatMap((entry) => entry.light));
  const entriesWith = postings(entries);
  const usual = usualShares(entries);
  const known = new Map<string, number>();
  const weightOf = (concept: string, weight: Weight, isCommon: boolean): number => {
    if (weight === 'stop') return STOP;
    if (weight === 'light' || light.has(concept)) return LIGHT;
    const cached = known.get(concept);
    if (cached !== undefined) return cached;
    const found = entriesWith.get(concept)?.length ?? 0;
    const result = rarity(concept, found, entries.length, isCommon);
    // Only words of the program are kept: questions bring any number of others.
    if (found > 0) known.set(concept, result);
    return result;
  };
  return {
    weightOf,
    search: (query) => {
      const weights = new Map<string, number>();
      for (const [concept, weight] of query.concepts)
        weights.set(concept, weightOf(concept, weight, query.common.has(concept)));
      const weighed: WeighedQuery = { ...query, weights };
      const weightIn = (concept: string) => weightOf(concept, 'content', false);
      const found = candidates(entries, entriesWith, weighed);
      const typicalities = found.map((indexed) => typicality(indexed, weighed, usual));
      const most = Math.max(...typicalities);
      return found
        .map((indexed, at) => {
          const hit = hitOf(indexed, weighed, weightIn, namesOf);
          const share = Math.exp(((typicalities[at] ?? 0) - most) / CAUTION);
          return { ...hit, score: hit.score * (1 - TYPICAL_SHARE + TYPICAL_SHARE * share) };
        })
        .toSorted((a, b) => b.score - a.score)
        .slice(0, MAX_HITS);
    },
  };
}

function postings(entries: readonly IndexedEntry[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  entries.forEach(({ credits }, at) => {
    for (const concept of credits.keys()) {
      const list = index.get(concept);
      if (list) list.push(at);
      else index.set(concept, [at]);
    }
  });
  return index;
}

function rarity(concept: string, found: number, entries: number, isCommon: boolean): number {
  if (found > 0) return 0.4 + (0.6 * Math.log((1 + entries) / found)) / Math.log(1 + entries);
  if (/^(?:19|20)\d\d$/.test(concept)) return OTHER_YEAR;
  return isCommon ? OTHER_WORD : 1;
}

/** The entries that have most of the question, those about its subjects first among equals. */
function candidates(
  entries: readonly IndexedEntry[],
  entriesWith: ReadonlyMap<string, readonly number[]>,
  query: WeighedQuery,
): readonly IndexedEntry[] {
  const covered = new Map<number, number>();
  for (const [concept, fullWeight] of query.weights) {
    // Else the many entries about an idea would leave no room for what is asked of it.
    const weight = query.named.isSure && query.named.concepts.has(concept) ? fullWeight * NAME_SHARE : fullWeight;
    for (const at of entriesWith.get(concept) ?? []) {
      covered.set(at, (covered.get(at) ?? 0) + weight * (entries[at]?.credits.get(concept) ?? 0));
    }
  }
  const worth = [...covered].map(([at, weight]) => {
    const indexed = entries[at] as IndexedEntry;
    const about = indexed.entry.about;
    const isMeant = about !== null && (query.named.subjects.has(about) || query.focus.has(about));
    return { indexed, weight: weight * topicFactor(indexed.credits, query) * (isMeant ? 1.5 : 1) };
  });
  return worth
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MAX_COMPARED)
    .map(({ indexed }) => indexed);
}

function hitOf(
  indexed: IndexedEntry,
  query: WeighedQuery,
  weightOf: (concept: string) => number,
  namesOf: (subject: string) => ReadonlySet<string>,
): FaqHit {
  const { entry } = indexed;
  const names = entry.about === null ? null : namesOf(entry.about);
  const factor = subjectFactor(entry, query, names !== null && names.size > 0) * topicFactor(indexed.credits, query);
  const isMeant = entry.about !== null && (query.named.subjects.has(entry.about) || query.focus.has(entry.about));
  const best: Record<Polarity, number> = { asks: 0, yes: 0, no: 0 };
  for (const phrasing of indexed.phrasings) {
    const score = scorePhrasing(phrasing, indexed, query, weightOf, factor, isMeant ? names : null);
    if (score > best[phrasing.polarity]) best[phrasing.polarity] = score;
  }
  const accounted = accountedBy(indexed, query);
  return { entry, score: Math.max(best.asks, best.yes, best.no), polarity: polarityOf(best), accounted };
}

function accountedBy({ credits }: IndexedEntry, query: WeighedQuery): number {
  let total = 0;
  let accounted = 0;
  for (const [concept, weight] of query.weights) {
    if (query.named.concepts.has(concept)) continue;
    total += weight;
    if (credits.has(concept)) accounted += weight;
  }
  return total === 0 ? 1 : accounted / total;
}

function polarityOf(scores: Readonly<Record<Polarity, number>>): FaqHit['polarity'] {
  const nearest = Math.max(scores.yes, scores.no);
  if (nearest === 0 || nearest < scores.asks * POLAR_NEARNESS) return null;
  if (Math.abs(scores.yes - scores.no) < nearest * POLARITY_MARGIN) return null;
  return scores.yes > scores.no ? 'yes' : 'no';
}
