import type { Language } from '../../domain/language/language.ts';
import type { Speller } from './spelling.ts';
import { createStemmer, type Stemmer } from './stem.ts';
import { type Token, tokenize } from './tokenize.ts';

/** How much a word says: nothing, a little, or what the message is about. */
export type Weight = 'stop' | 'light' | 'content';

/** One word or fixed phrase of a message, reduced to what it means. */
export interface Term {
  /** The stem that all its forms and synonyms share. */
  readonly concept: string;
  /** As written, after correction of its spelling. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly weight: Weight;
}

/** Turns text into terms, the same way for questions, phrasings and names, so that they can be compared. */
export interface Analyser {
  /** @param speller given for what people type, left out for what the data says. */
  terms(text: string, speller?: Speller): readonly Term[];
}

/** The terms that say something; where none does ("what is gsoc"), all of them, each for a little. */
export function meaningfulTerms(terms: readonly Term[]): readonly Term[] {
  const meaningful = terms.filter((term) => term.weight !== 'stop');
  return meaningful.length > 0 ? meaningful : terms.map((term) => ({ ...term, weight: 'light' }));
}

interface Phrase {
  readonly stems: readonly string[];
  readonly concept: string;
}

/**
 * @param vocabulary further groups of phrases that mean the same, of one program.
 * @param selfEvident words that say nothing within the program: its own name and year.
 */
export function createAnalyser(
  language: Language,
  vocabulary: readonly (readonly string[])[],
  selfEvident: readonly string[] = [],
): Analyser {
  const stem = createStemmer(language.ownStems);
  const phrases = indexPhrases([...vocabulary, ...language.synonyms], stem);
  const weights = weighWords([...language.stopWords, ...selfEvident], language.lightWords, (line) => joinPhrases(tokenize(line), phrases, stem));
  return {
    terms: (text, speller) => {
      const tokens = tokenize(text).map((token) => (speller ? correctSpelling(expand(token, language), speller) : token));
      return joinPhrases(tokens, phrases, stem).map((term) => ({ ...term, weight: weights.get(term.concept) ?? defaultWeight(term.text) }));
    },
  };
}

/** A small number alone says little, where a year or a size says much; so do adverbs: "originally", "exactly". */
function defaultWeight(text: string): Weight {
  return /^\d{1,2}$/.test(text) || (/[a-z]{4}ly$/.test(text) && !NOT_ADVERBS.has(text)) ? 'light' : 'content';
}

const NOT_ADVERBS = new Set(['assembly', 'monthly', 'weekly', 'family', 'supply', 'reply', 'multiply', 'anomaly']);

function expand(token: Token, language: Language): Token {
  const whole = Object.hasOwn(language.shorthand, token.text) ? language.shorthand[token.text] : undefined;
  return whole === undefined ? token : { ...token, text: whole };
}

function correctSpelling(token: Token, speller: Speller): Token {
  if (speller.has(token.text)) return token;
  const corrected = speller.correct(token.text);
  return corrected === null ? token : { ...token, text: corrected };
}

/** Phrases by their first stem, longest first; a phrase that stands in two groups belongs to the first. */
function indexPhrases(groups: readonly (readonly string[])[], stem: Stemmer): ReadonlyMap<string, readonly Phrase[]> {
  const index = new Map<string, Phrase[]>();
  const seen = new Set<string>();
  for (const group of groups) {
    const stemsOf = (phrase: string) => tokenize(phrase).map((token) => stem(token.text));
    const concept = stemsOf(group[0] ?? '').join('_');
    for (const phrase of group) {
      const stems = stemsOf(phrase);
      const key = stems.join(' ');
      if (stems[0] === undefined || seen.has(key)) continue;
      seen.add(key);
      const list = index.get(stems[0]) ?? [];
      list.push({ stems, concept });
      index.set(stems[0], list);
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return index;
}

function joinPhrases(
  tokens: readonly Token[],
  phrases: ReadonlyMap<string, readonly Phrase[]>,
  stem: Stemmer,
): Omit<Term, 'weight'>[] {
  const stems = tokens.map((token) => stem(token.text));
  const terms: Omit<Term, 'weight'>[] = [];
  for (let at = 0; at < tokens.length; ) {
    const match = phrases.get(stems[at] ?? '')?.find((phrase) => phrase.stems.every((part, i) => stems[at + i] === part));
    const length = match?.stems.length ?? 1;
    const covered = tokens.slice(at, at + length);
    terms.push({
      concept: match?.concept ?? stems[at] ?? '',
      text: covered.map((token) => token.text).join(' '),
      start: covered[0]?.start ?? 0,
      end: covered.at(-1)?.end ?? 0,
    });
    at += length;
  }
  return terms;
}

function weighWords(
  stopWords: readonly string[],
  lightWords: readonly string[],
  conceptsIn: (line: string) => readonly { readonly concept: string }[],
): ReadonlyMap<string, Weight> {
  const weights = new Map<string, Weight>();
  const conceptsOf = (words: readonly string[]) =>
    words.flatMap((line) => conceptsIn(line).map((term) => term.concept));
  // Weigh single words one by one: "must have" as a line of the list is two words, not the phrase.
  const single = (lines: readonly string[]) => lines.flatMap((line) => line.split(/\s+/));
  for (const concept of conceptsOf(single(stopWords))) weights.set(concept, 'stop');
  for (const concept of conceptsOf(single(lightWords))) weights.set(concept, 'light');
  return weights;
}
