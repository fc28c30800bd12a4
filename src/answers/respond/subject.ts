import type { Idea } from '../../domain/program/idea.ts';
import type { AnswerContext } from '../answer.ts';
import { type Question, range, says, termsOf } from '../recognise/question.ts';
import type { Term } from '../text/term.ts';
import { extremesAmong, SUPERLATIVE_ASKS } from './extremes.ts';
import { ideasThatMeet } from './filtered-ideas.ts';

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
    return {
      ideas: ideasOf(question.ideas.slugs, context),
      terms: [...question.ideas.terms],
      isFromConversation: false,
    };
  }
  // After a list of tasks, "the last one" is a task.
  const isTaskOrdinal = conversation.attribute === 'tasks' && conversation.ideas.length === 1;
  if (question.ordinal !== null && !isTaskOrdinal) {
    // After a single idea, "the second one" is the second of the page.
    const isInList =
      conversation.listed.length > 1 || (conversation.listed.length === 1 && Math.abs(question.ordinal) === 1);
    const listed = isInList ? conversation.listed : index.program.ideas.map((idea) => idea.slug);
    const slug = listed.at(question.ordinal < 0 ? question.ordinal : question.ordinal - 1);
    const terms = ordinalTerms(question, context);
    return slug === undefined ? null : { ideas: ideasOf([slug], context), terms, isFromConversation: false };
  }
  const described = describedIdeas(question, context);
  if (described) return described;
  const neighbour = neighbourOf(question, context);
  if (neighbour)
    return { ideas: neighbour, terms: termsOf(question.asks, 'after', 'before', 'next'), isFromConversation: false };
  const others = otherOfTwo(question, context);
  if (others) return { ideas: others, terms: termsOf(question.asks, 'other'), isFromConversation: false };
  if (conversation.ideas.length === 0 || conversation.ideas.length > MAX_IDEAS) return null;
  return { ideas: ideasOf(conversation.ideas, context), terms: [], isFromConversation: true };
}

/** "the Rust one", "the biggest project": ideas by what they are like; null if nothing of the kind is said, or too many are. */
function describedIdeas(question: Question, context: AnswerContext): Subject | null {
  const { index } = context;
  const span = question.ideas === null ? spanOfDescription(question, context) : [];
  const criteria = span.flatMap((at) => index.criterionWords.read(question.terms[at] as Term) ?? []);
  const isExtreme = termsOf(question.asks, ...SUPERLATIVE_ASKS).some((at) => span.includes(at));
  if (criteria.length === 0 && !isExtreme) return null;
  const fitting = ideasThatMeet(criteria, context);
  const ideas = isExtreme ? extremesAmong(fitting, question) : fitting;
  return ideas.length === 0 || ideas.length > MAX_IDEAS ? null : { ideas, terms: span, isFromConversation: false };
}

/** Indexes of the terms from behind "the" to a word for an idea; none if there is no such span. */
function spanOfDescription(question: Question, { index }: AnswerContext): readonly number[] {
  const words = question.terms.map((term) => term.text);
  for (const [at, word] of words.entries()) {
    if (word !== 'the') continue;
    const length = words
      .slice(at + 1, at + 1 + MAX_DESCRIBING)
      .findIndex((next) => index.patterns.ideaNouns.test(next));
    if (length > 0) return range(at + 1, at + 2 + length);
  }
  return [];
}

/** Indexes of the terms that stand in the text of an idea that a question names: "the alsa/pipewire/gstreamer thing". */
export function describingTerms(
  { ideas, isFromConversation }: Subject,
  question: Question,
  { index }: AnswerContext,
): number[] {
  const [idea] = ideas;
  if (!idea || isFromConversation) return [];
  return question.terms.flatMap((term, at) =>
    term.weight === 'content' && index.ideaSearch.mentions(idea.slug, term.concept) ? [at] : [],
  );
}

/** Words from "the" to "one" in "the small Rust one". */
const MAX_DESCRIBING = 4;

const POINTERS = new Set(['number', 'no', 'nr']);

/** Indexes of the terms that point to a place in a list. */
export function ordinalTerms(question: Question, context: AnswerContext): number[] {
  const names = new Set(Object.values(context.index.language.ordinals).flat());
  return question.terms.flatMap((term, at) => {
    const isPointer =
      names.has(term.text) || (names.has(question.terms[at + 1]?.text ?? '') && POINTERS.has(term.text));
    return isPointer ? [at] : [];
  });
}

/** "the one after it", in the order of the list last shown or of the page. */
function neighbourOf(question: Question, context: AnswerContext): Idea[] | null {
  const { ideas, listed } = context.conversation;
  const step = says(question, context.index, 'nextOne') ? 1 : says(question, context.index, 'previousOne') ? -1 : 0;
  if (step === 0 || ideas.length !== 1) return null;
  const all = listed.length > 1 ? listed : context.index.program.ideas.map((idea) => idea.slug);
  const slug = all[all.indexOf(ideas[0] ?? '') + step];
  return slug === undefined ? null : ideasOf([slug], context);
}

/** "the other one", where two were listed (or are all there is) and one was spoken of. */
function otherOfTwo(question: Question, context: AnswerContext): Idea[] | null {
  const { ideas, listed } = context.conversation;
  if (!says(question, context.index, 'otherOne') || ideas.length !== 1) return null;
  const all = listed.length === 2 ? listed : context.index.program.ideas.map((idea) => idea.slug);
  const rest = all.filter((slug) => !ideas.includes(slug));
  return all.length === 2 && rest.length === 1 ? ideasOf(rest, context) : null;
}

function ideasOf(slugs: readonly string[], context: AnswerContext): Idea[] {
  return slugs.flatMap((slug) => context.index.idea(slug) ?? []);
}
