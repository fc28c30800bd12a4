import ical, { type ICalEventData } from 'ical-generator';
import type { Instant, KeyDate, TimePoint } from '../../domain/program/key-date.ts';
import type { Program } from '../../domain/program/program.ts';
import { earliest, latest } from '../../domain/program/time-point.ts';
import { cancelledEvent, type PublishedEvent, publishedEvents } from './published-events.ts';

/** Changed events get this instant as their time stamp, the others keep theirs. */
type Stamps = ReadonlyMap<string, PublishedEvent>;

/**
 * The key dates of a program as an iCalendar file (RFC 5545).
 *
 * A range between two days or two moments is one event; where one end has an hour and the other has none, each end is an event
 * of its own, so that no hour is invented. A month is an event of its whole length.
 *
 * @param published the events of the file that this one takes the place of: whatever changed gets the next sequence number, and
 *   what is gone is told to be cancelled.
 */
export function calendarText(program: Program, published: readonly PublishedEvent[], now: Instant): string {
  const before: Stamps = new Map(published.map((event) => [event.uid, event]));
  const events = program.keyDates.flatMap((date) => eventsOf(program, date));
  const fresh = new Map(publishedEvents(render(program, events)).map((event) => [event.uid, event]));
  const text = render(
    program,
    events.map((event) => {
      const uid = String(event.id);
      const old = before.get(uid);
      if (!old) return { ...event, sequence: 0, stamp: new Date(now) };
      return old.content === fresh.get(uid)?.content
        ? { ...event, sequence: old.sequence, stamp: new Date(old.stampedAt) }
        : { ...event, sequence: old.sequence + 1, stamp: new Date(now) };
    }),
  );
  const gone = published.filter(({ uid }) => !fresh.has(uid) && uid.startsWith(`${program.id}-`));
  return text.replace(/^END:VCALENDAR/m, (end) => `${gone.map((event) => cancelledEvent(event, now)).join('')}${end}`);
}

function render({ organisation, programme, year }: Program, events: readonly ICalEventData[]): string {
  const calendar = ical({
    name: `${organisation.name}: ${programme.name} ${year}`,
    prodId: { company: 'gsocbot', product: 'key dates', language: 'EN' },
  });
  for (const event of events) calendar.createEvent(event);
  return `${calendar.toString()}\r\n`;
}

function eventsOf(program: Program, date: KeyDate): readonly ICalEventData[] {
  const { when } = date;
  const event = (suffix: string, title: string, from: TimePoint, to: TimePoint): ICalEventData => ({
    id: `${program.id}-${date.id}${suffix}@gsocbot`,
    summary: `${program.organisation.name}: ${title}`,
    description: [date.note, `${date.source} on ${program.page.title}`].filter((text) => text !== null).join('\n'),
    ...(program.page.url === null ? {} : { url: program.page.url }),
    ...timesOf(from, to),
  });
  if (when.kind !== 'range') return [event('', date.title, when, when)];
  const isAllDay = [when.from, when.to].map(({ kind }) => kind !== 'instant');
  if (isAllDay[0] === isAllDay[1]) return [event('', date.title, when.from, when.to)];
  return [
    event('-start', `${date.title} begins`, when.from, when.from),
    event('-end', `${date.title} ends`, when.to, when.to),
  ];
}

/** Whole days end at the midnight after the last of them, as RFC 5545 counts (section 3.6.1). */
function timesOf(from: TimePoint, to: TimePoint): Pick<ICalEventData, 'start' | 'end' | 'allDay'> {
  if (from.kind !== 'instant') return { start: new Date(earliest(from)), end: new Date(latest(to)), allDay: true };
  return { start: new Date(earliest(from)), ...(from === to ? {} : { end: new Date(earliest(to)) }) };
}
