import type { Booking, Side } from '../../domain/interviews/booking.ts';
import type { Actor, Party } from '../../domain/interviews/party.ts';
import { type ClockEvent, type ClockState, clockAt } from '../../domain/interviews/phases.ts';
import { isSameName } from '../../domain/people/fold-name.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { InterviewRecord, SpokenLine } from '../../ports/interview-record.ts';
import { type Reply, textReply } from '../../ports/reply.ts';
import { addressOf } from '../address.ts';
import { type Awaitable, andThen } from '../awaitable.ts';
import { handOnLine, nextOfRest } from './hand-on-line.ts';
import { clockEvents, planOf } from './interview-clock.ts';
import { clockMessages } from './interview-messages.ts';
import type { InterviewParts } from './interview-parts.ts';
import type { Judgement, LineJudge } from './judgement.ts';
import type { LetIn, Places } from './places.ts';
import { findSpeaker, type Speaker } from './speaker.ts';
import { SPEECH_SIZE, type SpeechSize, speechIn, spokenText } from './speech.ts';

/** What a mentor can do to the clock. */
export type ClockAct =
  | { readonly kind: 'pause' | 'resume' | 'skip' }
  | { readonly kind: 'extend'; readonly byMs: number };

/** Where an interview that runs stands. */
export interface Standing {
  readonly booking: Booking;
  readonly state: ClockState;
}

/**
 * What a message is to an interview.
 *
 * - `elsewhere`: nothing; it is for the bot to answer, or not.
 * - `told`: the same, but it is to be read as if it were this text.
 * - `taken`: a line of it, which has been kept and handed on as far as need be.
 * - `asked`: the bot has something to say to it: the rest of a long line, or that it was not handed on, and why.
 */
export type Heard =
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'taken' }
  | { readonly kind: 'asked'; readonly reply: Reply };

/** The interviews that run: what is said in them, and their clocks. */
export interface RunningInterviews {
  readonly record: InterviewRecord;
  /**
   * Takes what is said in the place of an interview, or to the bot alone by somebody whose interview runs. Commands are left to
   * the bot.
   */
  hear(message: IncomingMessage, prove: () => Promise<string | null>): Awaitable<Heard>;
  /** The program of the interview whose place a channel is; null for every other channel. */
  programAt(network: string, channel: string | null): string | null;
  /** Changes the clock of the interview that a mentor holds; null if they hold none. */
  turn(actor: Actor, act: ClockAct): Promise<Standing | null>;
  /** The interview that somebody is in, on either side; null if there is none. */
  standing(party: Party): Promise<Standing | null>;
  /** Somebody of a booking says that they are there; before it runs, that is only kept. @param side theirs. */
  arrive(booking: Booking, side: Side, party: Party): Promise<LetIn>;
}

/** Only endless bad luck needs more; it would be a fault of ours. */
const MAX_TRIES = 25;
/** So much of a line shows which one it was. */
const MAX_START = 60;
/** When a line that waits for its neighbours is to be said; a moment after the last of them can have come. */
const PASTE_NUDGE_MS = 450;

const ELSEWHERE: Heard = { kind: 'elsewhere' };
const TAKEN: Heard = { kind: 'taken' };

/** What the interviews that run are held by. */
export interface RunningParts extends InterviewParts {
  readonly lines: LineJudge;
}

/** Keeps nothing itself: who is in which interview, and how far that is, is read from the store for each line. */
export function createRunningInterviews(parts: RunningParts, places: Places): RunningInterviews {
  const { store, record, clock, say, prefix, network, timers } = parts;
  const speechSize = (name: string): SpeechSize => network(name)?.speechSize ?? SPEECH_SIZE;

  /** The interview that somebody is in. */
  const speakerOf = async ({ network: name, account, nick }: Party): Promise<Speaker | null> =>
    findSpeaker(await store.running(), { network: name, sender: { nick, account } }, account, parts);
  const standingOf = async (booking: Booking): Promise<Standing> => ({
    booking,
    state: clockAt(planOf(booking, parts), clockEvents(booking, await record.events(booking.id)), clock.now()),
  });

  const keep = async (message: IncomingMessage, { booking, side }: Speaker): Promise<Heard> => {
    const { channel, sender } = message;
    const speech = speechIn(message, say);
    const line: SpokenLine = { side, nick: sender.nick, text: spokenText(speech, sender.nick), at: clock.now() };
    const handOn = handOnLine(await places.audienceOf(booking), line, speech, channel !== null, { say, speechSize });
    await record.addLine(booking.id, line, handOn);
    if (handOn === null) return TAKEN;
    parts.nudge();
    timers.after(PASTE_NUDGE_MS, parts.nudge);
    return message.form === 'file' ? { kind: 'asked', reply: textReply(say('fileNotHandedOn')) } : TAKEN;
  };

  const hearDirectly = async (message: IncomingMessage, prove: () => Promise<string | null>): Promise<Heard> => {
    const running = await runningNow(parts);
    if (running.length === 0) return ELSEWHERE;
    const account = await prove();
    const speaker = account === null ? null : await findSpeaker(running, message, account, parts);
    if (speaker === null) return ELSEWHERE;
    const judged = message.form === undefined ? parts.lines.judge(message, speaker.side) : null;
    if (judged?.kind === 'told') {
      if (/^more[.!]?$/i.test(judged.text)) return more(speaker, message.network);
      return judged.text === addressOf(message, prefix)?.text ? ELSEWHERE : judged;
    }
    const { booking, side } = speaker;
    const audience = await places.audienceOf(booking);
    if (judged?.kind === 'askBack') return askBack(judged, message, audience.parties.applicant.nick);
    // A mentor's window is their desk, where they write notes: who talks in the place itself talks there.
    if (side === 'mentor' && audience.isThere.mentor) return sayItThere(booking);
    return keep(message, speaker);
  };

  const askBack = (
    { command, usage }: Extract<Judgement, { kind: 'askBack' }>,
    { text }: IncomingMessage,
    person: string,
  ): Heard => {
    const start = text.trim().split(/\s+/).slice(0, 3).join(' ').slice(0, MAX_START);
    return { kind: 'asked', reply: textReply(say('lineAskedBack', { command, usage, person, start })) };
  };

  const sayItThere = async ({ id }: Booking): Promise<Heard> => {
    const held = await record.place(id);
    const title = held !== null && 'title' in held ? held.title : '';
    return { kind: 'asked', reply: textReply(say('lineToPlace', { title })) };
  };

  const more = async ({ booking, side }: Speaker, name: string): Promise<Heard> => {
    const reply = await record.takeRest(booking.id, side, (rest) => nextOfRest(rest, speechSize(name), say));
    return reply === null ? ELSEWHERE : { kind: 'asked', reply };
  };

  /** Without its database the bot can still answer questions. */
  const restore = async (): Promise<void> => {
    try {
      await places.restore();
    } catch (error) {
      parts.log.error({ err: error }, 'places of interviews could not be read');
    }
  };

  /** What is said by somebody who is not proved is nobody's line; the bot says nothing to it either. */
  const hearInPlace = async (message: IncomingMessage, id: number, prove: () => Promise<string | null>) => {
    const account = await prove();
    const booking = account === null ? null : await store.booking(id);
    const isSpeaker = (one: { network: string; account: string }) =>
      account !== null && one.network === message.network && isSameName(one.account, account);
    const attendant = (await record.attendants(id)).find(isSpeaker);
    if (booking?.state !== 'running' || attendant === undefined) return TAKEN;
    return keep(message, { booking, side: attendant.role === 'applicant' ? 'applicant' : 'mentor' });
  };

  return {
    record,
    hear: (message, prove) => {
      const { network: name, channel } = message;
      if (channel === null) return hearDirectly(message, prove);
      // Where no places are made, a line in a channel is no reason to open the database.
      if (network(name)?.places === undefined) return ELSEWHERE;
      const look = (): Awaitable<Heard> => {
        const booking = places.bookingAt(name, channel);
        // Commands are for the bot there, too: by the prefix or by its name.
        const isForBot = message.form === undefined && addressOf(message, parts.prefix) !== null;
        if (booking === null || isForBot) return ELSEWHERE;
        const mended = parts.lines.mend(message.text);
        return mended === null ? hearInPlace(message, booking.id, prove) : { kind: 'told', text: mended };
      };
      // Most of what is heard is said in other channels, and nobody waits for that but the first after a start.
      return places.isRestored ? look() : andThen(restore(), look);
    },
    programAt: (name, channel) => (channel === null ? null : (places.bookingAt(name, channel)?.program ?? null)),
    turn: async ({ party }, act) => {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const speaker = await speakerOf(party);
        if (speaker?.side !== 'mentor') return null;
        const { booking } = speaker;
        const plan = planOf(booking, parts);
        const event: ClockEvent = { ...act, at: clock.now() };
        const events = await record.events(booking.id);
        const state = clockAt(plan, clockEvents(booking, [...events, event]), event.at);
        const audience = await places.audienceOf(booking);
        const isKept = (await record.exercises(booking)).length > 0;
        const messages = clockMessages(audience, plan, { event, state, count: events.length, isKept }, say);
        if (!(await record.addEvent(booking.id, event, events.length, messages))) continue;
        parts.nudge();
        return { booking, state };
      }
      throw new Error('a clock was turned by others too often');
    },
    standing: async (party) => {
      const speaker = await speakerOf(party);
      return speaker === null ? null : standingOf(speaker.booking);
    },
    arrive: async (booking, side, { id, network: name, account, nick }) => {
      const isObserver = side === 'mentor' && booking.host !== null && booking.host.id !== id;
      const attendant = { role: isObserver ? 'observer' : side, network: name, account, nick } as const;
      if (booking.state === 'running') return places.letIn(booking, attendant);
      await record.addAttendant(booking.id, attendant);
      return { kind: 'no-place' };
    },
  };
}

/** Without its database the bot can still answer questions; it can only hold no interviews. */
async function runningNow({ store, log }: InterviewParts): Promise<readonly Booking[]> {
  try {
    return await store.running();
  } catch (error) {
    log.error({ err: error }, 'interviews could not be read');
    return [];
  }
}
