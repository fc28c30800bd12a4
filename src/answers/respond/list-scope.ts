import type { Idea } from '../../domain/program/idea.ts';
import type { AnswerContext } from '../answer.ts';
import type { IdeaFilter } from '../recognise/idea-filter.ts';
import { asksFor, type Question, says } from '../recognise/question.ts';
import { COMPARISONS, rankOf } from './comparisons.ts';

/** "is there a shorter one?" after an idea: that idea, and how others must compare with it; null if nothing of the kind is asked. */
export function relativeTo(question: Question, context: AnswerContext): ((idea: Idea) => boolean) | null {
  const [slug, ...others] = context.conversation.ideas;
  const comparison = COMPARISONS.find(([ask]) => asksFor(question, ask));
  const than = slug === undefined || others.length > 0 ? undefined : context.index.idea(slug);
  if (!than || !comparison || question.ideas !== null || !says(question, context.index, 'isThere')) return null;
  const [, attribute, sign] = comparison;
  const rank = rankOf(than, attribute);
  return (idea) => {
    const other = rankOf(idea, attribute);
    return rank !== null && other !== null && sign * (other - rank) > 0;
  };
}

/** A size that was named before "is there a shorter one" is what the others are compared with, none that is wanted. */
export function withoutCompared(filter: IdeaFilter, relative: unknown): IdeaFilter {
  if (relative === null) return filter;
  return { ...filter, criteria: filter.criteria.filter(({ kind }) => kind !== 'hours' && kind !== 'level') };
}

/** "other C projects" leaves out those spoken of; "any of those in C" looks only among them. */
export function scopeOf(question: Question, context: AnswerContext): (idea: Idea) => boolean {
  const { ideas, listed } = context.conversation;
  const relative = relativeTo(question, context);
  if (relative) return relative;
  if (asksFor(question, 'other')) return (idea) => !ideas.includes(idea.slug);
  const isAmongThem = says(question, context.index, 'amongThem') && listed.length > 1;
  return isAmongThem ? (idea) => listed.includes(idea.slug) : () => true;
}
