import { type Reason, reasonWith } from '../../domain/language/reasons.ts';
import { createRepeatGuard, type RepeatGuard } from '../../domain/limits/repeats.ts';
import type { Delivery, OutgoingMessage } from '../../ports/chat-network.ts';
import type { SaidEvent } from '../../ports/exchange-store.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import { backOffMs } from './back-off.ts';
import { Changes } from './changes.ts';
import type { MatrixDeps } from './deps.ts';
import type { Exchange } from './exchanges.ts';
import type { Heading } from './heading.ts';
import { contentIn, type Job, makeJob, replacedBy, turnOf } from './job.ts';
import type { JsonObject } from './json.ts';
import type { Place } from './place.ts';
import { plainText } from './render-reply.ts';
import { isLoggedOut, isTransient, MatrixRequestError, reasonOf } from './request-error.ts';
import type { MatrixSettings } from './settings.ts';

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
  /** Resolves when it is kept which answer belongs to what. Never rejects. */
  onAnswered(exchange: Exchange, answer: SaidEvent): Promise<void>;
}

/** Says what is to be said: each in its turn, again and again under one name until the homeserver took it. */
export class Speaker {
  readonly #context: SpeakerContext;
  readonly #repeats: RepeatGuard;
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly #changes: Changes;
  #isOnline = false;
  #isStopped = false;
  /** What can't be said at once is not waited for any more. */
  #isFinishing = false;
  queued = 0;
  expired = 0;

  constructor(context: SpeakerContext) {
    this.#context = context;
    this.#changes = new Changes(context.deps.timers);
    const { maxRepeats, repeatWindowMs } = context.settings.limits;
    this.#repeats = createRepeatGuard(maxRepeats, repeatWindowMs);
  }

  /** The connection came or went, or a room was joined or lost. */
  wake(isOnline: boolean): void {
    this.#isOnline = isOnline;
    this.#changes.happened();
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
    const heading = message.inReplyTo ? this.#context.headingOf(message.inReplyTo) : null;
    const job = makeJob(message, heading, this.#context.deps.random);
    const turn = turnOf(job);
    this.queued += 1;
    const before = this.#tails.get(turn) ?? Promise.resolve();
    const done = before.then(() => this.#deliver(job));
    this.#tails.set(turn, done);
    heading?.pending.add(done);
    try {
      return await done;
    } finally {
      heading?.pending.delete(done);
      this.queued -= 1;
      if (this.#tails.get(turn) === done) this.#tails.delete(turn);
    }
  }

  #refusal(message: OutgoingMessage): Reason | null {
    const { settings, deps, userIdOf } = this.#context;
    if (this.#isFinishing) return 'stopped';
    if (message.to.kind === 'direct' && userIdOf(message.to.nick) === null) return 'no-such-nick';
    if (message.urgency !== 'answer') return null;
    if (this.queued >= settings.limits.maxQueued) return 'too-much-waiting';
    const place = message.to.kind === 'channel' ? message.to.channel : message.to.nick;
    const said = plainText(message.reply);
    const isNew = this.#repeats.allows(`${message.to.kind} ${place}`, message.addressee ?? '', said, deps.clock.now());
    if (isNew) return null;
    deps.log.warn({ network: settings.name, place }, 'same line said too often, silent now');
    return 'said-too-often';
  }

  async #deliver(job: Job): Promise<Delivery> {
    let failures = 0;
    for (;;) {
      if (this.#isOver(job)) return this.#givenUp(job);
      let wantedMs: number | null = null;
      const changes = this.#changes.count;
      try {
        if (this.#isOnline) {
          const place = await this.#context.placeOf(job.message);
          if (place.kind === 'refused') return place;
          if (place.kind === 'room') return await this.#sendTo(place.roomId, job);
        }
      } catch (error) {
        if (!isTransient(error) && !isLoggedOut(error))
          return { kind: 'refused', reason: reasonWith('error', reasonOf(error)) };
        if (!(error instanceof MatrixRequestError)) this.#complain(error);
        failures += 1;
        wantedMs = error instanceof MatrixRequestError ? error.retryAfterMs : null;
      }
      if (this.#isFinishing) return this.#givenUp(job);
      if (changes === this.#changes.count) await this.#changes.next(this.#waitMs(job, failures, wantedMs));
    }
  }

  async #sendTo(roomId: string, job: Job): Promise<Delivery> {
    const { heading, message } = job;
    const replaced = replacedBy(job, roomId);
    const content = contentIn(roomId, job, replaced, this.#addressee(message));
    if (heading?.exchange.isRedacted) return { kind: 'refused', reason: 'question-gone' };
    try {
      const eventId = await this.#context.sendEvent(roomId, content, job.transactionId);
      if (replaced) heading?.replaced.add(replaced.eventId);
      else if (heading !== null) await this.#context.onAnswered(heading.exchange, { roomId, eventId });
      return { kind: 'confirmed', eventId };
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

  /** Until it is time for another try, or the message has expired. */
  #waitMs({ message }: Job, failures: number, wantedMs: number | null): number {
    const { deps, settings } = this.#context;
    const retryMs =
      failures === 0 ? Infinity : backOffMs(failures, deps.random.fraction(), settings.patience, wantedMs);
    return Math.min(retryMs, message.expiresAt === null ? Infinity : message.expiresAt - deps.clock.now());
  }

  #complain(error: unknown): void {
    const { deps, settings } = this.#context;
    deps.log.error({ network: settings.name, reason: reasonOf(error) }, 'message could not be sent yet');
  }
}
