import type { Instant, KeyDate, When } from '../program/key-date.ts';
import type { Program } from '../program/program.ts';
import { endOf, latest } from '../program/time-point.ts';
import { pointKey } from './plan-reminders.ts';
import type { DateChangeKind } from './rules.ts';

/** A key date as it was when the bot last looked. */
export interface KnownDate {
  readonly date: KeyDate;
  /** How often it has changed. */
  readonly revision: number;
  /** It is gone from the program; kept so that its revision goes on if it comes back. */
  readonly isRemoved: boolean;
}

/** What has become of a key date since. */
export interface DateChange {
  readonly kind: DateChangeKind;
  readonly before: KeyDate | null;
  readonly after: KeyDate | null;
  /** The revision that it made. */
  readonly revision: number;
}

/** What the bot knows from now on, and what changed since it last looked. */
export interface Revision {
  readonly known: readonly KnownDate[];
  readonly changes: readonly DateChange[];
}

/** @param known null if the bot has never seen the program: nothing has changed then. */
export function reviseDates(known: readonly KnownDate[] | null, program: Program): Revision {
  const before = new Map((known ?? []).map((entry) => [entry.date.id, entry]));
  const changes: DateChange[] = [];
  const next: KnownDate[] = [];
  for (const date of program.keyDates) {
    const old = before.get(date.id) ?? null;
    before.delete(date.id);
    const kind = changeKind(old, date, known === null);
    const revision = (old?.revision ?? 0) + (kind === null ? 0 : 1);
    next.push({ date, revision, isRemoved: false });
    if (kind !== null)
      changes.push({ kind, before: old?.isRemoved ? null : (old?.date ?? null), after: date, revision });
  }
  for (const old of before.values()) {
    const revision = old.revision + (old.isRemoved ? 0 : 1);
    next.push({ ...old, revision, isRemoved: true });
    if (!old.isRemoved) changes.push({ kind: 'removed', before: old.date, after: null, revision });
  }
  return { known: next, changes };
}

function changeKind(old: KnownDate | null, date: KeyDate, isFirstLook: boolean): DateChangeKind | null {
  if (old === null) return isFirstLook ? null : 'added';
  if (old.isRemoved) return 'added';
  return whenKey(old.date.when) === whenKey(date.when) ? null : 'moved';
}

/** Whether a change still matters to anybody: one of the two dates is yet to come. */
export function mattersAt({ before, after }: DateChange, now: Instant): boolean {
  return [before, after].some((date) => date !== null && latest(endOf(date.when)) > now);
}

function whenKey(when: When): string {
  return when.kind === 'range' ? `${pointKey(when.from)}/${pointKey(when.to)}` : pointKey(when);
}
