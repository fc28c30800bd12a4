import type { FaqEntry } from '../../domain/program/faq.ts';
import { type TimelineEvent, timelineEvents } from '../../domain/program/timeline.ts';
import type { AnswerContext } from '../answer.ts';
import { findDayLiterals } from '../recognise/day-literals.ts';
import { spanOfDay } from '../recognise/day-span.ts';
import { isOn } from './day-text.ts';
import { phaseOf, relative } from './relative-time.ts';
import { formatPoint } from './times.ts';

/** The events of the timeline whose days a kept answer names, the earliest first. */
export function datesIn({ answer }: FaqEntry, { index: { program } }: AnswerContext): readonly TimelineEvent[] {
  const spans = findDayLiterals(answer.toLowerCase()).map((day) => spanOfDay(day, program.year));
  return timelineEvents(program).filter(({ point }) => spans.some((span) => isOn(point, span)));
}

/** How long ago the dates were that a kept answer speaks of as to come, as a sentence behind it; nothing while one of them is to come. */
export function passedNote(entry: FaqEntry, context: AnswerContext): string {
  const { now, zone, say } = context;
  const last = datesIn(entry, context).at(-1);
  if (last === undefined || phaseOf(last.point, now) !== 'past') return '';
  return ` ${say('dayPassed', { when: formatPoint(last.point, zone), distance: relative(last.point, now).distance })}`;
}
