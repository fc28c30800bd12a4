/** A message of the bot's. */
export interface Answer {
  readonly roomId: string;
  readonly eventId: string;
}

/** A message that was heard, and what was said to it. */
export interface Exchange {
  readonly roomId: string;
  readonly questionId: string;
  readonly sender: string;
  readonly thread: string | null;
  answers: readonly Answer[];
  /** Whether the question was taken back: what is said to it then goes the same way. */
  isRedacted: boolean;
}

/** More than are edited or taken back; the oldest are forgotten. */
const MAX_EXCHANGES = 2_000;

/** Remembers what was said to what, so that an edited or redacted question finds its answer. */
export class Exchanges {
  readonly #byQuestion = new Map<string, Exchange>();
  readonly #answerIds = new Set<string>();

  /** Notes a question. */
  heard(question: Omit<Exchange, 'answers' | 'isRedacted'>): Exchange {
    const exchange: Exchange = { ...question, answers: [], isRedacted: false };
    this.#byQuestion.set(question.questionId, exchange);
    const [oldest] = this.#byQuestion.values();
    if (this.#byQuestion.size > MAX_EXCHANGES && oldest !== undefined) this.#forget(oldest);
    return exchange;
  }

  find(questionId: string): Exchange | null {
    return this.#byQuestion.get(questionId) ?? null;
  }

  answered(exchange: Exchange, answer: Answer): void {
    if (exchange.answers.some(({ eventId }) => eventId === answer.eventId)) return;
    exchange.answers = [...exchange.answers, answer];
    this.#answerIds.add(answer.eventId);
  }

  isAnswer(eventId: string): boolean {
    return this.#answerIds.has(eventId);
  }

  #forget(exchange: Exchange): void {
    this.#byQuestion.delete(exchange.questionId);
    for (const { eventId } of exchange.answers) this.#answerIds.delete(eventId);
  }
}
