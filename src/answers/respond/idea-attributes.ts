import type { Attribute } from '../../domain/language/language.ts';
import type { AnswerContext, Candidate, Responder } from '../answer.ts';
import { readIdeaFilter } from '../recognise/idea-filter.ts';
import { asksFor, type Question, says, termsOf } from '../recognise/question.ts';
import { ATTRIBUTE_OF, attributeAnswer, reviewStatusAnswer } from './attribute-answer.ts';
import { coverage } from './coverage.ts';
import { guideCandidates } from './idea-guides.ts';
import { asksForOthers, isJustFound } from './sole-idea.ts';
import { describingTerms, type Subject, subjectOf } from './subject.ts';

/** A card says less than an answer made for the question. */
const CARD_PRIOR = 0.9;
/** "when did Linux get PowerClamp" wants no description. */
const NARROW_CARD_PRIOR = 0.75;
const BARE_NAME_PRIOR = 1.15;
/** "what is mirageos" may want the thing itself, where a text explains that. */
const DEFINED_PRIOR = 1.1;
/** "can I do it in Rust?" is about that idea, whatever a text says of the languages of all. */
const IMPLIED_PRIOR = 1.04;
/** A field of the idea that is asked for in so many words answers better than a text about it. */
const NAMED_PRIOR = 1.04;
const FOLLOW_UP_PRIOR = 1.1;
/** "who else is a mentor" right after an idea was spoken of. */
const SHORT_PRIOR = 1.16;
/** "how long is it" right after an idea was spoken of. */
const PRONOUN_PRIOR = 1.42;
/** "what language do I need" right after one idea, which alone can be meant. */
const SOLE_PRIOR = 1.28;
/** "what about the last one" wants that idea, and not a text about a piece of it. */
const POINTED_PRIOR = 1.12;
const SHORT = 5;
const BARE_LENGTH = 3;
/** Words without meaning around a name that stands alone. */
const MAX_FILLERS_OF_QUESTION = 3;
const MAX_FILLERS = 8;

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
    context.index.patterns,
  );
  const base = [...subject.terms, ...pronounTerms(question, context)];
  for (const attribute of new Set(question.attributes.map((match) => match.value))) {
    const told = TOLD.has(attribute) ? describingTerms(subject, question, context) : [];
    const explained = [...base, ...told, ...termsOf(question.attributes, attribute), ...values.terms];
    // Describing an idea again is no answer to a question that leans on it.
    if (attribute === 'summary' && subject.isFromConversation && !isOfFound(question, context)) continue;
    // "what do I add next" is no question for the day on which an idea was added.
    if (attribute === 'inserted' && !says(question, context.index, 'sinceWhen')) continue;
    if (attribute === 'mentors' && says(question, context.index, 'mentorsAct')) continue;
    const isPointed = question.ordinal !== null && question.ideas === null;
    const prior =
      attribute !== 'summary'
        ? fieldPrior(subject, attribute, question, context)
        : isPointed || subject.isFromConversation
          ? POINTED_PRIOR
          : CARD_PRIOR;
    candidates.push({
      score: prior * coverage(question, context.index, explained),
      answer: () => attributeAnswer(subject.ideas, attribute, values.criteria, question, context),
    });
  }
  // A bare "how long?" goes on about the idea spoken of.
  const isBareLength =
    asksFor(question, 'howLong') && question.words.length <= BARE_LENGTH && context.conversation.subject === 'ideas';
  if (isBareLength && subject.isFromConversation && question.keyDates.length === 0)
    candidates.push({
      score: SHORT_PRIOR * coverage(question, context.index, [...base, ...termsOf(question.asks, 'howLong')]),
      answer: () => attributeAnswer(subject.ideas, 'size', [], question, context),
    });
  candidates.push(
    ...guideCandidates(
      subject,
      [...base, ...describingTerms(subject, question, context)],
      attributePrior(subject.isFromConversation, question, context),
      question,
      context,
    ),
  );
  candidates.push(...pairCandidates(subject, [...base, ...values.terms], question, context));
  const implied = values.criteria.find((criterion) => ATTRIBUTE_OF[criterion.kind] !== undefined);
  const impliedAttribute = implied && ATTRIBUTE_OF[implied.kind];
  if (
    implied &&
    impliedAttribute &&
    !says(question, context.index, 'pluralIdeas') &&
    !asksForOthers(question, context) &&
    (question.isPolar || question.isChoice || implied.kind === 'language')
  ) {
    candidates.push({
      score:
        impliedPrior(subject.isFromConversation, question, context) *
        coverage(question, context.index, [...base, ...values.terms, ...termsOf(question.attributes, 'tasks')]),
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
        cardPrior(question, subject.terms, context) *
        coverage(question, context.index, [...base, ...termsOf(question.attributes, 'summary')]),
      answer: () => attributeAnswer(subject.ideas, attribute, [], question, context),
    });
  }
  return candidates;
};

/** "how hard is it and how long does it take?" */
function pairCandidates(
  subject: Subject,
  base: readonly number[],
  question: Question,
  context: AnswerContext,
): readonly Candidate[] {
  const [one, two, ...more] = [...new Set(question.attributes.map((match) => match.value))].filter((value) =>
    PAIRED.has(value),
  );
  const isPair = says(question, context.index, 'joined') && !question.isPolar && more.length === 0;
  if (one === undefined || two === undefined || !isPair) return [];
  const score = coverage(question, context.index, [...base, ...termsOf(question.attributes, one, two)]);
  return [
    {
      score: PAIR_PRIOR * attributePrior(subject.isFromConversation, question, context) * score,
      answer: () => {
        const answerOf = (attribute: Attribute) => attributeAnswer(subject.ideas, attribute, [], question, context);
        const [first, second] = [answerOf(one), answerOf(two)];
        return { ...second, blocks: [...first.blocks, ...second.blocks] };
      },
    },
  ];
}

const PAIRED: ReadonlySet<Attribute> = new Set(['level', 'size', 'languages', 'mentors', 'skills']);
/** Two that are asked for are more than one of them. */
const PAIR_PRIOR = 1.02;

/** Attributes that no text about an idea answers as well as its field. */
const TOLD: ReadonlySet<Attribute> = new Set(['level', 'size']);

/** "level?" and "who else mentors it" go on about the idea spoken of. */
function attributePrior(isFromConversation: boolean, question: Question, { conversation }: AnswerContext): number {
  if (!isFromConversation) return NAMED_PRIOR;
  const isShort = question.words.length <= SHORT;
  const isAboutIdea = conversation.subject === 'ideas' || conversation.subject === 'people';
  if (isShort && isAboutIdea) return question.hasPronoun ? PRONOUN_PRIOR : SHORT_PRIOR;
  return isShort || question.hasPronoun ? FOLLOW_UP_PRIOR : 1;
}

/** Of a single idea just spoken of, a field that every idea has is meant, though the question would fit all of them. */
function fieldPrior(subject: Subject, attribute: Attribute, question: Question, context: AnswerContext): number {
  const prior = attributePrior(subject.isFromConversation, question, context);
  const isOfSole = subject.isFromConversation && subject.ideas.length === 1 && prior === SHORT_PRIOR;
  const isOfSeason = question.keyDates.length > 0 || says(question, context.index, 'manyLanguages');
  return isOfSole && SOLE.has(attribute) && !isOfSeason ? SOLE_PRIOR : prior;
}

const SOLE: ReadonlySet<Attribute> = new Set(['languages', 'level']);

/** "is it in C?" is about the idea spoken of, whatever a text says of all of them. */
function impliedPrior(isFromConversation: boolean, question: Question, context: AnswerContext): number {
  return isFromConversation ? attributePrior(true, question, context) : question.isPolar ? IMPLIED_PRIOR : 1;
}

/** Who says nothing but the name of an idea wants to know what it is. */
function cardPrior(question: Question, named: readonly number[], { index }: AnswerContext): number {
  const isBareName = question.terms.every(
    (term, at) => named.includes(at) || term.weight === 'stop' || index.patterns.ideaNoun.test(term.text),
  );
  // "hi, I like the sound idea" asks nothing else; "what ... of the sound idea" may.
  const isAsking = question.words.some((word) => index.language.questionWords.includes(word));
  const fillers = isAsking ? MAX_FILLERS_OF_QUESTION : MAX_FILLERS;
  return isBareName && !question.isPolar && question.words.length <= named.length + fillers
    ? says(question, index, 'defines')
      ? DEFINED_PRIOR
      : BARE_NAME_PRIOR
    : says(question, index, 'narrow')
      ? NARROW_CARD_PRIOR
      : CARD_PRIOR;
}

function pronounTerms(question: Question, context: AnswerContext): number[] {
  return question.terms.flatMap((term, at) => (context.index.language.pronouns.includes(term.text) ? [at] : []));
}

/** "what about that one" after the one idea that was found, and not described yet. */
function isOfFound({ words, hasPronoun }: Question, { conversation }: AnswerContext): boolean {
  return hasPronoun && words.length <= SHORT && isJustFound(conversation);
}

/** "and the packed one?" after "how hard is gstreamer?" asks for the same attribute again. */
function isBareFollowUp(question: Question, context: AnswerContext): boolean {
  const { conversation } = context;
  if (conversation.attribute === null || conversation.attribute === 'summary') return false;
  return says(question, context.index, 'again');
}
