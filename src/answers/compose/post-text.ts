import type { Instant } from '../../domain/program/key-date.ts';
import type { Program } from '../../domain/program/program.ts';
import { earliest, latest } from '../../domain/program/time-point.ts';
import { type TimelineEvent, timelineEvents } from '../../domain/program/timeline.ts';
import type { RecurringPost } from '../../domain/reminders/plan-posts.ts';
import { DAY_MS } from '../../domain/time/units.ts';
import type { Phrasebook } from './phrasebook.ts';
import { fillTemplate, type TemplateValues } from './template.ts';
import { formatPoint } from './times.ts';

/** A recurring post in words; null where it has nothing to say. */
export function postText(post: RecurringPost, program: Program, dueAt: Instant, say: Phrasebook): string | null {
  const values = postValues(program, dueAt, post.days, say);
  if (post.onlyWithDates && values['count'] === 0) return null;
  return fillTemplate(post.template, values);
}

/** What a post's template may name. */
export function postValues(program: Program, dueAt: Instant, days: number, say: Phrasebook): TemplateValues {
  const events = timelineEvents(program).filter(
    ({ point }) => latest(point) > dueAt && earliest(point) < dueAt + days * DAY_MS,
  );
  return {
    organisation: program.organisation.name,
    programme: program.programme.name,
    shortName: program.programme.shortName,
    year: program.year,
    days,
    count: events.length,
    dates: events.map((event) => dateText(event, say)).join('; '),
  };
}

function dateText({ date, edge, point }: TimelineEvent, say: Phrasebook): string {
  return say('postDate', { title: date.title, edge, when: formatPoint(point, null) });
}
