import type { Idea } from '../../domain/program/idea.ts';
import type { AnswerContext } from '../answer.ts';
import { readIdeaFilter } from '../recognise/idea-filter.ts';
import { asksFor, type Question, says } from '../recognise/question.ts';
import { ideasThatMeet } from './filtered-ideas.ts';

/**
 * The one idea that a question asked for by what it is like: after "is there a Rust project", "how long is it" is about that one.
 *
 * @returns null if the question asks for no idea, or more than one fits, or the program has no other.
 */
export function soleIdeaOf(question: Question, context: AnswerContext): Idea | null {
  const { index } = context;
  if (index.program.ideas.length < 2 || question.people.length > 0 || question.keyDates.length > 0) return null;
  if (!says(question, index, 'isThere') && !asksFor(question, 'list')) return null;
  const { criteria } = readIdeaFilter(question, index.criterionWords, index.language, new Set(), index.patterns);
  const known = criteria.filter(({ kind }) => kind === 'language' || kind === 'level' || kind === 'hours');
  if (known.length === 0) return null;
  const [idea, ...others] = ideasThatMeet(known, context);
  return idea !== undefined && others.length === 0 ? idea : null;
}
