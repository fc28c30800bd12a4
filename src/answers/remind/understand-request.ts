import type { Instant } from '../../domain/program/key-date.ts';
import { earliest, endOf, startOf } from '../../domain/program/time-point.ts';
import type { Repeat } from '../../domain/reminders/repeat.ts';
import { nextTime } from '../../domain/reminders/repeat.ts';
import { addDays } from '../../domain/reminders/zone-rules.ts';
import type { AnswerContext } from '../answer.ts';
import { zoneRules } from '../compose/zone-rules.ts';
import { edgeOf, targetsOf } from '../recognise/date-target.ts';
import { recogniseQuestion } from '../recognise/question.ts';
import { understandTime } from './understand-time.ts';

/** What somebody wants to be reminded of, and when. */
export interface UnderstoodRequest {
  readonly at: Instant;
  readonly text: string;
  readonly repeat: Repeat | null;
}

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const DAY_MS = 86_400_000;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const BEFORE = /^(\d{1,3}) ?(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w) before (.+?)(?:(?:,| to| that) (.+))?$/i;
const EVERY =
  /^every (day|weekday|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)(?:,? (?:at )?(\d{1,2})(?::(\d{2}))?)?\b(?:,| to| that)? *(.*)$/i;

/** "tomorrow 9:00 to send the PDF", "2 days before applications close", "every monday 9:00 standup". @returns null if no time is in it. */
export function understandRequest(request: string, context: AnswerContext): UnderstoodRequest | null {
  const zone = context.zone ?? 'UTC';
  const every = EVERY.exec(request);
  if (every) return understandRepeat(every, context.now, zone);
  const before = BEFORE.exec(request);
  const anchored = before && understandBefore(before, context, zone);
  if (anchored) return anchored;
  const time = understandTime(request, context.now, zone);
  return time && { at: time.at, text: subjectOf(time.rest), repeat: null };
}

function understandRepeat([, word = '', hour, minute, text = '']: RegExpExecArray, now: Instant, zone: string) {
  const repeat: Repeat = {
    daysOfWeek: daysOf(word.toLowerCase()),
    minute: hour === undefined ? 9 * 60 : Number(hour) * 60 + Number(minute ?? 0),
    zone,
  };
  if (repeat.minute >= 24 * 60) return null;
  return { at: nextTime(repeat, now, zoneRules), text: subjectOf(text), repeat };
}

function daysOf(word: string): readonly number[] {
  if (word === 'day') return [0, 1, 2, 3, 4, 5, 6];
  if (word === 'weekday') return [1, 2, 3, 4, 5];
  return [WEEKDAYS.findIndex((day) => day.startsWith(word.slice(0, 3)))];
}

/** Before a key date; one without an hour counts from nine o'clock, which is read back to the person. */
function understandBefore(
  [, count = '', unit = '', name = '', text]: RegExpExecArray,
  context: AnswerContext,
  zone: string,
): UnderstoodRequest | null {
  const question = recogniseQuestion(name, context.index);
  const date = targetsOf(question, context)[0]?.date;
  if (!date) return null;
  const edge = edgeOf(question, date, context);
  const isStart = edge === 'start' || (edge === 'whole' && date.kind !== 'applications');
  const point = isStart ? startOf(date.when) : endOf(date.when);
  const leadMs = Number(count) * (UNIT_MS[unit[0]?.toLowerCase() ?? ''] ?? 0);
  const subject = text === undefined ? name : subjectOf(text);
  if (point.kind === 'instant') return { at: point.at - leadMs, text: subject, repeat: null };
  const firstDay = new Date(earliest(point)).toISOString().slice(0, 10);
  const nine = zoneRules.toInstant({ day: addDays(firstDay, -Math.floor(leadMs / DAY_MS)), minute: 9 * 60 }, zone);
  return { at: nine - (leadMs % DAY_MS), text: subject, repeat: null };
}

/** Without the words that join it to the time. */
function subjectOf(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^(?:(?:to|that|about|of|:|,|-)\s+)+/i, '')
    .replace(/\s+(?:at|on|in|,)$/i, '')
    .trim();
}
