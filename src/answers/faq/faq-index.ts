import type { FaqEntry } from '../../domain/program/faq.ts';
import { type Analyser, meaningfulTerms, type Term } from '../text/analyse.ts';

/** What the ranking knows of a question. */
export interface FaqQuery {
  /** Concepts of the question with the weight of their words; stop words left out. */
  readonly concepts: ReadonlyMap<string, Term['weight']>;
  /** Whether any of its words says what it is about. */
  readonly hasContent: boolean;
  /** Ids of key dates: what is asked of them is computed rather than looked up. */
  readonly dates: ReadonlySet<string>;
  /** All concepts, stop words too: they tell "what is it" from "what can it do" where nothing else does. */
  readonly surface: ReadonlySet<string>;
  /** Subjects that the question names, with the concepts that name them; empty if it names none. */
  readonly named: { readonly subjects: ReadonlySet<string>; readonly concepts: ReadonlySet<string>; readonly isSure: boolean };
  /** Concepts of the question before this one; empty if there was none. */
  readonly topic: ReadonlySet<string>;
  /** Whether a piece of the process was spoken of. */
  readonly hasGuideFocus: boolean;
  /** Subjects of the conversation so far. */
  readonly focus: ReadonlySet<string>;
}

/** An entry that may answer the question. */
export interface FaqHit {
  readonly entry: FaqEntry;
  /** From 0 to about 1: how much of the question the entry covers, and how much of its phrasing was asked. */
  readonly score: number;
  /** What a yes/no question in these words is answered with; null if its nearest phrasings are of neither kind. */
  readonly polarity: 'yes' | 'no' | null;
}

export interface FaqIndex {
  /** Best first. */
  search(query: FaqQuery): readonly FaqHit[];
  /** From 0.4 for a word of every entry to 1 for one that no entry has; a light word weighs {@link LIGHT}. */
  weightOf(concept: string, weight: Term['weight']): number;
}

type Polarity = 'asks' | 'yes' | 'no';

interface Phrasing {
  readonly entry: number;
  readonly polarity: Polarity;
  readonly concepts: readonly string[];
  readonly surface: ReadonlySet<string>;
}

interface IndexedEntry {
  readonly entry: FaqEntry;
  /** Credit that a concept of the question earns if the entry has it, but not the phrasing compared. */
  readonly credits: ReadonlyMap<string, number>;
}

/** How much a concept counts that stands in another phrasing of the entry, or only in its answer. */
const OTHER_PHRASING_CREDIT = 0.75;
const ANSWER_CREDIT = 0.5;
const LIGHT = 0.3;
const STOP = 0;
/** A year that the program does not speak of: whatever is asked about it is not known. */
const OTHER_YEAR = 3;
/** The share of the question's coverage in a score; the rest is the phrasing's. */
const QUESTION_SHARE = 0.65;
/** The name of the subject says which entries are meant, not what is asked about it. */
const NAME_SHARE = 0.4;
/** What the program leaves open for all ideas, it leaves open for the one that is named. */
const GENERAL_UNKNOWN_CREDIT = 0.8;
const OTHER_SUBJECT_PENALTY = 0.35;
const OTHER_FOCUS_PENALTY = 0.8;
const FOCUS_BONUS = 1.03;
/** Who goes on about proposing an idea does not mean the proposal. */
const OTHER_GUIDE_PENALTY = 0.85;
/** How much of a score depends on the question before, if this one leans on it. */
const TOPIC_SHARE = 0.45;
/** From this likeness on a question is one of the phrasings, and what it is answered with is no guess. */
const EXACT = 0.85;
const EXACT_BONUS = 0.12;
/** What is left of a score if no word of the question says anything and no word is shared. */
const WEAK_BASE = 0.3;
/** An idea's own entry is less likely meant by who names no idea than a general one. */
const UNNAMED_FACTOR = 0.97;
/** How much of a score depends on all words of the two, stop words included. */
const SURFACE_SHARE = 0.1;
/** To say that something is left open takes a little more than to answer. */
const UNKNOWN_FACTOR = 0.98;
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
  const lightConcepts = new Set<string>();
  const phrasings: Phrasing[] = [];
  const entries: IndexedEntry[] = faq.map((entry, at) => {
    const credits = new Map<string, number>();
    for (const term of meaningfulTerms(analyser.terms(entry.answer))) credits.set(term.concept, ANSWER_CREDIT);
    for (const polarity of ['asks', 'yes', 'no'] as const) {
      for (const text of entry[polarity]) {
        const terms = analyser.terms(text);
        const meaningful = meaningfulTerms(terms);
        for (const term of meaningful) if (term.weight === 'light') lightConcepts.add(term.concept);
        const concepts = [...new Set(meaningful.map((term) => term.concept))];
        const surface = new Set(terms.map((term) => term.concept));
        phrasings.push({ entry: at, polarity, concepts, surface });
        for (const concept of concepts) credits.set(concept, OTHER_PHRASING_CREDIT);
      }
    }
    return { entry, credits };
  });

  const postings = new Map<string, number[]>();
  phrasings.forEach((phrasing, at) => {
    for (const concept of phrasing.concepts) {
      const list = postings.get(concept);
      if (list) list.push(at);
      else postings.set(concept, [at]);
    }
  });
  const entriesWith = new Map<string, number>();
  for (const { credits } of entries) {
    for (const concept of credits.keys()) entriesWith.set(concept, (entriesWith.get(concept) ?? 0) + 1);
  }
  const rarest = Math.log(1 + entries.length);
  const weightOf = (concept: string, weight: Term['weight']): number => {
    if (weight === 'stop') return STOP;
    if (weight === 'light' || lightConcepts.has(concept)) return LIGHT;
    const count = entriesWith.get(concept) ?? 0;
    if (count === 0 && /^(?:19|20)\d\d$/.test(concept)) return OTHER_YEAR;
    return count === 0 || rarest === 0 ? 1 : 0.4 + 0.6 * (Math.log((1 + entries.length) / count) / rarest);
  };

  const scoreOf = (phrasing: Phrasing, query: FaqQuery, weights: ReadonlyMap<string, number>): number => {
    const { entry, credits } = entries[phrasing.entry] as IndexedEntry;
    const isNamed = entry.about !== null && query.named.subjects.has(entry.about);
    const isFocus = entry.about !== null && query.focus.has(entry.about);
    let questionTotal = 0;
    let questionCovered = 0;
    for (const [concept, fullWeight] of weights) {
      const isName = query.named.isSure && query.named.concepts.has(concept);
      const weight = isName ? fullWeight * NAME_SHARE : fullWeight;
      questionTotal += weight;
      if (phrasing.concepts.includes(concept) || (isNamed && isName)) questionCovered += weight;
      else if (isName && entry.about === null && entry.unknown !== null) questionCovered += weight * GENERAL_UNKNOWN_CREDIT;
      else questionCovered += weight * (credits.get(concept) ?? (isNamed && query.named.concepts.has(concept) ? 1 : 0));
    }
    const optional = entry.about !== null && (isNamed || isFocus) ? namesOf(entry.about) : null;
    let phrasingTotal = 0;
    let phrasingCovered = 0;
    for (const concept of phrasing.concepts) {
      const isAsked = weights.has(concept);
      if (!isAsked && optional?.has(concept)) continue;
      const weight = weightOf(concept, 'content');
      phrasingTotal += weight;
      if (isAsked) phrasingCovered += weight;
    }
    if (questionTotal === 0 || phrasingTotal === 0) return 0;
    const similarity =
      (questionCovered / questionTotal) ** QUESTION_SHARE * (phrasingCovered / phrasingTotal) ** (1 - QUESTION_SHARE);
    const caution = entry.unknown === null ? 1 : UNKNOWN_FACTOR;
    const common = overlap(query.surface, phrasing.surface);
    const likeness = SURFACE_SHARE * common + 1 - SURFACE_SHARE;
    const isExact = common >= EXACT && questionCovered === questionTotal && phrasingCovered === phrasingTotal;
    // Where no word says anything, only the sentence as a whole does.
    const substance = query.hasContent ? 1 : WEAK_BASE + (1 - WEAK_BASE) * common;
    return (
      similarity * likeness * caution * substance * subjectFactor(entry, query, namesOf) * topicFactor(credits, query) +
      (isExact && !query.dates.has(entry.about ?? '') ? EXACT_BONUS : 0)
    );
  };

  return {
    weightOf,
    search: (query) => {
      const weights = new Map<string, number>();
      for (const [concept, weight] of query.concepts) weights.set(concept, weightOf(concept, weight));
      const best = new Map<number, Record<Polarity, number>>();
      const candidates = new Set<number>();
      for (const concept of weights.keys()) for (const at of postings.get(concept) ?? []) candidates.add(at);
      for (const at of candidates) {
        const phrasing = phrasings[at] as Phrasing;
        const score = scoreOf(phrasing, query, weights);
        const scores = best.get(phrasing.entry) ?? { asks: 0, yes: 0, no: 0 };
        scores[phrasing.polarity] = Math.max(scores[phrasing.polarity], score);
        best.set(phrasing.entry, scores);
      }
      return [...best]
        .map(([at, scores]) => ({
          entry: (entries[at] as IndexedEntry).entry,
          score: Math.max(scores.asks, scores.yes, scores.no),
          polarity: polarityOf(scores),
        }))
        .toSorted((a, b) => b.score - a.score)
        .slice(0, MAX_HITS);
    },
  };
}

/** An entry that has words of the question before continues the conversation. */
function topicFactor(credits: ReadonlyMap<string, number>, query: FaqQuery): number {
  if (query.topic.size === 0) return 1;
  let shared = 0;
  for (const concept of query.topic) if (credits.has(concept)) shared += 1;
  return 1 - TOPIC_SHARE / 2 + (TOPIC_SHARE * shared) / query.topic.size;
}

/** Share of words that two texts have in common (Dice's coefficient). */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const concept of a) if (b.has(concept)) common += 1;
  return (2 * common) / (a.size + b.size || 1);
}

/** An entry about another idea than the one named is hardly ever meant; one about the subject at hand often is. */
function subjectFactor(entry: FaqEntry, query: FaqQuery, namesOf: (subject: string) => ReadonlySet<string>): number {
  if (entry.about === null) return 1;
  if (namesOf(entry.about).size === 0) {
    if (query.named.subjects.has(entry.about) || query.focus.has(entry.about)) return FOCUS_BONUS;
    return query.topic.size > 0 && query.hasGuideFocus ? OTHER_GUIDE_PENALTY : 1;
  }
  if (query.named.subjects.has(entry.about)) return FOCUS_BONUS;
  if (query.named.isSure) return OTHER_SUBJECT_PENALTY;
  if (query.focus.has(entry.about)) return FOCUS_BONUS;
  return query.focus.size > 0 ? OTHER_FOCUS_PENALTY : UNNAMED_FACTOR;
}

/** The nearest yes/no phrasing must be about as near as the best one of any form, else it speaks of something else. */
const POLAR_NEARNESS = 0.8;
/** Yes and no must be this far apart, else saying neither is better than saying the wrong one. */
const POLARITY_MARGIN = 0.04;

function polarityOf(scores: Record<Polarity, number>): FaqHit['polarity'] {
  const nearest = Math.max(scores.yes, scores.no);
  if (nearest === 0 || nearest < scores.asks * POLAR_NEARNESS || Math.abs(scores.yes - scores.no) < nearest * POLARITY_MARGIN) return null;
  return scores.yes > scores.no ? 'yes' : 'no';
}
