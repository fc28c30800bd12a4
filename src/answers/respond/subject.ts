import type { Idea } from '../../domain/program/idea.ts';
import type { AnswerContext } from '../answer.ts';
import type { Question } from '../recognise/question.ts';

/** The ideas that a question is about, and how that is known. */
export interface Subject {
  readonly ideas: readonly Idea[];
  /** Indexes of the terms that name them; empty if they come from the conversation. */
  readonly terms: readonly number[];
  readonly isFromConversation: boolean;
}

/** Ideas that an answer speaks of at once at the most; beyond that a name is too vague. */
const MAX_IDEAS = 4;

/** The ideas that the question names, by name or by place in the last list; else those spoken of before; else null. */
export function subjectOf(question: Question, context: AnswerContext): Subject | null {
  const { index, conversation } = context;
  if (question.ideas && question.ideas.slugs.length <= MAX_IDEAS) {
    return { ideas: ideasOf(question.ideas.slugs, context), terms: [...question.ideas.terms], isFromConversation: false };
  }
  if (question.ordinal !== null) {
    const listed = conversation.listed.length > 0 ? conversation.listed : index.program.ideas.map((idea) => idea.slug);
    const slug = listed.at(question.ordinal < 0 ? question.ordinal : question.ordinal - 1);
    const terms = question.terms.flatMap((term, at) => (isOrdinalWord(term.text, context) ? [at] : []));
    return slug === undefined ? null : { ideas: ideasOf([slug], context), terms, isFromConversation: false };
  }
  if (conversation.ideas.length === 0 || conversation.ideas.length > MAX_IDEAS) return null;
  return { ideas: ideasOf(conversation.ideas, context), terms: [], isFromConversation: true };
}

function isOrdinalWord(text: string, context: AnswerContext): boolean {
  return Object.values(context.index.language.ordinals).some((names) => names.includes(text));
}

function ideasOf(slugs: readonly string[], context: AnswerContext): Idea[] {
  return slugs.flatMap((slug) => context.index.idea(slug) ?? []);
}
