import type { Idea } from '../../domain/program/idea.ts';
import type { AnswerContext } from '../answer.ts';
import type { Conversation } from '../conversation.ts';
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

/** Whether the last answer found one idea by what it is like, and nothing was asked of it since. */
export function isJustFound({ ideas, listed, attribute }: Conversation): boolean {
  return attribute === null && listed.length === 1 && ideas.length === 1 && listed[0] === ideas[0];
}

/** "and in C?" after "is there a Rust project" looks for another, and asks nothing of the one found. */
export function asksForOthers(question: Question, { index, conversation }: AnswerContext): boolean {
  return !question.isPolar && !question.hasPronoun && isJustFound(conversation) && says(question, index, 'again');
}
