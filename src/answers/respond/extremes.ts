import type { Idea } from '../../domain/program/idea.ts';
import { difficultyRank } from '../../domain/program/level.ts';
import { asksFor, type Question } from '../recognise/question.ts';

export const SUPERLATIVE_ASKS = ['hardest', 'easiest', 'largest', 'smallest', 'mostMentors'] as const;
export type Superlative = (typeof SUPERLATIVE_ASKS)[number];

/** What a superlative compares; greater is more of it, null where the source gives nothing. */
const RANKS: Readonly<Record<Superlative, (idea: Idea) => number | null>> = {
  hardest: (idea) => (idea.level === null ? null : difficultyRank(idea.level)),
  easiest: (idea) => (idea.level === null ? null : -difficultyRank(idea.level)),
  largest: (idea) => idea.size?.hours.at(-1) ?? null,
  smallest: (idea) => negative(idea.size?.hours.at(-1)),
  mostMentors: (idea) => idea.mentors.length,
};

function negative(value: number | undefined): number | null {
  return value === undefined ? null : -value;
}

/** The ideas with a known rank, and those among them that have the highest. */
export function extremes(
  ideas: readonly Idea[],
  superlative: Superlative,
): { readonly ranked: readonly Idea[]; readonly winners: readonly Idea[] } {
  const rank = RANKS[superlative];
  const ranked = ideas.filter((idea) => rank(idea) !== null);
  const best = Math.max(...ranked.map((idea) => rank(idea) ?? Number.NEGATIVE_INFINITY));
  return { ranked, winners: ranked.filter((idea) => rank(idea) === best) };
}

/** "the shortest one in C": of the ideas that fit, those that a superlative of the question wants; all of them without one. */
export function extremesAmong(ideas: readonly Idea[], question: Question): readonly Idea[] {
  const superlative = SUPERLATIVE_ASKS.find((ask) => asksFor(question, ask));
  if (superlative === undefined) return ideas;
  const { winners } = extremes(ideas, superlative);
  return winners.length > 0 ? winners : ideas;
}
