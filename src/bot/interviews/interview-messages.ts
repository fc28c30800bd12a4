import type { Phrasebook } from '../../answers/compose/phrasebook.ts';
import { type Booking, bookingName, type Side } from '../../domain/interviews/booking.ts';
import { SIDES } from '../../domain/interviews/notice.ts';
import type { ClockEvent, ClockState, Phase } from '../../domain/interviews/phases.ts';
import type { Instant } from '../../domain/program/key-date.ts';
import { MINUTE_MS } from '../../domain/time/units.ts';
import type { Exercise } from '../../ports/interview-record.ts';
import type { PlannedMessage, Recipient } from '../../ports/outbox.ts';
import { type Reply, textReply } from '../../ports/reply.ts';
import type { Audience } from './audience.ts';

/** What could not be said for so long tells nobody anything any more. */
export const LINE_LIFE_MS = 60 * MINUTE_MS;

/** Who reads something: one side alone, or all in the interview's place. */
export type Reader = Side | 'place';

type Running = Extract<ClockState, { readonly kind: 'running' | 'paused' }>;

/** Tells both that a phase has begun. @param isKept whether the bot has the exercise that is given in it. */
export function phaseMessages(
  audience: Audience,
  plan: readonly Phase[],
  state: Running,
  isKept: boolean,
  say: Phrasebook,
  now: Instant,
) {
  const words = { ...phaseWords(plan, state), booking: bookingName(audience.booking.id), isKept: String(isKept) };
  return toAll(audience, `phase:${state.at}`, now, state.endsAt, (reader) =>
    say('phaseBegins', { ...words, side: reader }),
  );
}

/** Hands the exercise to the applicant, and shows the mentor which one it is; in the place nothing of it is said. */
export function exerciseMessages(
  audience: Audience,
  { text }: Exercise,
  state: Running,
  say: Phrasebook,
  now: Instant,
) {
  const lines = text.split('\n');
  return SIDES.map((side) => {
    const intro = say('exercise', { side });
    const reply: Reply =
      lines.length === 1
        ? { blocks: [{ kind: 'verbatim', mark: intro, lines, isCode: false }] }
        : {
            blocks: [
              { kind: 'text', text: intro },
              { kind: 'verbatim', mark: '', lines, isCode: true },
            ],
          };
    return interviewMessage(audience, side, 'exercise', now, state.endsAt, reply);
  });
}

/** Tells both how many minutes are left. */
export function warningMessages(
  audience: Audience,
  plan: readonly Phase[],
  state: Running,
  minutes: number,
  say: Phrasebook,
  now: Instant,
) {
  const key = `warning:${state.at}:${state.extensions}:${minutes}`;
  const isLast = String(state.at === plan.length - 1);
  return toAll(audience, key, now, state.endsAt, () =>
    say('phaseWarning', { ...phaseWords(plan, state), left: minutes, isLast }),
  );
}

/** Tells both what a mentor did to the clock. @param count the number of the event. */
export function clockMessages(
  audience: Audience,
  plan: readonly Phase[],
  {
    event,
    state,
    count,
    isKept,
  }: { readonly event: ClockEvent; readonly state: ClockState; readonly count: number; readonly isKept: boolean },
  say: Phrasebook,
): readonly PlannedMessage[] {
  // The next phase is announced as every phase is, and the end as every end.
  if (state.kind === 'waiting' || state.kind === 'over') return [];
  if (event.kind === 'skip') return phaseMessages(audience, plan, state, isKept, say, event.at);
  return toAll(audience, `clock:${count}`, event.at, event.at + LINE_LIFE_MS, () =>
    say('clockChanged', { ...phaseWords(plan, state), kind: event.kind, left: Math.ceil(state.leftMs / MINUTE_MS) }),
  );
}

/** Tells both, each alone, where the interview is held. @param name of the sentence. */
export function whereMessages(
  audience: Audience,
  name: 'placeOpened' | 'placePowerless' | 'placeLost' | 'placeRelay',
  words: Readonly<Record<string, string>>,
  say: Phrasebook,
  now: Instant,
) {
  return SIDES.map((side) => {
    const person = audience.parties[side === 'applicant' ? 'mentor' : 'applicant'].nick;
    const text = say(name, { ...words, person, side, booking: bookingName(audience.booking.id) });
    return interviewMessage(audience, side, name, now, now + LINE_LIFE_MS, textReply(text));
  });
}

/** The last that is said in a place. */
export function farewellMessage(audience: Audience, say: Phrasebook, now: Instant): PlannedMessage {
  const text = say('placeFarewell', { booking: bookingName(audience.booking.id) });
  return interviewMessage(audience, 'place', 'farewell', now, now + LINE_LIFE_MS, textReply(text));
}

/** Each is a series of its own: in an interview nothing is left out because something newer was said. */
export function interviewMessage(
  audience: Audience,
  reader: Reader,
  name: string,
  dueAt: Instant,
  staleAt: Instant,
  reply: Reply,
): PlannedMessage {
  const key = keyOf(audience.booking, name, reader);
  return { key, kind: 'interview', series: key, recipient: recipientOf(audience, reader), reply, dueAt, staleAt };
}

/** The key of what a reader of an interview is told. */
export function keyOf({ id }: Booking, name: string, reader: Reader): string {
  return `booking:${id}:${name}:${reader}`;
}

function recipientOf({ place, parties }: Audience, reader: Reader): Recipient {
  if (reader === 'place') {
    if (place === null) throw new Error('the interview has no place of its own');
    return { kind: 'channel', network: place.network, channel: place.name };
  }
  const { network, account, nick } = parties[reader];
  return { kind: 'person', network, account, nick };
}

function phaseWords(plan: readonly Phase[], { at }: Running) {
  const { name = 'questions', minutes = 0 } = plan[at] ?? {};
  return { phase: name, minutes };
}

/** In the place, and to those alone who are not there. */
function toAll(audience: Audience, key: string, dueAt: Instant, staleAt: Instant, text: (reader: Reader) => string) {
  const absent = SIDES.filter((side) => audience.place === null || !audience.isThere[side]);
  const readers: readonly Reader[] = audience.place === null ? absent : ['place', ...absent];
  return readers.map((reader) => interviewMessage(audience, reader, key, dueAt, staleAt, textReply(text(reader))));
}
