import type { Idea } from '../../domain/program/idea.ts';
import type { AnswerContext } from '../answer.ts';
import type { Criterion } from '../recognise/criterion.ts';
import { namesOf } from './idea-text.ts';

/** What was understood of a filter, for the person to check: "language C, not 350 hours, about "live migration"". */
export function filterText(
  criteria: readonly Criterion[],
  status: Idea['status'] | null,
  context: AnswerContext,
): string {
  const words = (isNegated: boolean) =>
    criteria
      .filter((criterion) => criterion.kind === 'words' && criterion.isNegated === isNegated)
      .map((criterion) => criterion.value);
  const unique = (values: readonly (string | readonly string[] | number)[]) => [...new Set(values)];
  const part = (kind: string, value: string, isNegated = false) =>
    value === '' ? [] : [context.say('criterion', { kind, value, isNegated: String(isNegated) })];
  return [
    ...part('status', status ?? ''),
    ...criteria.flatMap((criterion) =>
      criterion.kind === 'words' ? [] : part(criterion.kind, valueText(criterion, context), criterion.isNegated),
    ),
    ...part('words', unique(words(false)).join(' ')),
    ...part('words', unique(words(true)).join(' '), true),
  ].join(', ');
}

function valueText(criterion: Criterion, context: AnswerContext): string {
  if (criterion.kind === 'mentor') return namesOf(criterion.value, context);
  if ((criterion.kind === 'level' || criterion.kind === 'hours') && criterion.bound !== undefined)
    return context.say('bound', { bound: criterion.bound, value: criterion.value });
  return criterion.kind === 'language' ? spelling(criterion.value, context) : String(criterion.value);
}

/** The language as the program spells it, else with a capital. */
function spelling(language: string, context: AnswerContext): string {
  const written = context.index.program.ideas
    .flatMap((idea) => idea.languages)
    .find((name) => name.toLowerCase() === language);
  return written ?? language.charAt(0).toUpperCase() + language.slice(1);
}
