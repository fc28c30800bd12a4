import type { Phrasebook } from '../../answers/compose/phrasebook.ts';
import type { Booking, Side } from '../../domain/interviews/booking.ts';
import type { Actor, Party } from '../../domain/interviews/party.ts';
import { begunAt, type ClockEvent, type ClockState, clockAt } from '../../domain/interviews/phases.ts';
import type { InterviewRules } from '../../domain/interviews/rules.ts';
import type { Program } from '../../domain/program/program.ts';
import type { Clock } from '../../ports/clock.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { InterviewRecord } from '../../ports/interview-record.ts';
import type { InterviewStore } from '../../ports/interview-store.ts';
import type { Log } from '../../ports/log.ts';
import type { PeopleStore } from '../../ports/people-store.ts';
import { foldPersonName } from '../../ports/sender.ts';
import type { Awaitable } from '../awaitable.ts';
import { partyOf } from './party-of.ts';
import { clockMessages, lineMessage } from './room-messages.ts';

/** What the room is made of. */
export interface RoomParts {
  readonly store: InterviewStore;
  readonly record: InterviewRecord;
  readonly people: PeopleStore;
  programs(): readonly Program[];
  readonly clock: Clock;
  readonly rules: InterviewRules;
  readonly say: Phrasebook;
  readonly prefix: string;
  readonly log: Log;
  /** Told that there is something new to be said at once. */
  nudge(): void;
}

/** What a mentor can do to the clock. */
export type ClockAct =
  | { readonly kind: 'pause' | 'resume' | 'skip' }
  | { readonly kind: 'extend'; readonly byMs: number };

/** Where an interview that runs stands. */
export interface Standing {
  readonly booking: Booking;
  readonly state: ClockState;
}

/** The place of the interviews that run: two conversations with the bot, between which it hands on what is said. */
export interface InterviewRoom {
  readonly record: InterviewRecord;
  /**
   * Hands a line on if it was said to the bot alone by somebody whose interview runs. Commands, which begin with the prefix, are
   * left to the bot.
   *
   * @returns whether it was part of an interview.
   */
  hear(message: IncomingMessage, prove: () => Promise<string | null>): Awaitable<boolean>;
  /** Changes the clock of the interview that a mentor holds; null if they hold none. */
  turn(actor: Actor, act: ClockAct): Promise<Standing | null>;
  /** The interview that somebody is in, on either side; null if there is none. */
  standing(party: Party): Promise<Standing | null>;
}

/** Only endless bad luck needs more; it would be a fault of ours. */
const MAX_TRIES = 25;

export function createInterviewRoom(parts: RoomParts): InterviewRoom {
  const { store, record, clock, rules, say } = parts;
  const runningOf = async (id: string, side: Side | 'either') =>
    (await store.running()).find((booking) => side !== 'mentor' && booking.applicant.id === id) ??
    (await store.running()).find((booking) => side !== 'applicant' && hostOf(booking).id === id) ??
    null;
  const standingOf = async (booking: Booking): Promise<Standing> => ({
    booking,
    state: clockAt(rules.phases, clockEvents(booking, await record.events(booking.id)), clock.now()),
  });
  const handOn = async (message: IncomingMessage, prove: () => Promise<string | null>): Promise<boolean> => {
    const running = await runningNow(parts);
    if (running.length === 0) return false;
    const found = await findSpeaker(running, message, await prove(), parts);
    if (found === null) return false;
    const { booking, side } = found;
    const line = { side, nick: message.sender.nick, text: message.text, at: clock.now() };
    await record.addLine(booking.id, line, (id) => lineMessage(booking, line, id, say));
    parts.nudge();
    return true;
  };
  return {
    record,
    // Most of what is heard is said in channels, and nobody waits for that.
    hear: (message, prove) =>
      message.channel !== null || message.text.startsWith(parts.prefix) ? false : handOn(message, prove),
    turn: async ({ party }, act) => {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const booking = await runningOf(party.id, 'mentor');
        if (booking === null) return null;
        const event: ClockEvent = { ...act, at: clock.now() };
        const events = await record.events(booking.id);
        const state = clockAt(rules.phases, clockEvents(booking, [...events, event]), event.at);
        const messages = clockMessages(booking, rules.phases, { event, state, count: events.length }, say);
        if (!(await record.addEvent(booking.id, event, events.length, messages))) continue;
        parts.nudge();
        return { booking, state };
      }
      throw new Error('a clock was turned by others too often');
    },
    standing: async ({ id }) => {
      const booking = await runningOf(id, 'either');
      return booking === null ? null : standingOf(booking);
    },
  };
}

/** Without its database the bot can still answer questions; it can only hold no interviews. */
async function runningNow({ store, log }: RoomParts): Promise<readonly Booking[]> {
  try {
    return await store.running();
  } catch (error) {
    log.error({ err: error }, 'interviews could not be read');
    return [];
  }
}

/** The clock's events, of which the first is that both were there. */
export function clockEvents(booking: Booking, events: readonly ClockEvent[]): readonly ClockEvent[] {
  return [{ kind: 'start', at: begunAt(booking) }, ...events];
}

function hostOf({ host, mentor }: Booking): Party {
  return host ?? mentor;
}

/** Whose interview a line belongs to. @param account that which the network proves now. */
async function findSpeaker(
  running: readonly Booking[],
  { network, sender }: IncomingMessage,
  account: string | null,
  { programs, people }: RoomParts,
): Promise<{ readonly booking: Booking; readonly side: Side } | null> {
  if (account === null) return null;
  const person = await people.personOf({ network, account: foldPersonName(account) });
  for (const booking of running) {
    const program = programs().find(({ id }) => id === booking.program);
    const party = program && partyOf(network, sender, account, person, program);
    if (party?.id === booking.applicant.id) return { booking, side: 'applicant' };
    if (party?.id === hostOf(booking).id) return { booking, side: 'mentor' };
  }
  return null;
}
