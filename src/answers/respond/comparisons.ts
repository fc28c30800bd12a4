import type { Idea } from '../../domain/program/idea.ts';
import { difficultyRank } from '../../domain/program/level.ts';
import type { AnswerContext, Responder } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import { asksFor, type Question, termsOf } from '../recognise/question.ts';
import { coverage } from './coverage.ts';

/** Words that compare, what of an idea, and which way. */
export const COMPARISONS = [
  ['easier', 'level', -1],
  ['harder', 'level', 1],
  ['bigger', 'size', 1],
  ['smaller', 'size', -1],
] as const;
/** Ideas compared at once at the most. */
const MAX_COMPARED = 8;
const JOINTS = new Set(['and', 'or', 'vs', 'versus', 'than', 'with', 'to']);

/** Answers which of two ideas is easier, harder, bigger or smaller. */
export const respondWithComparisons: Responder = (question, context) => {
  const comparison = COMPARISONS.find(([ask]) => asksFor(question, ask));
  if (!comparison) return [];
  const [ask, attribute, sign] = comparison;
  const { ideas, terms } = comparedIdeas(question, context);
  if (ideas.length < 2) return [];
  const explained = [
    ...terms,
    ...termsOf(question.asks, ask, 'list'),
    ...termsOf(question.attributes, 'level', 'size'),
    ...compareTerms(question),
  ];
  return [
    {
      score: 1.05 * coverage(question, context.index, explained),
      answer: () =>
        textAnswer(comparisonText(ideas, ask, attribute, sign, terms.length > 0, context), {
          ideas: ideas.map((idea) => idea.slug),
          attribute,
        }),
    },
  ];
};

function compareTerms(question: Question): number[] {
  return question.terms.flatMap((term, at) => (term.text.startsWith('compar') ? [at] : []));
}

/** The ideas on the two sides of "and", "or", "than" ...; else those spoken of last. */
function comparedIdeas(
  question: Question,
  context: AnswerContext,
): { ideas: readonly Idea[]; terms: readonly number[] } {
  const { index, conversation } = context;
  const find = (slugs: readonly string[]) => slugs.flatMap((slug) => index.idea(slug) ?? []);
  for (const [at, term] of question.terms.entries()) {
    if (!JOINTS.has(term.text)) continue;
    const left = index.ideaNames.find(question.terms.slice(0, at));
    const right = index.ideaNames.find(question.terms.slice(at + 1));
    if (left?.slugs.length !== 1 || right?.slugs.length !== 1 || left.slugs[0] === right.slugs[0]) continue;
    const terms = [...left.terms, ...[...right.terms].map((place) => place + at + 1)];
    return { ideas: find([...left.slugs, ...right.slugs]), terms };
  }
  const mentioned = question.ideas?.slugs ?? [];
  const other = conversation.ideas.filter((slug) => !mentioned.includes(slug));
  const slugs = [...mentioned, ...other];
  return { ideas: slugs.length <= MAX_COMPARED ? find(slugs) : [], terms: [...(question.ideas?.terms ?? [])] };
}

/** Where an idea stands among others by its level or size; null where the source gives nothing. */
export function rankOf(idea: Idea, attribute: 'level' | 'size'): number | null {
  return (attribute === 'level' ? idea.level && difficultyRank(idea.level) : idea.size?.hours.at(-1)) ?? null;
}

/** @param isNamed whether the question names ideas; "the shorter one?" wants that one alone. */
function comparisonText(
  ideas: readonly Idea[],
  comparison: string,
  attribute: 'level' | 'size',
  sign: 1 | -1,
  isNamed: boolean,
  context: AnswerContext,
): string {
  const values = ideas.map((idea) => ({
    idea,
    written: idea[attribute]?.written ?? '',
    rank: rankOf(idea, attribute),
  }));
  const known = values.flatMap(({ idea, written, rank }) => (rank === null ? [] : [{ idea, written, rank }]));
  const list = known.map(({ idea, written }) => `${idea.title} (${written})`).join(', ');
  const ranked = known.toSorted((a, b) => sign * (b.rank - a.rank));
  const [winner, second] = ranked;
  const isUnknown = isNamed ? known.length < values.length : known.length < 2;
  if (isUnknown || !winner) return context.say('compareUnknown', { list });
  if (second && second.rank === winner.rank) return context.say('compareSame', { list });
  const rest = ranked
    .slice(1)
    .map(({ idea, written }) => `${idea.title} (${written})`)
    .join(', ');
  return context.say('compare', {
    comparison,
    idea: winner.idea.title,
    value: winner.written,
    rest,
    hasRest: String(isNamed),
  });
}
