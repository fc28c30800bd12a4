import type { FaqEntry } from '../../domain/program/faq.ts';
import type { Analyser } from '../text/analyse.ts';
import type { Weight } from '../text/term.ts';
import { type Asked, askedOf, isMeant } from './asked.ts';
import { candidatesFor } from './candidates.ts';
import { createEntryTable, type EntryTable, POLARITIES, type Polarity, placeIn } from './entry-table.ts';
import type { FaqQuery } from './faq-query.ts';
import { createMarks, type PhrasingScorer, withScorer } from './phrasing-score.ts';
import { subjectFactor, topicFactor } from './subject-factor.ts';
import { typicality, usualShares } from './typicality.ts';
import { createWeights } from './weights.ts';

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
   * From 0.4 for a word of every entry to 1 for one of a single entry; less for a light word, more for a rare one of none.
   *
   * @param isCommon whether the word is common English.
   */
  weightOf(concept: string, weight: Weight, isCommon: boolean): number;
}

/** The nearest yes/no phrasing must be about as near as the best one of any form, else it speaks of something else. */
const POLAR_NEARNESS = 0.9;
/** Yes and no must be this far apart, else saying neither is better than saying the wrong one. */
const POLARITY_MARGIN = 0.1;
/** How much of a question the phrasing must say itself for its yes or no to be the answer. */
const HELD = 0.6;
/** By how much of a logarithm an entry must be more typical to count for more than twice as much. */
const CAUTION = 6;
/** How much of a score depends on how typical the question's words are of the entry, against the most typical one. */
const TYPICAL_SHARE = 0.4;
const MAX_HITS = 8;

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
  const table = createEntryTable(faq, analyser);
  const weights = createWeights(table);
  const usual = usualShares(table);
  const marks = createMarks(table);
  return {
    weightOf: weights.of,
    search: (query) => {
      const asked = askedOf(query, table, weights);
      const found = candidatesFor(asked, table);
      const typicalities = found.map((entry) => typicality(entry, asked, table, usual));
      const most = Math.max(...typicalities);
      const hits = withScorer(asked, table, weights.byNumber, marks, (scorer) =>
        found.map((entry) => hitOf(entry, asked, table, scorer, namesOf)),
      );
      return hits
        .map((hit, at) => {
          const share = Math.exp(((typicalities[at] ?? 0) - most) / CAUTION);
          return { ...hit, score: hit.score * (1 - TYPICAL_SHARE + TYPICAL_SHARE * share) };
        })
        .toSorted((a, b) => b.score - a.score)
        .slice(0, MAX_HITS);
    },
  };
}

function hitOf(
  at: number,
  asked: Asked,
  table: EntryTable,
  scorer: PhrasingScorer,
  namesOf: (subject: string) => ReadonlySet<string>,
): FaqHit {
  const entry = table.entries[at] as FaqEntry;
  const names = entry.about === null ? NO_NAMES : namesOf(entry.about);
  const shared = asked.topic.filter((number) => number >= 0 && isCredited(table, at, number)).length;
  const factor = subjectFactor(entry, asked.query, names.size > 0) * topicFactor(shared, asked.query);
  const optional = isMeant(entry, asked.query) ? [...names].map((name) => table.numbers.get(name) ?? -1) : [];
  const view = scorer.view(at, new Set(optional));
  const best: Record<Polarity, number> = { asks: 0, yes: 0, no: 0 };
  const bestPhrasing: Partial<Record<Polarity, number>> = {};
  for (let phrasing = table.phrasingsFrom[at] ?? 0; phrasing < (table.phrasingsFrom[at + 1] ?? 0); phrasing += 1) {
    const polarity = POLARITIES[table.polarities[phrasing] ?? 0] ?? 'asks';
    const score = scorer.score(phrasing, view, factor);
    if (score <= best[polarity]) continue;
    best[polarity] = score;
    bestPhrasing[polarity] = phrasing;
  }
  const score = Math.max(best.asks, best.yes, best.no);
  const polarity = polarityOf(best);
  // "does it support packed already" is not answered with the yes to "does it support split already".
  const phrasing = polarity === null ? undefined : bestPhrasing[polarity];
  const isHeld = phrasing !== undefined && scorer.heldShare(phrasing) >= HELD;
  return { entry, score, polarity: isHeld ? polarity : null, accounted: accountedBy(at, asked, table) };
}

const NO_NAMES: ReadonlySet<string> = new Set();

function isCredited(table: EntryTable, entry: number, concept: number): boolean {
  return (table.credits[placeIn(table, entry, concept)] ?? 0) > 0;
}

function accountedBy(entry: number, { concepts }: Asked, table: EntryTable): number {
  let [total, accounted] = [0, 0];
  for (const { number, weight, isName } of concepts) {
    if (isName) continue;
    total += weight;
    if (number >= 0 && isCredited(table, entry, number)) accounted += weight;
  }
  return total === 0 ? 1 : accounted / total;
}

function polarityOf(scores: Readonly<Record<Polarity, number>>): FaqHit['polarity'] {
  const nearest = Math.max(scores.yes, scores.no);
  if (nearest === 0 || nearest < scores.asks * POLAR_NEARNESS) return null;
  if (Math.abs(scores.yes - scores.no) < nearest * POLARITY_MARGIN) return null;
  return scores.yes > scores.no ? 'yes' : 'no';
}
