import type { Instant } from '../../domain/program/key-date.ts';
import type { AnswerContext } from '../answer.ts';
import { weekdayNamed } from '../remind/weekdays.ts';
import { type DayLiteral, findMonthLiteral, findRelativeDays } from './day-literals.ts';
import type { Question } from './question.ts';

/** Whole days, weeks or months (UTC) that a question names; `to` is no longer part of it. */
export interface DaySpan {
  readonly from: Instant;
  readonly to: Instant;
  /** Whether it is told by its distance from now ("next week") and not by its name ("april 3"). */
  readonly isRelative: boolean;
}

const DAY_MS = 86_400_000;

/** The days that a question names: "april 3", "in april", "today", "next week", "on friday"; null if it names none. */
export function daySpanOf(question: Question, context: AnswerContext): DaySpan | null {
  return namedSpan(question, context) ?? relativeSpan(question, context);
}

function namedSpan(question: Question, { index }: AnswerContext): DaySpan | null {
  const [day] = question.days;
  if (day) return spanOfDay(day, index.program.year);
  const named = findMonthLiteral(question.text);
  if (named === null) return null;
  const { month } = named;
  const year = named.year ?? index.program.year;
  return { from: Date.UTC(year, month - 1, 1), to: Date.UTC(year, month, 1), isRelative: false };
}

/** @param year of a day that is named without one. */
export function spanOfDay(day: DayLiteral, year: number): DaySpan {
  const from = Date.UTC(day.year ?? year, day.month - 1, day.day);
  return { from, to: from + DAY_MS, isRelative: false };
}

function relativeSpan({ text, words }: Question, { index, now }: AnswerContext): DaySpan | null {
  const { relativeDays, relativeWeeks, relativeMonths } = index.language;
  const says = (phrase: string) => ` ${text} `.includes(` ${phrase} `);
  const distanceIn = (table: Readonly<Record<string, readonly string[]>>): number | null => {
    const found = Object.entries(table).find(([, phrases]) => phrases.some(says));
    return found === undefined ? null : Number(found[0]);
  };
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const days = (from: number, count: number) => ({ from, to: from + count * DAY_MS, isRelative: true });
  const [day] = findRelativeDays(words, relativeDays, now);
  if (day) return { ...spanOfDay(day, 0), isRelative: true };
  const week = distanceIn(relativeWeeks);
  if (week !== null) return days(today + (7 * week - ((weekdayAt(today) + 6) % 7)) * DAY_MS, 7);
  const month = distanceIn(relativeMonths);
  if (month !== null) {
    const date = new Date(now);
    const from = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + month, 1);
    return { from, to: Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + month + 1, 1), isRelative: true };
  }
  // "on friday" is the next one, today's if it is Friday.
  const weekday = words.map((word) => (word.length > 5 ? weekdayNamed(word) : null)).find((found) => found !== null);
  return weekday === undefined || weekday === null
    ? null
    : days(today + ((weekday - (weekdayAt(today) || 7) + 7) % 7) * DAY_MS, 1);
}

/** 0 for Sunday. */
function weekdayAt(at: Instant): number {
  return new Date(at).getUTCDay();
}
