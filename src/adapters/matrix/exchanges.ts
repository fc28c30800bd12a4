import { RecentMap } from '../../domain/limits/recent-map.ts';
import type { SaidEvent, StoredExchange } from '../../ports/exchange-store.ts';
import type { MatrixDeps } from './deps.ts';
import { reasonOf } from './request-error.ts';

/** A message that was heard, and what was said to it; `isRedacted`: what is said to it from then on is taken back as well. */
export interface Exchange extends Omit<StoredExchange, 'answers' | 'isRedacted'> {
  answers: readonly SaidEvent[];
  isRedacted: boolean;
  /** Ends when the core is done with the question, and with the edits of it so far. */
  dealt: Promise<void>;
}

/** More are looked up when they are needed again. */
const MAX_AT_HAND = 2_000;

/** Knows what was said to what, also from before a restart, so that an edited or redacted question finds its answer. */
export class Exchanges {
  readonly #network: string;
  readonly #deps: MatrixDeps;
  readonly #byQuestion = new RecentMap<Exchange>(MAX_AT_HAND);

  constructor(network: string, deps: MatrixDeps) {
    this.#network = network;
    this.#deps = deps;
  }

  /** Notes a question; one that is taken in again is the same. */
  heard(question: Pick<Exchange, 'roomId' | 'questionId' | 'sender' | 'thread'>): Exchange {
    const known = this.#byQuestion.get(question.questionId);
    return known ?? this.#have({ ...question, answers: [], isRedacted: false, dealt: Promise.resolve() });
  }

  /** Never rejects. */
  async find(questionId: string): Promise<Exchange | null> {
    const known = this.#byQuestion.get(questionId);
    if (known !== undefined) return known;
    const stored = await this.#guard(null, (store) => store.find(this.#network, questionId));
    // Another event may have asked for it meanwhile.
    return this.#byQuestion.get(questionId) ?? (stored && this.#have({ ...stored, dealt: Promise.resolve() }));
  }

  /** Whether the bot said it in that room. Never rejects. */
  isOwn(eventId: string, roomId: string): Promise<boolean> {
    return this.#onceAnswered(roomId, (store) => store.isOwn(this.#network, eventId));
  }

  /** Whether a thread is somebody's talk with the bot: it is about something that the bot said, or the bot answered them in it. Never rejects. */
  isGoingOn(thread: string, sender: string, roomId: string): Promise<boolean> {
    return this.#onceAnswered(roomId, async (store) => {
      return (await store.isOwn(this.#network, thread)) || (await store.hasAnswered(this.#network, thread, sender));
    });
  }

  /** An answer may be in the room, and be replied to, before the homeserver has told what it is called: what is under way there is waited for. */
  async #onceAnswered(roomId: string, holds: (store: MatrixDeps['exchanges']) => Promise<boolean>): Promise<boolean> {
    if (await this.#guard(false, holds)) return true;
    const here = [...this.#byQuestion.entries()].filter(([, exchange]) => exchange.roomId === roomId);
    await Promise.allSettled(here.map(([, { dealt }]) => dealt));
    return this.#guard(false, holds);
  }

  /** Resolves when it is kept. Never rejects. */
  async answered(exchange: Exchange, answer: SaidEvent): Promise<void> {
    if (exchange.answers.some(({ eventId }) => eventId === answer.eventId)) return;
    exchange.answers = [...exchange.answers, answer];
    await this.keep(exchange);
  }

  /** Resolves when it is kept. Never rejects. */
  async keep({ dealt: _, ...exchange }: Exchange): Promise<void> {
    await this.#guard(undefined, (store) => store.keep(this.#network, exchange, this.#deps.clock.now()));
  }

  #have(exchange: Exchange): Exchange {
    this.#byQuestion.set(exchange.questionId, exchange);
    return exchange;
  }

  /** A full disk must not keep the bot from answering. */
  async #guard<Value>(otherwise: Value, run: (store: MatrixDeps['exchanges']) => Promise<Value>): Promise<Value> {
    try {
      return await run(this.#deps.exchanges);
    } catch (error) {
      this.#deps.log.error({ network: this.#network, reason: reasonOf(error) }, 'what was said to what is not known');
      return otherwise;
    }
  }
}
