import type { SaidEvent } from '../../ports/exchange-store.ts';
import type { Exchange, Exchanges } from './exchanges.ts';
import type { Heading } from './heading.ts';
import type { Heard } from './hear.ts';
import type { RoomEvent } from './room-event.ts';

/** Keeps answers in step with their questions: an edited question has its answer edited, one that is taken back takes it along. */
export class Answers {
  readonly #exchanges: Exchanges;
  readonly #takeBack: (roomId: string, eventId: string) => Promise<void>;

  /** @param takeBack never rejects. */
  constructor(exchanges: Exchanges, takeBack: (roomId: string, eventId: string) => Promise<void>) {
    this.#exchanges = exchanges;
    this.#takeBack = takeBack;
  }

  /** Whether the bot said it in that room. Never rejects. */
  isOwn(eventId: string, roomId: string): Promise<boolean> {
    return this.#exchanges.isOwn(eventId, roomId);
  }

  /** Whether a thread is somebody's talk with the bot (`Exchanges`). Never rejects. */
  isGoingOn(thread: string, sender: string, roomId: string): Promise<boolean> {
    return this.#exchanges.isGoingOn(thread, sender, roomId);
  }

  /** @returns null for an edit of something else than a message that was heard from the same person. */
  async exchangeOf({ roomId, sender, id }: RoomEvent, { edits, thread }: Heard): Promise<Exchange | null> {
    if (edits === null) return this.#exchanges.heard({ roomId, questionId: id, sender, thread });
    const exchange = await this.#exchanges.find(edits);
    if (exchange === null || exchange.sender !== sender || exchange.roomId !== roomId) return null;
    return exchange.isRedacted ? null : exchange;
  }

  /** An answer was sent; a question that was taken back meanwhile takes it along. Never rejects. */
  async answered(exchange: Exchange, answer: SaidEvent): Promise<void> {
    await this.#exchanges.answered(exchange, answer);
    if (exchange.isRedacted) void this.#takeBack(answer.roomId, answer.eventId);
  }

  /** A question was taken back. */
  async takeBackOf(questionId: string, roomId: string): Promise<void> {
    const exchange = await this.#exchanges.find(questionId);
    if (exchange === null || exchange.roomId !== roomId || exchange.isRedacted) return;
    exchange.isRedacted = true;
    await this.#exchanges.keep(exchange);
    await this.#takeBackAll(exchange.answers);
  }

  /** A question that was edited into something else loses the answers that no new one replaced. */
  async takeBackRest(before: Exchange['answers'], { replaced, exchange }: Heading): Promise<void> {
    const rest = before.filter(({ eventId }) => !replaced.has(eventId));
    if (rest.length === 0) return;
    exchange.answers = exchange.answers.filter((answer) => !rest.includes(answer));
    await this.#exchanges.keep(exchange);
    await this.#takeBackAll(rest);
  }

  async #takeBackAll(answers: Exchange['answers']): Promise<void> {
    await Promise.all(answers.map(({ roomId, eventId }) => this.#takeBack(roomId, eventId)));
  }
}
