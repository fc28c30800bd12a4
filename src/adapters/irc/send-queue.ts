import { type NextLine, type QueuedMessage, URGENCIES } from './queued-message.ts';
import { UrgencyClass } from './urgency-class.ts';

/** An announcement that has waited this long is as urgent as an answer in a channel, so that talk can't hold it up for good. */
const PATIENCE_MS = 30_000;

/** Decides which line is sent next, by urgency first; it sends nothing itself. */
export interface SendQueue<M extends QueuedMessage> {
  push(message: M): void;
  /** Takes the next line. @param canSpeakIn whether lines to a place (a channel that is joined) can be sent at the moment. */
  next(now: number, canSpeakIn: (place: string) => boolean): NextLine<M> | null;
  /** Removes and returns what is too old and not begun. */
  takeExpired(now: number): readonly M[];
  /** Removes and returns the messages for which it holds; of one that is begun, what is not sent yet. @param isBegun whether some of its lines are sent already. */
  takeWhere(matches: (message: M, isBegun: boolean) => boolean): readonly M[];
  /** When it is worth looking for expired messages again, `Infinity` if never: none expires before. */
  readonly nextExpiry: number;
  readonly size: number;
}

export function createSendQueue<M extends QueuedMessage>(): SendQueue<M> {
  const classes = URGENCIES.map((urgency) => new UrgencyClass<M>(urgency));
  const classOf = new Map(classes.map((entry) => [entry.urgency, entry]));
  // A bound: what expires first may be sent by then, and is not searched for each time that something is sent.
  let nextExpiry = Infinity;
  const takeWhere = (matches: (message: M, isBegun: boolean) => boolean) =>
    classes.flatMap((entry) => entry.takeWhere(matches));
  return {
    push: (message) => {
      classOf.get(message.urgency)?.push(message);
      if (message.expiresAt !== null && message.expiresAt < nextExpiry) nextExpiry = message.expiresAt;
    },
    next: (now, canSpeakIn) => {
      for (const entry of byRank(classes, now)) {
        const line = entry.size === 0 ? null : entry.next(canSpeakIn);
        if (line) return line;
      }
      return null;
    },
    takeExpired: (now) => {
      if (now < nextExpiry) return [];
      const isExpired = ({ expiresAt }: M, isBegun: boolean) => !isBegun && expiresAt !== null && expiresAt <= now;
      const expired = takeWhere(isExpired);
      nextExpiry = Math.min(...classes.map((entry) => entry.earliestExpiry()));
      return expired;
    },
    takeWhere,
    get nextExpiry() {
      return nextExpiry;
    },
    get size() {
      let size = 0;
      for (const entry of classes) size += entry.size;
      return size;
    },
  };
}

/** Announcements that waited too long come before answers in channels. */
function byRank<M extends QueuedMessage>(classes: readonly UrgencyClass<M>[], now: number): readonly UrgencyClass<M>[] {
  const [control, direct, channel, announcement, ...others] = classes;
  if (!control || !direct || !channel || !announcement || announcement.size === 0) return classes;
  return now - announcement.oldest() < PATIENCE_MS ? classes : [control, direct, announcement, channel, ...others];
}
