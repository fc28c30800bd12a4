import type { Language } from '../../domain/language/language.ts';
import { createPhraseJoiner } from './join-phrases.ts';
import type { Speller } from './spelling.ts';
import { createStemmer } from './stem.ts';
import type { Term, WeighedConcept, Weight } from './term.ts';
import { type Token, tokenize, wordsOf } from './tokenize.ts';

/** Questions bring any number of new words; a cache forgets all of them when it grows past what a season needs. */
const MAX_CACHED = 50_000;

/** Turns text into terms, the same way for questions, phrasings and names, so that they can be compared. */
export interface Analyser {
  /** @param speller given for what people type, left out for what the data says. */
  terms(text: string, speller?: Speller): readonly Term[];
  /** The concepts of a text that say something, in order; much cheaper than its terms. */
  concepts(text: string): readonly string[];
  /** All concepts of a text in order, with their weights; as cheap. */
  weighed(text: string): readonly WeighedConcept[];
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
  const joiner = createPhraseJoiner([...vocabulary, ...language.synonyms], createStemmer(language.ownStems));
  const weights = new Map<string, Weight>();
  for (const word of singleWords([...language.stopWords, ...selfEvident])) weights.set(joiner.conceptOf(word), 'stop');
  for (const word of singleWords(language.lightWords)) weights.set(joiner.conceptOf(word), 'light');
  const weightOfWord = cached(defaultWeight);
  return {
    terms: (text, speller) => {
      const tokens = tokenize(text);
      const spelt = speller
        ? tokens.flatMap((token) => expand(token, language)).map((token) => correctSpelling(token, speller))
        : tokens;
      return joiner.join(spelt, (concept, word) => weights.get(concept) ?? weightOfWord(word));
    },
    concepts: (text) => {
      const found: string[] = [];
      joiner.visit(wordsOf(text), (concept) => {
        if (weights.get(concept) !== 'stop') found.push(concept);
      });
      return found;
    },
    weighed: (text) => {
      const found: WeighedConcept[] = [];
      joiner.visit(wordsOf(text), (concept, word) => {
        found.push({ concept, weight: weights.get(concept) ?? (word === null ? 'content' : weightOfWord(word)) });
      });
      return found;
    },
  };
}

/** Words are weighed one by one: "must have" as a line of the list is two words, not the phrase. */
function singleWords(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(/\s+/));
}

/** A small number alone says little, where a year or a size says much; so do adverbs: "originally", "exactly". */
function defaultWeight(text: string): Weight {
  return /^\d{1,2}$/.test(text) || (/[a-z]{4}ly$/.test(text) && !NOT_ADVERBS.has(text)) ? 'light' : 'content';
}

const NOT_ADVERBS = new Set(['assembly', 'monthly', 'weekly', 'family', 'supply', 'reply', 'multiply', 'anomaly']);

/** The same function, which remembers what it said. */
function cached<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MAX_CACHED) known.clear();
    const result = of(text);
    known.set(text, result);
    return result;
  };
}

/** The words that a short form stands for: "howmany" is two. */
function expand(token: Token, language: Language): readonly Token[] {
  const whole = Object.hasOwn(language.shorthand, token.text) ? language.shorthand[token.text] : undefined;
  return whole === undefined ? [token] : whole.split(' ').map((text) => ({ ...token, text }));
}

function correctSpelling(token: Token, speller: Speller): Token {
  if (speller.has(token.text)) return token;
  const corrected = speller.correct(token.text);
  return corrected === null ? token : { ...token, text: corrected };
}
