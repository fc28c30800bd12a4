import type { Idea } from '../../domain/program/idea.ts';
import type { Answer, AnswerContext, Candidate, Responder } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import { namesOf } from '../compose/idea-text.ts';
import { ideasText, mentoredIdeas } from '../compose/person-text.ts';
import { pointerText } from '../compose/pointer-text.ts';
import { asksFor, type Question, range, says, termsOf } from '../recognise/question.ts';
import { attributeAnswer } from './attribute-answer.ts';
import { coverage } from './coverage.ts';
import { subjectOf } from './subject.ts';

/** A person and an idea in one yes/no question are hardly there for anything else. */
const MENTORSHIP_PRIOR = 1.01;

const ALL_PRIOR = 0.98;

/** "only" and "other" turn the question round: readings that pass over them would say the contrary. */
const OTHERS_PRIOR = 1.3;

/** Answers whether somebody mentors an idea, who the mentors are, how many, and who has the most ideas. */
export const respondWithMentors: Responder = (question, context) => [
  ...mentorshipCandidates(question, context),
  ...mentorListCandidates(question, context),
  ...otherMentorCandidates(question, context),
];

/** "which mentors are not in the isolation project?" */
function otherMentorCandidates(question: Question, context: AnswerContext): Candidate[] {
  const subject = subjectOf(question, context);
  const [idea] = subject?.ideas ?? [];
  const isAboutMentors = question.attributes.some((match) => match.value === 'mentors');
  const isDenied = says(question, context.index, 'negated') && says(question, context.index, 'allMentors');
  if (!subject || !idea || subject.ideas.length > 1 || !isAboutMentors || !isDenied) return [];
  if (question.isPolar || question.people.length > 0) return [];
  const terms = [
    ...subject.terms,
    ...termsOf(question.attributes, 'mentors'),
    ...termsOf(question.asks, 'who', 'list'),
  ];
  const others = mentorIds(context).filter((id) => !idea.mentors.includes(id));
  return [
    {
      score: OTHERS_PRIOR * coverage(question, context.index, terms),
      answer: () => peopleList(others, 'mentors', context),
    },
  ];
}

/** "is sgarzare one of the gstreamer mentors?" */
function mentorshipCandidates(question: Question, context: AnswerContext): Candidate[] {
  const subject = subjectOf(question, context);
  const ids = question.people.flatMap((mention) => mention.ids);
  const [idea] = subject?.ideas ?? [];
  if (!subject || !idea || ids.length === 0 || subject.ideas.length > 1) return [];
  const terms = [
    ...subject.terms,
    ...question.people.flatMap((mention) => range(mention.from, mention.to)),
    ...termsOf(question.attributes, 'mentors'),
  ];
  const score = MENTORSHIP_PRIOR * coverage(question, context.index, terms);
  if (!question.isPolar) {
    // "which Ian is it for NetBSD?"
    const isWhichOf = ids.length > 1 && !subject.isFromConversation && says(question, context.index, 'whichOf');
    const answer = () => attributeAnswer([idea], 'mentors', [], question, context);
    return isWhichOf ? [{ score: score * OTHERS_PRIOR, answer }] : [];
  }
  // "is she the only mentor of gstreamer?" and "does she only mentor gstreamer?" ask about the others.
  const isSole = says(question, context.index, 'soleMentor');
  if (!isSole && says(question, context.index, 'furtherIdeas')) {
    return [{ score: score * OTHERS_PRIOR, answer: () => furtherIdeasAnswer(question, idea, ids, context) }];
  }
  const isTrue = ids.some((id) => idea.mentors.includes(id)) && !(isSole && idea.mentors.length > ids.length);
  return [{ score: isSole ? score * OTHERS_PRIOR : score, answer: () => mentorshipAnswer(isTrue, idea, context) }];
}

function mentorshipAnswer(isTrue: boolean, idea: Idea, context: AnswerContext): Answer {
  const statement = context.say('isMentor', {
    idea: idea.title,
    count: idea.mentors.length,
    names: namesOf(idea.mentors, context),
  });
  return textAnswer(`${context.say(isTrue ? 'yes' : 'no')} ${statement}`, {
    ideas: [idea.slug],
    people: idea.mentors,
    attribute: 'mentors',
  });
}

/** Whether people mentor more than an idea; "only" asks it the other way round. */
function furtherIdeasAnswer(question: Question, idea: Idea, ids: readonly string[], context: AnswerContext): Answer {
  const people = [...new Set(ids)].flatMap((id) => context.index.person(id) ?? []);
  const hasFurther = people.some((person) => mentoredIdeas(person.id, context).some(({ slug }) => slug !== idea.slug));
  const isTrue = hasFurther !== says(question, context.index, 'onlyThis');
  return textAnswer(
    `${context.say(isTrue ? 'yes' : 'no')} ${people.map((person) => ideasText(person, context)).join(' ')}`,
    { ideas: [idea.slug], people: people.map((person) => person.id), attribute: 'mentors' },
  );
}

/** All mentors, how many there are, and who has the most ideas. */
function mentorListCandidates(question: Question, context: AnswerContext): Candidate[] {
  const isAboutMentors = question.attributes.some((match) => match.value === 'mentors') || asksFor(question, 'who');
  if (!isAboutMentors || question.ideas?.isWhole || question.people.length > 0) return [];
  if (says(question, context.index, 'countsTime')) return [];
  const cues = [
    ...termsOf(question.attributes, 'mentors'),
    ...termsOf(question.asks, 'list', 'who', 'howMany', 'mostIdeas'),
  ];
  if (asksFor(question, 'mostIdeas') || says(question, context.index, 'oneIdeaOnly')) {
    return [
      { score: 1.02 * coverage(question, context.index, cues), answer: () => mostIdeasAnswer(question, context) },
    ];
  }
  const isList = asksFor(question, 'howMany', 'list') || says(question, context.index, 'allMentors');
  if (!isList || (context.conversation.ideas.length > 0 && question.hasPronoun)) return [];
  return [
    {
      score: ALL_PRIOR * coverage(question, context.index, cues),
      answer: () => mentorsAnswer(asksFor(question, 'howMany'), context),
    },
  ];
}

function mentorIds(context: AnswerContext): readonly string[] {
  return context.index.mentorIds;
}

export function mentorsAnswer(isCount: boolean, context: AnswerContext): Answer {
  const ids = mentorIds(context);
  if (ids.length === 0)
    return textAnswer(context.say('noMentors', { pointer: pointerText('contacts', null, context) }));
  return peopleList(ids, isCount ? 'howManyMentors' : 'mentors', context);
}

function peopleList(ids: readonly string[], intro: 'howManyMentors' | 'mentors', context: AnswerContext): Answer {
  const items = ids.map((id) => namesOf([id], context));
  return {
    blocks: [{ kind: 'list', intro: context.say(intro, { count: ids.length }), items, isNumbered: false }],
    conversation: { people: ids },
  };
}

function mostIdeasAnswer(question: Question, context: AnswerContext): Answer {
  const counts = mentorIds(context).map((id) => ({ id, count: mentoredIdeas(id, context).length }));
  const most = Math.max(...counts.map(({ count }) => count));
  // "more than one project" wants everybody with several, "most projects" only those with the most.
  const isMost = says(question, context.index, 'most');
  const isOnlyOne = says(question, context.index, 'oneIdeaOnly');
  const chosen = counts.filter(({ count }) => (isOnlyOne ? count === 1 : isMost ? count === most : count > 1));
  const text = chosen
    .map(({ id, count }) =>
      context.say('personIdeas', {
        name: namesOf([id], context),
        count,
        ideas: mentoredIdeas(id, context)
          .map((idea) => idea.title)
          .join('; '),
      }),
    )
    .join(' ');
  return textAnswer(
    text === '' ? context.say('noMentors', { pointer: pointerText('contacts', null, context) }) : text,
    { people: chosen.map(({ id }) => id) },
  );
}
