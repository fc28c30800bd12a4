import type { Answer, AnswerContext, Candidate, Responder } from './answer.ts';
import { textAnswer } from './answer.ts';
import { namesOf } from './compose/idea-text.ts';
import { pointerText } from './compose/pointer-text.ts';
import { type Question, recogniseQuestion, splitClauses } from './recognise/question.ts';
import { respondWithComparisons } from './respond/comparisons.ts';
import { respondWithFaq } from './respond/faq.ts';
import { respondWithIdeaAttributes } from './respond/idea-attributes.ts';
import { respondWithIdeaLists } from './respond/idea-lists.ts';
import { respondWithSuperlatives } from './respond/idea-superlatives.ts';
import { respondWithKeyDates } from './respond/key-dates.ts';
import { respondWithLinks } from './respond/links.ts';
import { respondWithMentors } from './respond/mentors.ts';
import { respondWithPeople } from './respond/people.ts';
import { respondWithPlaces } from './respond/places.ts';
import { respondWithTasks } from './respond/tasks.ts';
import { tokenize } from './text/tokenize.ts';

/** In order of precedence where two account for a question equally well. */
export const RESPONDERS: readonly Responder[] = [
  respondWithTasks,
  respondWithComparisons,
  respondWithSuperlatives,
  respondWithMentors,
  respondWithPeople,
  respondWithKeyDates,
  respondWithIdeaAttributes,
  respondWithIdeaLists,
  respondWithPlaces,
  respondWithLinks,
  respondWithFaq,
];
/** Below it, too much of a question is left unexplained: better to say so than to guess. */
const THRESHOLD = 0.52;
/** A part of a message must explain itself this much better than the whole to be answered instead of it. */
const CLAUSE_MARGIN = 0.06;
/** Of several questions in one message none is the whole of it. */
const SEVERAL_MARGIN = 0.25;
/** The part that asks is worth this much more than one that only tells. */
const ASKING_BONUS = 0.06;

/**
 * Answers a question in plain words.
 *
 * Several readings of it compete; the one that accounts for most of what was said wins. If none accounts for enough,
 * the answer admits it and names who could know.
 */
export function answerQuestion(text: string, context: AnswerContext): Answer {
  const answer = bestAnswer(text, context);
  const topic = topicOf(text, context);
  return topic.length > 0 ? { ...answer, conversation: { topic, ...answer.conversation } } : answer;
}

/** What a question was about in its own words; empty for one that leans on the question before. */
function topicOf(text: string, context: AnswerContext): readonly string[] {
  const terms = context.index.analyser.terms(text, context.index.speller);
  const content = terms.filter((term) => term.weight === 'content');
  return [
    ...new Set(
      (content.length > 0 ? content : terms.filter((term) => term.weight === 'light')).map((term) => term.concept),
    ),
  ];
}

function bestAnswer(text: string, context: AnswerContext): Answer {
  const whole = understand(text, context);
  const parts = partsOf(text, context);
  let best = whole;
  const askingParts = parts.filter((part) => isAsking(part.question)).length;
  let bestWorth = (whole.candidate?.score ?? 0) + (askingParts > 1 ? SEVERAL_MARGIN : CLAUSE_MARGIN);
  // A part that asks nothing ("vm motion - ...") only helps where the whole is not understood.
  const eligible = parts.filter(
    (part) => isAsking(part.question) || (askingParts === 0 && (whole.candidate?.score ?? 0) < THRESHOLD),
  );
  for (const part of eligible) {
    const worth = (part.candidate?.score ?? 0) + (isAsking(part.question) ? ASKING_BONUS : 0);
    if (worth <= bestWorth) continue;
    best = part;
    bestWorth = worth;
  }
  const several = severalAnswers(whole, parts, context);
  if (several) return several;
  if (best.candidate && best.candidate.score >= THRESHOLD) return best.candidate.answer();
  return admitAnswer(whole.question, context);
}

/** The clauses of a message of several, as far as they say anything. */
function partsOf(text: string, context: AnswerContext): readonly Reading[] {
  const clauses = splitClauses(text);
  // "can I bring my own idea? how?" is one question, whose second part says nothing alone.
  const isBare = (clause: string) => tokenize(clause).every((token) => QUESTION_WORDS.has(token.text));
  if (clauses.length < 2 || clauses.some(isBare)) return [];
  return clauses
    .map((clause) => understand(clause, context))
    .filter(({ question }) => question.terms.some((term) => term.weight !== 'stop' && !QUESTION_WORDS.has(term.text)));
}

function isAsking(question: Question): boolean {
  return question.isPolar || question.words.some((word) => QUESTION_WORDS.has(word));
}

const QUESTION_WORDS = new Set(['what', 'which', 'who', 'whom', 'whose', 'when', 'where', 'why', 'how']);

/** Answers to two questions in one message, if each is clear by itself and the whole is not. */
function severalAnswers(whole: Reading, parts: readonly Reading[], context: AnswerContext): Answer | null {
  const clear = parts.filter((part) => isAsking(part.question) && (part.candidate?.score ?? 0) >= CLEAR);
  const [first, second] = clear;
  if (clear.length !== 2 || !first?.candidate || !second?.candidate || (whole.candidate?.score ?? 0) >= CLEAR)
    return null;
  const one = first.candidate.answer();
  // The second may lean on the first: "who mentors gstreamer? what is his mail?"
  const two = understand(second.text, {
    ...context,
    conversation: { ...context.conversation, ...one.conversation },
  }).candidate?.answer();
  if (!two || JSON.stringify(one.blocks) === JSON.stringify(two.blocks)) return null;
  return { blocks: [...one.blocks, ...two.blocks], conversation: { ...one.conversation, ...two.conversation } };
}

/** From this score on a reading leaves hardly a word unexplained. */
const CLEAR = 0.85;

interface Reading {
  readonly text: string;
  readonly question: Question;
  readonly candidate: Candidate | null;
}

function understand(text: string, context: AnswerContext): Reading {
  const question = recogniseQuestion(text, context.index);
  let best: Candidate | null = null;
  for (const respond of RESPONDERS) {
    for (const candidate of respond(question, context)) {
      if (candidate.score > (best?.score ?? 0)) best = candidate;
    }
  }
  return { text, question, candidate: best };
}

/** Says that the program does not tell, and who might. */
function admitAnswer(question: Question, context: AnswerContext): Answer {
  const slugs = question.ideas?.isWhole ? question.ideas.slugs : [];
  const idea = slugs.length === 1 ? context.index.idea(slugs[0] ?? '') : undefined;
  if (idea && idea.mentors.length > 0) {
    return textAnswer(
      context.say('unknownIdea', {
        idea: idea.title,
        mentors: namesOf(idea.mentors, context),
        count: idea.mentors.length,
      }),
      {
        ideas: [idea.slug],
      },
    );
  }
  return textAnswer(`${context.say('unknown')} ${pointerText('contacts', null, context)}`);
}
