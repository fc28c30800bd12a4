import type { FaqEntry } from '../../domain/program/faq.ts';
import { type TimelineEvent, timelineEvents } from '../../domain/program/timeline.ts';
import type { AnswerContext } from '../answer.ts';
import { findDayLiterals } from '../recognise/day-literals.ts';
import { spanOfDay } from '../recognise/day-span.ts';
import { isOn } from './day-text.ts';
import { phaseOf, relative } from './relative-time.ts';
import { formatPoint } from './times.ts';

/** How long ago the dates were that a kept answer speaks of as to come, as a sentence behind it; nothing while one of them is to come. */
export function passedNote({ answer }: FaqEntry, { index, now, zone, say }: AnswerContext): string {
  const { program } = index;
  const spans = findDayLiterals(answer.toLowerCase()).map((day) => spanOfDay(day, program.year));
  const isNamed = ({ point }: TimelineEvent) => spans.some((span) => isOn(point, span));
  const last = timelineEvents(program).filter(isNamed).at(-1);
  if (last === undefined || phaseOf(last.point, now) !== 'past') return '';
  return ` ${say('dayPassed', { when: formatPoint(last.point, zone), distance: relative(last.point, now).distance })}`;
}
