import type { Idea } from '../../domain/program/idea.ts';
import { difficultyRank } from '../../domain/program/level.ts';
import type { Answer, AnswerContext, Responder } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import { namesOf } from '../compose/idea-text.ts';
import { asksFor, termsOf } from '../recognise/question.ts';
import { coverage } from './coverage.ts';
import { listedConversation } from './list-answer.ts';

/** Of many that are alike, the first are named; "ideas" with a filter lists them all. */
const MAX_NAMED = 8;

type Superlative = 'hardest' | 'easiest' | 'largest' | 'smallest' | 'mostMentors';
type Rank = (idea: Idea) => number | null;

const byLevel: Rank = (idea) => (idea.level === null ? null : difficultyRank(idea.level));
const byHours: Rank = (idea) => idea.size?.hours.at(-1) ?? null;
const SUPERLATIVES: readonly (readonly [Superlative, Rank, 1 | -1])[] = [
  ['hardest', byLevel, 1],
  ['easiest', byLevel, -1],
  ['largest', byHours, 1],
  ['smallest', byHours, -1],
  ['mostMentors', (idea) => idea.mentors.length, 1],
];

/** Answers which idea is the hardest, easiest, largest, smallest, or has the most mentors. */
export const respondWithSuperlatives: Responder = (question, context) =>
  SUPERLATIVES.filter(([ask]) => asksFor(question, ask)).map(([ask, rank, sign]) => {
    const cues = [
      ...termsOf(question.asks, ask, 'list', 'who'),
      ...termsOf(question.attributes, 'mentors', 'level', 'size'),
    ];
    return { score: coverage(question, context.index, cues), answer: () => extremeAnswer(ask, rank, sign, context) };
  });

function extremeAnswer(superlative: Superlative, rank: Rank, sign: 1 | -1, context: AnswerContext): Answer {
  const ranked = context.index.program.ideas.flatMap((idea) => {
    const value = rank(idea);
    return value === null ? [] : [{ idea, value: value * sign }];
  });
  const best = Math.max(...ranked.map(({ value }) => value));
  const winners = ranked.filter(({ value }) => value === best).map(({ idea }) => idea);
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
