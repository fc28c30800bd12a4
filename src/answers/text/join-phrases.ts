import type { Stemmer } from './stem.ts';
import type { Term, Weight } from './term.ts';
import { type Token, tokenize } from './tokenize.ts';

interface Phrase {
  readonly stems: readonly string[];
  readonly concept: string;
}

/** Reduces words to stems and fixed phrases to what they mean. */
export interface PhraseJoiner {
  /** The longest known phrase at each place becomes one term, any other word a term of its own. */
  join(tokens: readonly Token[], weigh: (concept: string, word: string) => Weight): readonly Term[];
  /** The concepts alone, of words that are only counted, each with the word that it stands for (null for a phrase of several). */
  visit(words: readonly string[], see: (concept: string, word: string | null) => void): void;
  /** What a single word means. */
  conceptOf(word: string): string;
}

/** @param groups phrases that mean the same; a phrase that stands in two groups belongs to the first. */
export function createPhraseJoiner(groups: readonly (readonly string[])[], stem: Stemmer): PhraseJoiner {
  const phrases = indexPhrases(groups, stem);
  const join: PhraseJoiner['join'] = (tokens, weigh) => {
    const stems = tokens.map((token) => stem(token.text));
    const terms: Term[] = [];
    for (let at = 0; at < tokens.length; ) {
      const first = tokens[at] as Token;
      const phrase = phraseAt(stems, at, phrases);
      const length = phrase?.stems.length ?? 1;
      const last = tokens[at + length - 1] as Token;
      const concept = phrase?.concept ?? (stems[at] as string);
      const text =
        length === 1
          ? first.text
          : tokens
              .slice(at, at + length)
              .map((token) => token.text)
              .join(' ');
      terms.push({ concept, text, start: first.start, end: last.end, weight: weigh(concept, text) });
      at += length;
    }
    return terms;
  };
  const visit: PhraseJoiner['visit'] = (words, see) => {
    const stems = words.map(stem);
    for (let at = 0; at < stems.length; ) {
      const phrase = phraseAt(stems, at, phrases);
      const length = phrase?.stems.length ?? 1;
      see(phrase?.concept ?? (stems[at] as string), length === 1 ? (words[at] as string) : null);
      at += length;
    }
  };
  return { join, visit, conceptOf: (word) => join(tokenize(word), () => 'content')[0]?.concept ?? '' };
}

function phraseAt(
  stems: readonly string[],
  at: number,
  phrases: ReadonlyMap<string, readonly Phrase[]>,
): Phrase | undefined {
  const candidates = phrases.get(stems[at] as string);
  if (candidates === undefined) return undefined;
  return candidates.find((phrase) => phrase.stems.every((part, i) => stems[at + i] === part));
}

/** Phrases by their first stem, longest first. */
function indexPhrases(groups: readonly (readonly string[])[], stem: Stemmer): ReadonlyMap<string, readonly Phrase[]> {
  const stemsOf = (phrase: string) => tokenize(phrase).map((token) => stem(token.text));
  const index = new Map<string, Phrase[]>();
  const seen = new Set<string>();
  for (const group of groups) {
    const concept = stemsOf(group[0] ?? '').join('_');
    for (const phrase of group) {
      const stems = stemsOf(phrase);
      const key = stems.join(' ');
      const [first] = stems;
      if (first === undefined || seen.has(key)) continue;
      seen.add(key);
      const list = index.get(first) ?? [];
      list.push({ stems, concept });
      index.set(first, list);
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return index;
}
