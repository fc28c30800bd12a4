import type { Attribute } from '../../domain/language/language.ts';
import type { Idea } from '../../domain/program/idea.ts';
import type { Block } from '../../ports/reply.ts';
import type { Answer, AnswerContext, Candidate, Responder } from '../answer.ts';
import { attributeBlocks, namesOf } from '../compose/idea-text.ts';
import { pointerText } from '../compose/pointer-text.ts';
import { type Criterion, meets } from '../recognise/criterion.ts';
import { readIdeaFilter } from '../recognise/idea-filter.ts';
import { asksFor, type Question, says, termsOf } from '../recognise/question.ts';
import { coverage } from './coverage.ts';
import { subjectOf } from './subject.ts';

/** Attributes that a criterion speaks of: "is it in Rust?" asks for the language. */
const ATTRIBUTE_OF: Readonly<Partial<Record<Criterion['kind'], Attribute>>> = {
  language: 'languages',
  level: 'level',
  hours: 'size',
  mentor: 'mentors',
};
/** A card says less than an answer made for the question. */
const CARD_PRIOR = 0.9;
const BARE_NAME_PRIOR = 1.15;
/** A field of the idea that is asked for in so many words answers better than a text about it. */
const NAMED_PRIOR = 1.04;
const FOLLOW_UP_PRIOR = 1.1;
const SHORT = 5;
const NOUN = /^(?:idea|project|one|thing)$/;

/** Answers what an idea is, and what its level, size, language, mentors, links, tasks ... are. */
export const respondWithIdeaAttributes: Responder = (question, context) => {
  const subject = subjectOf(question, context);
  // "when do results come?" asks for a date of the season, whatever idea was spoken of.
  const isAboutDates = question.keyDates.length > 0 && asksFor(question, 'when', 'left', 'open', 'closed');
  if (!subject || (subject.isFromConversation && isAboutDates)) return [];
  const candidates: Candidate[] = [];
  const values = readIdeaFilter(
    question,
    context.index.criterionWords,
    context.index.language,
    new Set(question.terms.keys()),
  );
  const base = [...subject.terms, ...pronounTerms(question, context)];
  for (const attribute of new Set(question.attributes.map((match) => match.value))) {
    const explained = [...base, ...termsOf(question.attributes, attribute), ...values.terms];
    // Describing an idea again is no answer to a question that leans on it.
    if (attribute === 'summary' && subject.isFromConversation) continue;
    const prior = attribute === 'summary' ? CARD_PRIOR : attributePrior(subject.isFromConversation, question);
    candidates.push({
      score: prior * coverage(question, context.index, explained),
      answer: () => attributeAnswer(subject.ideas, attribute, values.criteria, question, context),
    });
  }
  const implied = values.criteria.find((criterion) => ATTRIBUTE_OF[criterion.kind] !== undefined);
  const impliedAttribute = implied && ATTRIBUTE_OF[implied.kind];
  if (
    implied &&
    impliedAttribute &&
    !says(question, context.index, 'pluralIdeas') &&
    (question.isPolar || question.isChoice || implied.kind === 'language')
  ) {
    candidates.push({
      score: coverage(question, context.index, [...base, ...values.terms]),
      answer: () => attributeAnswer(subject.ideas, impliedAttribute, values.criteria, question, context),
    });
  }
  if (question.isPolar && asksFor(question, 'review', 'reviewed')) {
    candidates.push({
      score: coverage(question, context.index, [...base, ...termsOf(question.asks, 'review', 'reviewed')]),
      answer: () => reviewStatusAnswer(subject.ideas, question, context),
    });
  }
  if (!subject.isFromConversation) {
    const attribute = isBareFollowUp(question, context) ? (context.conversation.attribute ?? 'summary') : 'summary';
    candidates.push({
      score:
        cardPrior(question, subject.terms) *
        coverage(question, context.index, [...base, ...termsOf(question.attributes, 'summary')]),
      answer: () => attributeAnswer(subject.ideas, attribute, [], question, context),
    });
  }
  return candidates;
};

/** "level?" and "who else mentors it" go on about the idea spoken of. */
function attributePrior(isFromConversation: boolean, question: Question): number {
  if (!isFromConversation) return NAMED_PRIOR;
  return question.words.length <= SHORT || question.hasPronoun ? FOLLOW_UP_PRIOR : 1;
}

/** Who says nothing but the name of an idea wants to know what it is. */
function cardPrior(question: Question, named: readonly number[]): number {
  const isBareName = question.terms.every(
    (term, at) => named.includes(at) || term.weight === 'stop' || NOUN.test(term.text),
  );
  return isBareName && !question.isPolar && question.words.length <= named.length + 3 ? BARE_NAME_PRIOR : CARD_PRIOR;
}

/** "is it reviewed?" */
function reviewStatusAnswer(ideas: readonly Idea[], question: Question, context: AnswerContext): Answer {
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

function pronounTerms(question: Question, context: AnswerContext): number[] {
  return question.terms.flatMap((term, at) => (context.index.language.pronouns.includes(term.text) ? [at] : []));
}

/** "and the packed one?" after "how hard is gstreamer?" asks for the same attribute again. */
function isBareFollowUp(question: Question, context: AnswerContext): boolean {
  const { conversation } = context;
  if (conversation.attribute === null || conversation.attribute === 'summary') return false;
  return says(question, context.index, 'again');
}

/** One attribute of each idea, with a yes or no first where the question wants one. */
export function attributeAnswer(
  ideas: readonly Idea[],
  attribute: Attribute,
  criteria: readonly Criterion[],
  question: Question,
  context: AnswerContext,
): Answer {
  const blocks = ideas.flatMap(
    (idea) => attributeBlocks(idea, attribute, context) ?? [unknownAttribute(idea, attribute, context)],
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

export function withVerdict(blocks: readonly Block[], verdict: string): readonly Block[] {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'text') return [{ kind: 'text', text: verdict }, ...blocks];
  return [{ kind: 'text', text: `${verdict} ${first.text}` }, ...rest];
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
