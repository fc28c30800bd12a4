import { COURTESIES, type Courtesy, type Language } from '../../domain/language/language.ts';
import { wordsOf } from '../text/tokenize.ts';

/** The courtesies of a language by their words, and how many words the longest has. */
export interface CourtesyWords {
  readonly byPhrase: ReadonlyMap<string, Courtesy>;
  readonly longest: number;
}

/** What a line of courtesy says, and the words of it that are none ("dave" in "hello dave"). */
export interface CourteousLine {
  readonly courtesies: readonly Courtesy[];
  readonly others: readonly string[];
}

export function createCourtesyWords({ courtesies }: Language): CourtesyWords {
  const byPhrase = new Map<string, Courtesy>();
  // What comes first in the list of courtesies wins: it is what the line hears.
  for (const courtesy of COURTESIES.toReversed())
    for (const phrase of courtesies[courtesy]) byPhrase.set(wordsOf(phrase).join(' '), courtesy);
  return { byPhrase, longest: Math.max(...[...byPhrase.keys()].map((phrase) => phrase.split(' ').length)) };
}

/** Takes a line apart, the longest phrases first. Its spelling is not corrected: "dave" is no slip of "date" where somebody is greeted. */
export function readCourtesies(text: string, { byPhrase, longest }: CourtesyWords): CourteousLine {
  const words = wordsOf(text);
  const courtesies: Courtesy[] = [];
  const others: string[] = [];
  for (let at = 0; at < words.length; ) {
    const rest = words.length - at;
    const lengths = Array.from({ length: Math.min(longest, rest) }, (_, i) => Math.min(longest, rest) - i);
    const length = lengths.find((count) => byPhrase.has(words.slice(at, at + count).join(' ')));
    const courtesy = length === undefined ? undefined : byPhrase.get(words.slice(at, at + length).join(' '));
    if (courtesy === undefined) others.push(words[at] ?? '');
    else courtesies.push(courtesy);
    at += length ?? 1;
  }
  return { courtesies, others };
}
