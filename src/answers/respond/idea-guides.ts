import type { Attribute } from '../../domain/language/language.ts';
import type { AnswerContext, Candidate } from '../answer.ts';
import { asksFor, type Question, range, termsOf } from '../recognise/question.ts';
import { attributeAnswer } from './attribute-answer.ts';
import { coverage } from './coverage.ts';
import type { Subject } from './subject.ts';

/** Ideas whose people are named at once. */
const MAX_IDEAS = 2;
/** Words of a question that is nothing but "who?". */
const MAX_BARE = 2;

/**
 * "whom do I pester about it?" and "who came up with it?", in whatever words: who asks for people, and an idea is spoken of.
 *
 * @param base indexes of the terms that name the idea.
 * @param prior what the way in which it is spoken of counts.
 */
export function guideCandidates(
  subject: Subject,
  base: readonly number[],
  prior: number,
  question: Question,
  context: AnswerContext,
): readonly Candidate[] {
  const { patterns } = context.index;
  if (!asksFor(question, 'who') || question.people.length > 0 || subject.ideas.length > MAX_IDEAS) return [];
  const placesOf = (pattern: RegExp) => question.terms.flatMap((term, at) => (pattern.test(term.text) ? [at] : []));
  const origins = placesOf(patterns.originates);
  const guides = placesOf(patterns.guides);
  if (origins.length === 0 && guides.length === 0 && question.words.length > MAX_BARE) return [];
  const attribute: Attribute = origins.length > 0 ? 'suggestedBy' : 'mentors';
  const names = [...termsOf(question.asks, 'who'), ...termsOf(question.attributes, 'mentors', 'suggestedBy')];
  // "who came up with the proposal" names no date.
  const proposed = origins.length > 0 ? question.keyDates.flatMap(({ from, to }) => range(from, to)) : [];
  return [
    {
      score: prior * coverage(question, context.index, [...base, ...guides, ...origins, ...names, ...proposed]),
      answer: () => attributeAnswer(subject.ideas, attribute, [], question, context),
    },
  ];
}
