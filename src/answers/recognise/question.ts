import type { Ask, Attribute, Language, PatternName } from '../../domain/language/language.ts';
import type { ProgramIndex } from '../program-index.ts';
import type { PhraseMatch } from '../text/phrase-matcher.ts';
import type { Term } from '../text/term.ts';
import { normalise, tokenize } from '../text/tokenize.ts';
import { type DayLiteral, findDayLiterals } from './day-literals.ts';
import type { IdeaMention } from './idea-names.ts';
import type { KeyDateMention } from './key-date-names.ts';
import { findOrdinal } from './ordinals.ts';
import type { Patterns } from './patterns.ts';
import type { PersonMention } from './people-names.ts';
import { wantsYesOrNo } from './polarity.ts';

/** A message with everything in it that the program and the language know. */
export interface Question {
  readonly terms: readonly Term[];
  /** The words joined, for patterns. */
  readonly text: string;
  /** Lower-case words as typed, with their spelling corrected. */
  readonly words: readonly string[];
  /** Whether it wants a yes or a no. */
  readonly isPolar: boolean;
  /** Whether it offers a choice: "C or Rust?". */
  readonly isChoice: boolean;
  readonly hasPronoun: boolean;
  readonly ideas: IdeaMention | null;
  readonly people: readonly PersonMention[];
  readonly keyDates: readonly KeyDateMention[];
  readonly days: readonly DayLiteral[];
  /** Place in a list counted from 1, -1 for the last; null if none is named. */
  readonly ordinal: number | null;
  readonly attributes: readonly PhraseMatch<Attribute>[];
  readonly asks: readonly PhraseMatch<Ask>[];
}

/** Recognises what a message speaks of. Nothing is decided here about what it means as a whole. */
export function recogniseQuestion(text: string, index: ProgramIndex): Question {
  const terms = withoutSubordinateWhen(index.analyser.terms(text, index.speller), index.language);
  const words = terms.flatMap((term) => term.text.split(' '));
  const normalised = normalise(text);
  const { language } = index;
  return {
    terms,
    text: words.join(' '),
    words,
    isPolar: isPolarIn(text, words, index),
    isChoice: index.patterns.choice.test(words.join(' ')),
    hasPronoun: words.some((word) => language.pronouns.includes(word)),
    ideas: index.ideaNames.find(terms),
    people: index.people.find(terms),
    keyDates: index.keyDates.find(terms),
    days: findDayLiterals(normalised),
    ordinal: findOrdinal(words, language.ordinals),
    attributes: index.attributes.find(terms),
    asks: index.asks.find(terms),
  };
}

/** "what must be in the form when applying" does not ask for a time: behind another question word, "when" says nothing. */
function withoutSubordinateWhen(terms: readonly Term[], language: Language): readonly Term[] {
  const first = terms.findIndex((term) => language.questionWords.includes(term.text));
  if (first < 0 || terms[first]?.text === 'when') return terms;
  return terms.map((term, at) => {
    const next = terms[at + 1]?.text ?? '';
    const isSubordinate = term.text === 'when' && at > first && next !== '' && !language.auxiliaries.includes(next);
    return isSubordinate ? { ...term, concept: 'while', weight: 'stop' } : term;
  });
}

/** Whether a message wants a yes or a no; of several parts, one that does by itself: "I have only Windows. Is that ok?" */
function isPolarIn(text: string, words: readonly string[], index: ProgramIndex): boolean {
  const { language, patterns } = index;
  const clauses = splitClauses(text, patterns);
  if (clauses.length < 2) return wantsYesOrNo(words, text, language, patterns);
  const wordsOf = (clause: string) => tokenize(clause).map((token) => token.text);
  return clauses.some((clause) => wantsYesOrNo(wordsOf(clause), clause, language, patterns));
}

/** Whether the words of a question follow a pattern of the language. */
export function says(question: Question, index: ProgramIndex, pattern: PatternName): boolean {
  return index.patterns[pattern].test(question.text);
}

export function asksFor(question: Question, ...asks: readonly Ask[]): boolean {
  return question.asks.some((match) => asks.includes(match.value));
}

/** Indexes of the terms that phrases with one of the values cover. */
export function termsOf<T>(matches: readonly PhraseMatch<T>[], ...values: readonly T[]): readonly number[] {
  return matches.filter((match) => values.includes(match.value)).flatMap(({ from, to }) => range(from, to));
}

export function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/**
 * The parts of a message that can be questions of their own: "thanks! is it still open?" has two.
 *
 * A full stop inside a name ("virtio.c") does not end a part.
 */
export function splitClauses(text: string, { clauseBreak }: Patterns): readonly string[] {
  return partsAt(text, clauseBreak);
}

/** The same, also behind a comma, a colon or "and" where a question seems to begin; what stands before may belong to it. */
export function splitLoosely(text: string, { looseBreak }: Patterns): readonly string[] {
  return partsAt(text, looseBreak);
}

function partsAt(text: string, inner: RegExp): readonly string[] {
  const clauses = text
    .split(/(?<=[?!;])\s+|(?<=\.)\s+|\s+-+\s+|\n/u)
    .flatMap((part) => part.split(inner))
    .filter((clause) => tokenize(clause).length > 0);
  return clauses.length > 1 ? clauses : [text];
}
