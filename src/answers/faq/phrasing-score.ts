import type { Asked } from './asked.ts';
import { type EntryTable, placeIn } from './entry-table.ts';

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

/** What of a question an entry has, whichever of its phrasings is compared. */
interface EntryView {
  readonly entry: number;
  /** Weight of each concept of the question, for this entry. */
  readonly weights: Float64Array;
  /** Its credit if the phrasing has it not, and if it has. */
  readonly fallback: Float64Array;
  readonly isNamed: boolean;
  /** Numbers of concepts that a phrasing need not repeat. */
  readonly optional: ReadonlySet<number>;
}

/** By number of a concept: where a question has it among those that say something, counted from 1, and whether it has it at all. */
export interface Marks {
  readonly places: Int16Array;
  readonly surface: Uint8Array;
}

/** Marks for one question after another: made once, since looking concepts up in maps took most of an answer's time. */
export function createMarks({ numbers }: EntryTable): Marks {
  return { places: new Int16Array(numbers.size), surface: new Uint8Array(numbers.size) };
}

function mark({ places, surface }: Marks, asked: Asked): void {
  for (const { number } of asked.surface) if (number >= 0) surface[number] = 1;
  for (const [place, { number }] of asked.concepts.entries()) if (number >= 0) places[number] = place + 1;
}

function unmark({ places, surface }: Marks, asked: Asked): void {
  for (const { number } of asked.surface) if (number >= 0) surface[number] = 0;
  for (const { number } of asked.concepts) if (number >= 0) places[number] = 0;
}

/** Scores the phrasings of entries for one question. */
export interface PhrasingScorer {
  view(entry: number, optional: ReadonlySet<number>): EntryView;
  /**
   * How well a phrasing fits the question, from 0 to about 1.1: how much of the question the entry covers, and how much of the
   * phrasing was asked.
   *
   * @param factor what the entry's subject and the conversation make of it.
   */
  score(phrasing: number, view: EntryView, factor: number): number;
  /** Share of what the question says, names left out if it says anything else, that stands in the phrasing itself. */
  heldShare(phrasing: number): number;
}

/**
 * Scores with the marks of one question; they are gone when `use` returns.
 *
 * @param weights how much concepts count, by number.
 */
export function withScorer<T>(
  asked: Asked,
  table: EntryTable,
  weights: Float64Array,
  marks: Marks,
  use: (scorer: PhrasingScorer) => T,
): T {
  mark(marks, asked);
  try {
    return use(scorerOf(asked, table, weights, marks));
  } finally {
    unmark(marks, asked);
  }
}

function scorerOf(asked: Asked, table: EntryTable, weights: Float64Array, { places, surface }: Marks): PhrasingScorer {
  const { query, concepts } = asked;
  // One for all phrasings: there are hundreds of them to a question.
  const isHeld = new Uint8Array(concepts.length);
  return {
    view: (entry, optional) => viewOf(entry, optional, asked, table),
    heldShare: (phrasing) => {
      const held = new Set(table.words.values.subarray(table.words.starts[phrasing], table.words.starts[phrasing + 1]));
      const others = concepts.filter(({ isName, isContent }) => !isName && isContent);
      const asked = others.length > 0 ? others : concepts;
      const weightOf = (list: typeof asked) => list.reduce((sum, { weight }) => sum + weight, 0);
      const total = weightOf(asked);
      return total === 0 ? 1 : weightOf(asked.filter(({ number }) => held.has(number))) / total;
    },
    score: (phrasing, view, factor) => {
      const from = table.words.starts[phrasing] ?? 0;
      const to = table.words.starts[phrasing + 1] ?? 0;
      const saying = from + (table.telling[phrasing] ?? 0);
      isHeld.fill(0);
      let common = 0;
      let total = 0;
      let covered = 0;
      for (let at = from; at < to; at += 1) {
        const number = table.words.values[at] ?? 0;
        common += surface[number] ?? 0;
        if (at >= saying) continue;
        const place = places[number] ?? 0;
        if (place > 0) isHeld[place - 1] = 1;
        else if (view.optional.has(number)) continue;
        total += weights[number] ?? 0;
        if (place > 0) covered += weights[number] ?? 0;
      }
      // Nothing that it says was asked.
      if (covered === 0) return 0;
      const question = coverQuestion(isHeld, view, asked);
      if (question.total === 0) return 0;
      const similarity =
        (question.covered / question.total) ** QUESTION_SHARE * (covered / total) ** (1 - QUESTION_SHARE);
      // Dice's coefficient.
      const overlap = (2 * common) / (asked.surfaceSize + (to - from) || 1);
      const likeness = SURFACE_SHARE * overlap + 1 - SURFACE_SHARE;
      // Where no word says anything, only the sentence as a whole does.
      const substance = query.hasContent ? 1 : WEAK_BASE + (1 - WEAK_BASE) * overlap;
      const entry = table.entries[view.entry];
      const caution =
        (entry?.unknown === null ? 1 : UNKNOWN_FACTOR) * (question.isBesideThePoint ? BESIDE_THE_POINT : 1);
      const isExact = overlap >= EXACT && question.covered === question.total && covered === total;
      const bonus = isExact && !query.dates.has(entry?.about ?? '') ? EXACT_BONUS : 0;
      return similarity * likeness * substance * caution * factor + bonus;
    },
  };
}

function viewOf(entry: number, optional: ReadonlySet<number>, asked: Asked, table: EntryTable): EntryView {
  const { named } = asked.query;
  const { about, unknown } = table.entries[entry] as EntryTable['entries'][number];
  const isNamed = about !== null && named.subjects.has(about);
  const weights = new Float64Array(asked.concepts.length);
  const fallback = new Float64Array(asked.concepts.length);
  for (const [place, { number, weight, isName }] of asked.concepts.entries()) {
    const isSureName = named.isSure && isName;
    weights[place] = isSureName ? weight * NAME_SHARE : weight;
    const own = number < 0 ? -1 : placeIn(table, entry, number);
    const credit = own < 0 ? 0 : (table.credits[own] ?? 0);
    const isGeneral = isSureName && about === null && unknown !== null;
    fallback[place] = isGeneral ? GENERAL_UNKNOWN_CREDIT : credit > 0 ? credit : isNamed && isName ? 1 : 0;
  }
  return { entry, weights, fallback, isNamed, optional };
}

function coverQuestion(isHeld: Uint8Array, view: EntryView, { concepts, query }: Asked) {
  const { isSure } = query.named;
  let [total, covered] = [0, 0];
  let isAsked = false;
  let isMet = false;
  for (let place = 0; place < isHeld.length; place += 1) {
    const { isName, isContent } = concepts[place] as Asked['concepts'][number];
    const isSureName = isSure && isName;
    const credit = isHeld[place] === 1 || (view.isNamed && isSureName) ? 1 : (view.fallback[place] ?? 0);
    const weight = view.weights[place] ?? 0;
    total += weight;
    covered += weight * credit;
    if (isSureName || !isContent) continue;
    isAsked = true;
    isMet ||= credit > 0;
  }
  return { total, covered, isBesideThePoint: isSure && isAsked && !isMet };
}
