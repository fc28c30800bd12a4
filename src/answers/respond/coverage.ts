import type { ProgramIndex } from '../program-index.ts';
import { type Question, range } from '../recognise/question.ts';
import { isOrdinaryWord } from '../text/english-words.ts';

/** A name says what is spoken of, not what is asked; it weighs less than the words that ask. */
const NAME_SHARE = 0.5;

function namedTerms(question: Question): ReadonlySet<number> {
  const people = question.people.flatMap((mention) => range(mention.from, mention.to));
  return new Set([...(question.ideas?.terms ?? []), ...people]);
}

/**
 * The share of a question's meaning that an interpretation accounts for, from 0 to 1.
 *
 * Words without meaning count for nothing, so that "ok so, is it still open please" is explained by "open" alone;
 * a word that the interpretation leaves over ("licence" in "what licence has it") speaks against it.
 */
export function coverage(question: Question, index: ProgramIndex, explained: Iterable<number>): number {
  const known = new Set(explained);
  const named = namedTerms(question);
  let total = 0;
  let covered = 0;
  question.terms.forEach((term, at) => {
    if (term.weight !== 'content') return;
    const weight =
      index.faq.weightOf(term.concept, term.weight, isOrdinaryWord(term.text)) * (named.has(at) ? NAME_SHARE : 1);
    total += weight;
    if (known.has(at)) covered += weight;
  });
  return total === 0 ? 1 : covered / total;
}
