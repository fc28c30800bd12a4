import type { KeyDate, KeyDateKind } from './key-date.ts';

const DEADLINES: ReadonlySet<KeyDateKind> = new Set([
  'org-applications',
  'applications',
  'contribution-task',
  'rankings',
  'midterm',
  'final',
]);

/** Whether something has to be done by a key date, though its source may not say from when. */
export function isToBeDone({ kind }: Pick<KeyDate, 'kind'>): boolean {
  return DEADLINES.has(kind);
}
