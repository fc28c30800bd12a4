import type { Attribute } from '../../domain/language/language.ts';
import { type Idea, LEVELS, type Level } from '../../domain/program/idea.ts';
import { programmeSize } from '../../domain/program/size.ts';

/** Whether a value is the most or the least that is wanted, or more or less than it is; without it, it is wanted itself. */
export type Bound = 'most' | 'least' | 'more' | 'less';

/** One condition on ideas, and whether it must not hold. */
export type Criterion =
  | { readonly kind: 'language'; readonly value: string; readonly isNegated: boolean }
  | { readonly kind: 'level'; readonly value: Level; readonly bound?: Bound; readonly isNegated: boolean }
  | { readonly kind: 'hours'; readonly value: number; readonly bound?: Bound; readonly isNegated: boolean }
  | { readonly kind: 'mentor'; readonly value: readonly string[]; readonly isNegated: boolean }
  /** Whether the source gives the attribute at all. */
  | { readonly kind: 'has'; readonly value: Attribute; readonly isNegated: boolean }
  | { readonly kind: 'mentorCount'; readonly value: number; readonly isNegated: boolean }
  | { readonly kind: 'words'; readonly value: string; readonly concept: string; readonly isNegated: boolean };

const CHOICES = ['language', 'level', 'hours'] as const;

/**
 * A test of ideas against criteria, all of which must hold; of several languages, levels or sizes that are wanted, one is enough.
 *
 * @param hasWords whether a concept stands in the subject of an idea; the search index knows.
 */
export function createIdeaTest(
  criteria: readonly Criterion[],
  hasWords: (idea: Idea, concept: string) => boolean,
): (idea: Idea) => boolean {
  const isAlternative = (criterion: Criterion) =>
    !criterion.isNegated && (CHOICES as readonly string[]).includes(criterion.kind);
  const alternatives = CHOICES.map((kind) =>
    criteria.filter((criterion) => criterion.kind === kind && isAlternative(criterion)),
  );
  const groups = alternatives.filter((group) => group.length > 0);
  const others = criteria.filter((criterion) => !isAlternative(criterion));
  return (idea) =>
    groups.every((group) => group.some((criterion) => meets(idea, criterion, hasWords))) &&
    others.every((criterion) => meets(idea, criterion, hasWords));
}

/** Whether the idea meets a criterion. Free words are answered by `hasWords`, which knows the search index. */
export function meets(idea: Idea, criterion: Criterion, hasWords: (idea: Idea, concept: string) => boolean): boolean {
  return holds(idea, criterion, hasWords) !== criterion.isNegated;
}

function holds(idea: Idea, criterion: Criterion, hasWords: (idea: Idea, concept: string) => boolean): boolean {
  switch (criterion.kind) {
    case 'language':
      return idea.languages.some((language) => language.toLowerCase().split(/\s+/).includes(criterion.value));
    case 'level':
      return idea.level !== null && meetsLevel(idea.level, criterion.value, criterion.bound);
    case 'hours':
      return idea.size?.hours.some((hours) => meetsHours(hours, criterion.value, criterion.bound)) ?? false;
    case 'mentor':
      return criterion.value.some((id) => idea.mentors.includes(id));
    case 'has':
      return hasAttribute(idea, criterion.value);
    case 'mentorCount':
      return idea.mentors.length === criterion.value;
    case 'words':
      return hasWords(idea, criterion.concept);
  }
}

function hasAttribute(idea: Idea, attribute: Attribute): boolean {
  if (attribute === 'applicationTasks') return idea.tasks.some((task) => task.phase === 'application');
  const value = idea[attribute];
  return Array.isArray(value) ? value.length > 0 : value !== null;
}

function meetsLevel(
  range: { readonly from: Level; readonly to: Level },
  level: Level,
  bound: Bound | undefined,
): boolean {
  const rank = (value: Level) => LEVELS.indexOf(value);
  if (bound === 'most') return rank(range.to) <= rank(level);
  if (bound === 'least') return rank(range.from) >= rank(level);
  if (bound === 'more') return rank(range.to) > rank(level);
  if (bound === 'less') return rank(range.from) < rank(level);
  return spans(range.from, range.to, level);
}

function meetsHours(hours: number, wanted: number, bound: Bound | undefined): boolean {
  if (isSameSize(hours, wanted)) return bound !== 'more' && bound !== 'less';
  if (bound === undefined) return false;
  return bound === 'most' || bound === 'less' ? hours < wanted : hours > wanted;
}

function spans(from: Level, to: Level, level: Level): boolean {
  const rank = LEVELS.indexOf(level);
  return LEVELS.indexOf(from) <= rank && rank <= LEVELS.indexOf(to);
}

/** "175" finds the ideas that say "180 hrs", since both mean the programme's medium size. */
function isSameSize(hours: number, wanted: number): boolean {
  return hours === wanted || (programmeSize(hours) !== null && programmeSize(hours) === programmeSize(wanted));
}
