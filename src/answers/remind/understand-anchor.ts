import type { Instant } from '../../domain/program/key-date.ts';
import { type TimelineEvent, timelineEvents } from '../../domain/program/timeline.ts';
import { type Anchor, anchoredTimes, anchorTo, usualLeadTimes } from '../../domain/reminders/anchor.ts';
import type { AnswerContext } from '../answer.ts';
import { zoneRules } from '../compose/zone-rules.ts';
import { edgeOf, impliedTarget, targetsOf } from '../recognise/date-target.ts';
import { asksFor, recogniseQuestion } from '../recognise/question.ts';
import { AMOUNT, amountMs } from './amounts.ts';
import { subjectOf } from './request-text.ts';

/** A request that is counted from a key date. */
export interface AnchoredRequest {
  readonly anchor: Anchor;
  /** All its times, earliest first, past ones too. */
  readonly times: readonly Instant[];
  /** Empty if nothing but the date was named. */
  readonly text: string;
}

/** A distance from something that is named: "2 days before X". */
export interface Distance {
  /** Before; negative is after. */
  readonly leadTimeMs: number;
  readonly name: string;
  /** What to be reminded of, if it was said. */
  readonly text: string;
  /** What stood before it. */
  readonly head: string;
}

const DISTANCE = new RegExp(`^(.*?)\\b${AMOUNT} (before|ahead of|prior to|after) (.+)$`, 'i');
/** Where the name of the date ends and the subject begins. */
const NAME_END = /(?:,|;|:|\s+(?:to|that))\s+/;
const INSTANT_OF = /^(.*?)\b(?:when|as soon as|once|at the time|the moment|at)\s+(.+)$/i;
const ABOUT = /^(?:of|about|for|before|on|by)\s+(.+)$/i;
const ANY_DEADLINE = /\b(?:deadline|due date|closing date|submission)\b/i;

/** Where the name of a date ends when nothing but more words follows it: "applications close bring your PDFs". */
function splitWords(name: string, { index }: AnswerContext): { readonly name: string; readonly text: string } {
  const { terms, keyDates, asks } = recogniseQuestion(name, index);
  const words = name.split(' ');
  let end = 0;
  // The name goes on as long as its words follow one another, but for a small one in between.
  for (const { from, to } of [...keyDates, ...asks].toSorted((a, b) => a.from - b.from))
    if (from <= end + 1) end = Math.max(end, to);
  const isOneToOne = terms.flatMap((term) => term.text.split(' ')).length === words.length;
  if (keyDates.length === 0 || !isOneToOne) return { name, text: '' };
  const used = terms.slice(0, end).flatMap((term) => term.text.split(' ')).length;
  return { name: words.slice(0, used).join(' '), text: words.slice(used).join(' ') };
}

/** Finds "2 days before X" in a request, whatever X is. */
export function findDistance(request: string): Distance | null {
  const [, head = '', count = '', unit = '', side = '', rest = ''] = DISTANCE.exec(request) ?? [];
  if (rest === '') return null;
  const { name, text } = splitName(rest);
  const ms = amountMs(count, unit);
  return { leadTimeMs: side.toLowerCase() === 'after' ? -ms : ms, name, text: subjectOf(head, text), head };
}

/** Counts a distance from a key date. @returns null if it names none. */
export function anchorDistance({ leadTimeMs, name, text }: Distance, context: AnswerContext): AnchoredRequest | null {
  const named = splitWords(name, context);
  const event = eventNamed(named.name, context);
  return event && anchoredRequest(event, [leadTimeMs], subjectOf(text, named.text), context);
}

/** "when applications open", "at the deadline", "about the deadline": a key date without a distance. @returns null if it is none. */
export function anchorPlain(request: string, context: AnswerContext): AnchoredRequest | null {
  const [, head = '', rest = ''] = INSTANT_OF.exec(request) ?? [];
  const moment = rest === '' ? null : splitName(rest);
  const then = moment && eventNamed(moment.name, context);
  if (moment && then) return anchoredRequest(then, [0], subjectOf(head, moment.text), context);
  const about = ABOUT.exec(request)?.[1];
  const named = about === undefined ? null : splitName(about);
  const event = named && eventNamed(named.name, context);
  return named && event ? anchoredRequest(event, usualLeadTimes(event), subjectOf(named.text), context) : null;
}

function anchoredRequest(
  event: TimelineEvent,
  leadTimesMs: readonly number[],
  text: string,
  { index, zone }: AnswerContext,
): AnchoredRequest {
  const anchor = anchorTo(event, index.program, leadTimesMs, zone ?? 'UTC');
  return { anchor, times: anchoredTimes(anchor, event, zoneRules).map(({ at }) => at), text };
}

function splitName(rest: string): { readonly name: string; readonly text: string } {
  const end = NAME_END.exec(rest);
  return end
    ? { name: rest.slice(0, end.index), text: rest.slice(end.index + end[0].length) }
    : { name: rest, text: '' };
}

/** The event that a name means: of a range the end that is spoken of, and of the applications the end if none is. */
function eventNamed(name: string, context: AnswerContext): TimelineEvent | null {
  const question = recogniseQuestion(name.replace(/[?.!]+$/, ''), context.index);
  const date =
    targetsOf(question, context)[0]?.date ?? (ANY_DEADLINE.test(name) ? impliedTarget(question, context).date : null);
  if (!date) return null;
  const events = timelineEvents(context.index.program).filter((event) => event.date.id === date.id);
  const isOpening = asksFor(question, 'open', 'start') && !asksFor(question, 'finish', 'closed', 'left');
  const edge = isOpening ? 'start' : edgeOf(question, date, context);
  const isFirst = edge === 'start' || (edge === 'whole' && date.kind !== 'applications' && !ANY_DEADLINE.test(name));
  return (isFirst ? events[0] : events.at(-1)) ?? null;
}
