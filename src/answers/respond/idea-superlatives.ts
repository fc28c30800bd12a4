import type { Idea } from '../../domain/program/idea.ts';
import type { Answer, AnswerContext, Responder } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import { namesOf } from '../compose/idea-text.ts';
import { asksFor, type Question, says, termsOf } from '../recognise/question.ts';
import { coverage } from './coverage.ts';
import { extremes, SUPERLATIVE_ASKS, type Superlative } from './extremes.ts';
import { listedConversation } from './list-answer.ts';

/** Of many that are alike, the first are named; "ideas" with a filter lists them all. */
const MAX_NAMED = 8;

/** Answers which idea is the hardest, easiest, largest, smallest, or has the most mentors. */
export const respondWithSuperlatives: Responder = (question, context) =>
  SUPERLATIVE_ASKS.filter((ask) => asksFor(question, ask)).map((ask) => {
    const cues = [
      ...termsOf(question.asks, ask, 'list', 'who'),
      ...termsOf(question.attributes, 'mentors', 'level', 'size'),
    ];
    const ideas = ideasInScope(question, context);
    return { score: coverage(question, context.index, cues), answer: () => extremeAnswer(ask, ideas, context) };
  });

/** "the easiest of them" looks only among those listed. */
function ideasInScope(question: Question, { index, conversation }: AnswerContext): readonly Idea[] {
  const isAmongThem = says(question, index, 'amongThem') && conversation.listed.length > 1;
  return index.program.ideas.filter((idea) => !isAmongThem || conversation.listed.includes(idea.slug));
}

function extremeAnswer(superlative: Superlative, ideas: readonly Idea[], context: AnswerContext): Answer {
  const { ranked, winners } = extremes(ideas, superlative);
  const [first] = winners;
  if (!first) return textAnswer(context.say('compareUnknown'));
  if (superlative === 'mostMentors') return mostMentorsAnswer(winners, context);
  const value = superlative === 'hardest' || superlative === 'easiest' ? first.level?.written : first.size?.written;
  const text = context.say('most', {
    superlative,
    ideas: winners
      .slice(0, MAX_NAMED)
      .map((idea) => idea.title)
      .join('; '),
    more: Math.max(0, winners.length - MAX_NAMED),
    count: winners.length,
    value: value ?? '',
    isAll: String(winners.length === ranked.length && ranked.length > 1),
  });
  return textAnswer(text, listedConversation(winners));
}

function mostMentorsAnswer(winners: readonly Idea[], context: AnswerContext): Answer {
  const texts = winners.slice(0, MAX_NAMED).map((idea) =>
    context.say('mostMentorsOfIdea', {
      idea: idea.title,
      count: idea.mentors.length,
      names: namesOf(idea.mentors, context),
    }),
  );
  return textAnswer(texts.join(' '), { ...listedConversation(winners), attribute: 'mentors' });
}
