import type { Phrasebook } from '../../answers/compose/phrasebook.ts';
import { type Booking, bookingName, type Side } from '../../domain/interviews/booking.ts';
import { partyOn, SIDES } from '../../domain/interviews/notice.ts';
import type { ClockEvent, ClockState, Phase } from '../../domain/interviews/phases.ts';
import type { Instant } from '../../domain/program/key-date.ts';
import type { Exercise, SpokenLine } from '../../ports/interview-record.ts';
import type { PlannedMessage } from '../../ports/outbox.ts';
import { textReply } from '../../ports/reply.ts';

const MINUTE_MS = 60_000;
/** A line that could not be handed on for so long answers nothing any more. */
const LINE_LIFE_MS = 60 * MINUTE_MS;

const MAX_LINE_LENGTH = 1_500;

type Running = Extract<ClockState, { readonly kind: 'running' | 'paused' }>;

/** Tells both that a phase has begun. It is said once, however often it is planned. */
export function phaseMessages(booking: Booking, plan: readonly Phase[], state: Running, say: Phrasebook, now: Instant) {
  return toBoth(booking, `phase:${state.at}`, now, state.endsAt, (side) =>
    say('phaseBegins', { ...phaseWords(plan, state), booking: bookingName(booking.id), side }),
  );
}

/** Hands the exercise to the applicant, and shows the mentor which one it is. */
export function exerciseMessages(booking: Booking, { text }: Exercise, state: Running, say: Phrasebook, now: Instant) {
  return toBoth(booking, 'exercise', now, state.endsAt, (side) => say('exercise', { side, text: cut(text) }));
}

/** Tells both how many minutes are left. */
export function warningMessages(
  booking: Booking,
  plan: readonly Phase[],
  state: Running,
  minutes: number,
  say: Phrasebook,
  now: Instant,
) {
  const key = `warning:${state.at}:${state.extensions}:${minutes}`;
  return toBoth(booking, key, now, state.endsAt, () =>
    say('phaseWarning', { ...phaseWords(plan, state), left: minutes }),
  );
}

/** Tells both what a mentor did to the clock. @param count the number of the event. */
export function clockMessages(
  booking: Booking,
  plan: readonly Phase[],
  { event, state, count }: { readonly event: ClockEvent; readonly state: ClockState; readonly count: number },
  say: Phrasebook,
): readonly PlannedMessage[] {
  // The next phase is announced as every phase is, and the end as every end.
  if (state.kind === 'waiting' || state.kind === 'over') return [];
  if (event.kind === 'skip') return phaseMessages(booking, plan, state, say, event.at);
  return toBoth(booking, `clock:${count}`, event.at, event.at + LINE_LIFE_MS, () =>
    say('clockChanged', { ...phaseWords(plan, state), kind: event.kind, left: Math.ceil(state.leftMs / MINUTE_MS) }),
  );
}

/** Hands a line on to the other side. */
export function lineMessage(
  booking: Booking,
  { side, nick, text, at }: SpokenLine,
  id: number,
  say: Phrasebook,
): PlannedMessage {
  const other = side === 'applicant' ? 'mentor' : 'applicant';
  return message(booking, other, `line:${id}`, at, at + LINE_LIFE_MS, say('relayed', { nick, text: cut(text) }));
}

/** Some networks carry a book in one message, which on others would be hundreds of lines; the transcript has all of it. */
function cut(text: string): string {
  return text.length <= MAX_LINE_LENGTH ? text : `${text.slice(0, MAX_LINE_LENGTH)} […]`;
}

function phaseWords(plan: readonly Phase[], { at }: Running) {
  const { name = 'questions', minutes = 0 } = plan[at] ?? {};
  return { phase: name, minutes };
}

function toBoth(booking: Booking, key: string, dueAt: Instant, staleAt: Instant, text: (side: Side) => string) {
  return SIDES.map((side) => message(booking, side, key, dueAt, staleAt, text(side)));
}

/** Each is a series of its own: in an interview nothing is left out because something newer was said. */
function message(
  booking: Booking,
  side: Side,
  name: string,
  dueAt: Instant,
  staleAt: Instant,
  text: string,
): PlannedMessage {
  const { network, account, nick } = partyOn(side, booking);
  const key = `booking:${booking.id}:${name}:${side}`;
  const recipient = { kind: 'person', network, account, nick } as const;
  return { key, kind: 'interview', series: key, recipient, reply: textReply(text), dueAt, staleAt };
}
