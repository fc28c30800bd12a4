import { createHash } from 'node:crypto';
import { createRateLimit, type RateLimit } from '../../domain/limits/rate-limit.ts';
import type { Delivery, OutgoingMessage } from '../../ports/chat-network.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import { backOffMs } from './back-off.ts';
import type { MatrixDeps } from './deps.ts';
import type { Answer, Exchange } from './exchanges.ts';
import type { JsonObject } from './json.ts';
import { asAnswer, asEdit } from './relations.ts';
import { plainText, renderReply } from './render-reply.ts';
import { isLoggedOut, isTransient, MatrixRequestError, reasonOf } from './request-error.ts';
import type { MatrixSettings } from './settings.ts';

/** What is known of a message that was heard, when it is answered. */
export interface Heading {
  readonly exchange: Exchange;
  /** The event that was heard: the question itself, or an edit of it. */
  readonly eventId: string;
  readonly isEdit: boolean;
  /** Answers that were given to it so far, which tells them apart when they are given again after a crash. */
  replies: number;
  /** Answers from before an edit that have been replaced. */
  readonly replaced: Set<string>;
  /** Answers that are on their way; the core does not wait for them. */
  readonly pending: Set<Promise<unknown>>;
}

/** Where a message goes, once it can. */
export type Place =
  | { readonly kind: 'room'; readonly roomId: string }
  /** Not now, but later. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'refused'; readonly reason: string };

export interface SpeakerContext {
  readonly settings: MatrixSettings;
  readonly deps: MatrixDeps;
  /** What is known of a message that was heard; null for one that was not. */
  headingOf(message: IncomingMessage): Heading | null;
  /** The Matrix id of a nick; null for what can't be one. */
  userIdOf(nick: string): string | null;
  /** Where a message is to go. @throws MatrixRequestError */
  placeOf(message: OutgoingMessage): Promise<Place>;
  /** Sends one event, encrypted where the room is. @returns its id. @throws MatrixRequestError, or an error if it must not be sent */
  sendEvent(roomId: string, content: JsonObject, transactionId: string): Promise<string>;
  onAnswered(exchange: Exchange, answer: Answer): void;
}

interface Job {
  readonly message: OutgoingMessage;
  readonly content: JsonObject;
  readonly transactionId: string;
  readonly heading: Heading | null;
  /** Whether the last try may have reached the homeserver. */
  isUncertain: boolean;
}

/** Says what is to be said: each in its turn, again and again under one name until the homeserver took it. */
export class Speaker {
  readonly #context: SpeakerContext;
  readonly #repeats: RateLimit;
  readonly #tails = new Map<string, Promise<unknown>>();
  /** Called when something changed that a waiting message may have waited for. */
  #wakers = new Set<() => void>();
  /** Counts the changes, so that one that comes while a message is looked at is not missed. */
  #changes = 0;
  #isOnline = false;
  #isStopped = false;
  /** What can't be said at once is not waited for any more. */
  #isFinishing = false;
  queued = 0;
  expired = 0;

  constructor(context: SpeakerContext) {
    this.#context = context;
    const { maxRepeats, repeatWindowMs } = context.settings.limits;
    this.#repeats = createRateLimit(maxRepeats, repeatWindowMs);
  }

  /** The connection came or went, or a room was joined or lost. */
  wake(isOnline: boolean): void {
    this.#isOnline = isOnline;
    this.#changes += 1;
    for (const wake of this.#wakers) wake();
  }

  /** Says what can be said now, and gives up the rest. */
  finish(): void {
    this.#isFinishing = true;
    this.wake(this.#isOnline);
  }

  stop(): void {
    this.#isStopped = true;
    this.wake(false);
  }

  /** Resolves when nothing is waiting any more. */
  async drained(): Promise<void> {
    await Promise.all(this.#tails.values());
  }

  async say(message: OutgoingMessage): Promise<Delivery> {
    const refusal = this.#refusal(message);
    if (refusal !== null) return { kind: 'refused', reason: refusal };
    const job = this.#jobOf(message);
    const key = turnOf(message, job.heading);
    this.queued += 1;
    const before = this.#tails.get(key) ?? Promise.resolve();
    const done = before.then(() => this.#deliver(job));
    this.#tails.set(key, done);
    job.heading?.pending.add(done);
    try {
      return await done;
    } finally {
      job.heading?.pending.delete(done);
      this.queued -= 1;
      if (this.#tails.get(key) === done) this.#tails.delete(key);
    }
  }

  #refusal(message: OutgoingMessage): string | null {
    const { settings, deps, userIdOf } = this.#context;
    if (this.#isFinishing) return 'the bot stops';
    if (message.to.kind === 'direct' && userIdOf(message.to.nick) === null) return 'that is not a nick';
    if (message.urgency !== 'answer') return null;
    if (this.queued >= settings.limits.maxQueued) return 'too much is waiting to be sent';
    const place = message.to.kind === 'channel' ? message.to.channel : message.to.nick;
    const said = [message.to.kind, place, message.addressee ?? '', plainText(message.reply)].join('\n');
    if (this.#repeats.allows(said, deps.clock.now())) return null;
    deps.log.warn({ network: settings.name, place }, 'same line said too often, silent now');
    return 'said too often in a short time';
  }

  #jobOf(message: OutgoingMessage): Job {
    const heading = message.inReplyTo ? this.#context.headingOf(message.inReplyTo) : null;
    const content = renderReply(message.reply);
    return { message, content, heading, isUncertain: false, transactionId: this.#transactionId(message, heading) };
  }

  /**
   * The name under which the homeserver takes a message once, however often it is sent: that of an answer comes from the question, so
   * that a question that is taken in again after a crash is not answered twice.
   */
  #transactionId({ transactionKey }: OutgoingMessage, heading: Heading | null): string {
    if (transactionKey) return `k${hash(transactionKey)}`;
    if (heading === null) return `r${this.#context.deps.random.token(32)}`;
    heading.replies += 1;
    return `a${hash(`${heading.eventId} ${heading.replies}`)}`;
  }

  async #deliver(job: Job): Promise<Delivery> {
    let failures = 0;
    for (;;) {
      if (this.#isOver(job)) return this.#givenUp(job);
      let wantedMs: number | null = null;
      const changes = this.#changes;
      try {
        if (this.#isOnline) {
          const place = await this.#context.placeOf(job.message);
          if (place.kind === 'refused') return place;
          if (place.kind === 'room') return await this.#sendTo(place.roomId, job);
        }
      } catch (error) {
        if (!isTransient(error) && !isLoggedOut(error)) return { kind: 'refused', reason: reasonOf(error) };
        if (!(error instanceof MatrixRequestError)) this.#complain(error);
        failures += 1;
        wantedMs = error instanceof MatrixRequestError ? error.retryAfterMs : null;
      }
      if (this.#isFinishing) return this.#givenUp(job);
      if (changes === this.#changes) await this.#pause(job, failures, wantedMs);
    }
  }

  async #sendTo(roomId: string, job: Job): Promise<Delivery> {
    const { heading, message } = job;
    const previous = heading?.isEdit
      ? heading.exchange.answers.find((answer) => answer.roomId === roomId && !heading.replaced.has(answer.eventId))
      : undefined;
    const isHere = heading !== null && heading.exchange.roomId === roomId;
    const mentioned = isHere ? heading.exchange.sender : this.#addressee(message);
    const question = isHere
      ? { eventId: heading.exchange.questionId, sender: heading.exchange.sender, thread: heading.exchange.thread }
      : null;
    const content = previous ? asEdit(job.content, previous.eventId) : asAnswer(job.content, question, mentioned);
    if (heading?.exchange.isRedacted) return { kind: 'refused', reason: 'the question was taken back' };
    try {
      const eventId = await this.#context.sendEvent(roomId, content, job.transactionId);
      if (previous) heading?.replaced.add(previous.eventId);
      else if (heading !== null) this.#context.onAnswered(heading.exchange, { roomId, eventId });
      return { kind: 'confirmed' };
    } catch (error) {
      // An answer that did not come may have been on its way.
      job.isUncertain ||= error instanceof MatrixRequestError && error.status === null;
      throw error;
    }
  }

  #addressee({ to, addressee }: OutgoingMessage): string | null {
    return to.kind === 'channel' && addressee ? this.#context.userIdOf(addressee) : null;
  }

  #isOver({ message }: Job): boolean {
    const { expiresAt } = message;
    return this.#isStopped || (expiresAt !== null && this.#context.deps.clock.now() >= expiresAt);
  }

  #givenUp({ message, isUncertain }: Job): Delivery {
    if (isUncertain) return { kind: 'lost' };
    if (message.urgency === 'answer') this.expired += 1;
    return { kind: 'expired' };
  }

  /** Until it is time for another try, something changed, or the message has expired. */
  async #pause({ message }: Job, failures: number, wantedMs: number | null): Promise<void> {
    const { deps, settings } = this.#context;
    const retryMs =
      failures === 0 ? Infinity : backOffMs(failures, deps.random.fraction(), settings.patience, wantedMs);
    const leftMs = message.expiresAt === null ? Infinity : message.expiresAt - deps.clock.now();
    const waitMs = Math.min(retryMs, leftMs);
    await new Promise<void>((resolve) => {
      const done = () => {
        cancel();
        this.#wakers.delete(done);
        resolve();
      };
      const cancel = waitMs === Infinity ? () => {} : deps.timers.after(Math.max(1, waitMs), done);
      this.#wakers.add(done);
    });
  }

  #complain(error: unknown): void {
    const { deps, settings } = this.#context;
    deps.log.error({ network: settings.name, reason: reasonOf(error) }, 'message could not be sent yet');
  }
}

/**
 * What is said in order. An announcement may wait for hours, so answers go past it; and each answer hangs at its question, so those to
 * different questions need not wait for each other.
 */
function turnOf({ urgency, to }: OutgoingMessage, heading: Heading | null): string {
  const place = to.kind === 'channel' ? to.channel : to.nick;
  return [urgency, to.kind, place, heading?.eventId ?? ''].join(' ');
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}
