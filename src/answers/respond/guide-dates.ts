import type { KeyDateKind } from '../../domain/program/key-date.ts';
import type { AnswerContext } from '../answer.ts';

/** Which date a piece of the process has: after "what is the contribution task", "when is it due" asks for this one. */
const DATE_OF_GUIDE: Readonly<Record<string, KeyDateKind>> = {
  apply: 'applications',
  proposal: 'applications',
  'contribution-task': 'contribution-task',
  status: 'orgs-announced',
};

const GUIDE_OF_DATE: Readonly<Partial<Record<KeyDateKind, string>>> = {
  applications: 'apply',
  'contribution-task': 'contribution-task',
};

/** Id of the key date that belongs to a guide; null if it has none, or the program has no such date. */
export function dateOfGuide(guide: string, { index }: AnswerContext): string | null {
  const kind = DATE_OF_GUIDE[guide];
  return index.program.keyDates.find((date) => date.kind === kind)?.id ?? null;
}

/** Kind of the guide that tells what to do for a date, or null. */
export function guideOfDate(kind: KeyDateKind): string | null {
  return GUIDE_OF_DATE[kind] ?? null;
}
