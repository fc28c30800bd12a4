import { isDeepStrictEqual } from 'node:util';
import { type Answer, type AnswerContext, textAnswer } from './answer.ts';
import { isAsking, isLeaning, loosePartsOf, partsOf } from './clauses.ts';
import { namesOf } from './compose/idea-text.ts';
import { pointerText } from './compose/pointer-text.ts';
import type { Conversation } from './conversation.ts';
import { asksFor, type Question } from './recognise/question.ts';
import { courtesyAnswer } from './respond/courtesies.ts';
import { soleIdeaOf } from './respond/sole-idea.ts';
import { type Reading, understand } from './understand.ts';

/** Below it, too much of a question is left unexplained: better to say so than to guess. */
const THRESHOLD = 0.48;
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
  const courtesy = courtesyAnswer(text, context);
  if (courtesy) return courtesy;
  const whole = understand(text, context);
  const answer = bestAnswer(whole, context);
  const topic = topicOf(whole.question);
  const conversation = { ...foundIdea(answer, whole.question, context), ...answer.conversation };
  const subject = spokenOf(conversation) ?? context.conversation.subject;
  return { ...answer, conversation: { ...(topic.length > 0 ? { topic } : {}), subject, ...conversation } };
}

/** What a text of no subject was said about, where the question itself leaves only one idea. */
function foundIdea(
  { conversation, isAside }: Answer,
  question: Question,
  context: AnswerContext,
): Partial<Conversation> {
  const idea = isAside || spokenOf(conversation) !== null ? null : soleIdeaOf(question, context);
  return idea === null ? {} : { ideas: [idea.slug], listed: [idea.slug], attribute: null };
}

/** What an answer was about, by what it changes in the conversation. */
function spokenOf({ ideas = [], people = [], guide, keyDate }: Answer['conversation']): Conversation['subject'] {
  if (ideas.length > 0) return 'ideas';
  if (people.length > 0) return 'people';
  return guide ? 'guide' : keyDate ? 'keyDate' : null;
}

/** What a question was about in its own words; empty for one that leans on the question before. */
function topicOf({ terms }: Question): readonly string[] {
  const content = terms.filter((term) => term.weight === 'content');
  return [
    ...new Set(
      (content.length > 0 ? content : terms.filter((term) => term.weight === 'light')).map((term) => term.concept),
    ),
  ];
}

function bestAnswer(whole: Reading, context: AnswerContext): Answer {
  const keepsFilter = (part: Reading) => !losesFilter(part.question, whole.question, context);
  const parts = partsOf(whole.text, context).filter(keepsFilter);
  let best = whole;
  const askingParts = parts.filter((part) => isAsking(part.question, context)).length;
  let bestWorth = (whole.candidate?.score ?? 0) + (askingParts > 1 ? SEVERAL_MARGIN : CLAUSE_MARGIN);
  // A part that asks nothing ("vm motion - ...") only helps where the whole is not understood.
  const eligible = parts.filter(
    (part) => isAsking(part.question, context) || (askingParts === 0 && (whole.candidate?.score ?? 0) < THRESHOLD),
  );
  for (const part of eligible) {
    const worth = (part.candidate?.score ?? 0) + (isAsking(part.question, context) ? ASKING_BONUS : 0);
    if (worth <= bestWorth) continue;
    best = part;
    bestWorth = worth;
  }
  const loose = bestWorth < CLEAR ? loosePartsOf(whole.text, context).filter(keepsFilter) : [];
  const several = severalAnswers(whole, parts, context) ?? severalAnswers(whole, loose, context);
  if (several) return several;
  const score = best.candidate?.score ?? 0;
  const needed = score >= THRESHOLD ? Math.max(CLEAR, score + LOOSE_MARGIN) : LOOSE_THRESHOLD;
  const [part] = loose
    .filter(({ question }) => !isLeaning(question, context))
    .toSorted((a, b) => (b.candidate?.score ?? 0) - (a.candidate?.score ?? 0));
  if (part?.candidate && part.candidate.score >= needed) return part.candidate.answer();
  if (best.candidate && score >= THRESHOLD) return best.candidate.answer();
  return admitAnswer(whole.question, context);
}

/** "I hate Rust. What else have you got?": the part that asks has lost what the list must be like. */
function losesFilter(part: Question, whole: Question, context: AnswerContext): boolean {
  const { criterionWords } = context.index;
  const hasValues = (question: Question) => question.terms.some((term) => criterionWords.read(term) !== null);
  return asksFor(part, 'list', 'other') && !hasValues(part) && hasValues(whole);
}

/** Answers to two questions in one message, if each is clear by itself and the whole is not. */
function severalAnswers(whole: Reading, parts: readonly Reading[], context: AnswerContext): Answer | null {
  const clear = parts.filter((part) => isAsking(part.question, context) && (part.candidate?.score ?? 0) >= CLEAR);
  const [first, second] = clear;
  if (clear.length !== 2 || !first?.candidate || !second?.candidate || (whole.candidate?.score ?? 0) >= CLEAR)
    return null;
  const one = first.candidate.answer();
  // The second may lean on the first: "who mentors gstreamer? what is his mail?"
  const two = understand(second.text, {
    ...context,
    conversation: { ...context.conversation, ...one.conversation },
  }).candidate?.answer();
  if (!two || isDeepStrictEqual(one.blocks, two.blocks)) return null;
  return { blocks: [...one.blocks, ...two.blocks], conversation: { ...one.conversation, ...two.conversation } };
}

/** What a part of a sentence must reach that is not understood as a whole. */
const LOOSE_THRESHOLD = 0.7;
/** How much clearer than the whole such a part must be where the whole is understood, if only just. */
const LOOSE_MARGIN = 0.3;
/** From this score on a reading leaves hardly a word unexplained. */
const CLEAR = 0.85;

/** Says that the program does not tell, and who might. */
function admitAnswer(question: Question, context: AnswerContext): Answer {
  const slugs = question.ideas?.isWhole ? question.ideas.slugs : [];
  const idea = slugs.length === 1 ? context.index.idea(slugs[0] ?? '') : undefined;
  if (idea && idea.mentors.length > 0) {
    const answer = textAnswer(
      context.say('unknownIdea', {
        idea: idea.title,
        mentors: namesOf(idea.mentors, context),
        count: idea.mentors.length,
      }),
      {
        ideas: [idea.slug],
      },
    );
    return { ...answer, isAdmission: true };
  }
  return { ...textAnswer(`${context.say('unknown')} ${pointerText('contacts', null, context)}`), isAdmission: true };
}
