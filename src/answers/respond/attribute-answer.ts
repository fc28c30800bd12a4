import type { Attribute } from '../../domain/language/language.ts';
import type { Idea } from '../../domain/program/idea.ts';
import type { Block } from '../../ports/reply.ts';
import type { Answer, AnswerContext } from '../answer.ts';
import { attributeBlocks, namesOf } from '../compose/idea-text.ts';
import { pointerText } from '../compose/pointer-text.ts';
import { type Criterion, meets } from '../recognise/criterion.ts';
import { asksFor, type Question, says } from '../recognise/question.ts';
import { withVerdict } from './verdict.ts';

/** Attributes that a criterion speaks of: "is it in Rust?" asks for the language. */
export const ATTRIBUTE_OF: Readonly<Partial<Record<Criterion['kind'], Attribute>>> = {
  language: 'languages',
  level: 'level',
  hours: 'size',
  mentor: 'mentors',
};
/** One attribute of each idea, with a yes or no first where the question wants one. */
export function attributeAnswer(
  ideas: readonly Idea[],
  attribute: Attribute,
  criteria: readonly Criterion[],
  question: Question,
  context: AnswerContext,
): Answer {
  const blocks = ideas.flatMap(
    (idea) =>
      (attribute === 'mentors' ? mentorCountBlocks(idea, question, context) : null) ??
      attributeBlocks(idea, attribute, context) ?? [unknownAttribute(idea, attribute, context)],
  );
  const [only] = ideas;
  const verdict = ideas.length === 1 && only ? verdictOn(only, attribute, criteria, question, context) : null;
  return {
    blocks: verdict === null ? blocks : withVerdict(blocks, context.say(verdict)),
    conversation: {
      ideas: ideas.map((idea) => idea.slug),
      people: attribute === 'mentors' ? ideas.flatMap((idea) => idea.mentors) : context.conversation.people,
      attribute,
      source: only?.source ?? null,
    },
  };
}

/** How many mentors an idea has, before they are named; null if no number is asked for, or there are none. */
function mentorCountBlocks(idea: Idea, question: Question, context: AnswerContext): readonly Block[] | null {
  const count = idea.mentors.length;
  if (count === 0 || !asksFor(question, 'howMany')) return null;
  const text = context.say('mentorCount', { idea: idea.title, count, names: namesOf(idea.mentors, context) });
  return [{ kind: 'text', text }];
}

/** Yes or no to "is it in Rust?"; null if the question is of another form, offers a choice, or the value is unknown. */
function verdictOn(
  idea: Idea,
  attribute: Attribute,
  criteria: readonly Criterion[],
  question: Question,
  context: AnswerContext,
): 'yes' | 'no' | null {
  if (!question.isPolar || question.isChoice) return null;
  const relevant = criteria.filter((criterion) => ATTRIBUTE_OF[criterion.kind] === attribute);
  const value =
    attribute === 'level' || attribute === 'size'
      ? idea[attribute]
      : attribute === 'languages' || attribute === 'mentors'
        ? idea[attribute]
        : [];
  if (relevant.length === 0 || value === null || (Array.isArray(value) && value.length === 0)) return null;
  const hasMore = Array.isArray(value) && value.length > relevant.length;
  if (hasMore && says(question, context.index, 'onlyThis')) return 'no';
  return relevant.every((criterion) => meets(idea, criterion, () => false)) ? 'yes' : 'no';
}

function unknownAttribute(idea: Idea, attribute: Attribute, context: AnswerContext): Block {
  return {
    kind: 'text',
    text: context.say('attributeUnknown', {
      idea: idea.title,
      attribute,
      mentors: namesOf(idea.mentors, context),
      count: idea.mentors.length,
      pointer: pointerText('contacts', null, context),
    }),
  };
}

/** "is it reviewed?" */
export function reviewStatusAnswer(ideas: readonly Idea[], question: Question, context: AnswerContext): Answer {
  const wantsReview = asksFor(question, 'review');
  const texts = ideas.map((idea) => {
    const verdict = context.say((idea.status === 'unreviewed') === wantsReview ? 'yes' : 'no');
    return `${verdict} ${context.say('reviewStatus', { title: idea.title, status: idea.status })}`;
  });
  return {
    blocks: texts.map((text) => ({ kind: 'text', text })),
    conversation: { ideas: ideas.map((idea) => idea.slug) },
  };
}
