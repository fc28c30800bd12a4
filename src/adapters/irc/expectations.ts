import type { IrcMessage } from 'irc-framework';
import type { Timers } from '../../ports/timers.ts';

/** Something that waits for its line; what `look` gives is the answer, `undefined` for a line about something else. */
interface Expectation {
  look(line: IrcMessage): unknown;
  settle(answer: unknown): void;
}

/** Waits for what the server answers to a command. */
export class Expectations {
  readonly #timers: Timers;
  readonly #waiting = new Set<Expectation>();

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /**
   * The first answer that `look` finds in a line from now on.
   *
   * @param look undefined for a line that is no answer.
   * @returns null if none came in time, or if the connection ended.
   */
  next<Answer>(look: (line: IrcMessage) => Answer | undefined, withinMs: number): Promise<Answer | null> {
    return new Promise((resolve) => {
      const expectation: Expectation = {
        look,
        settle: (answer) => {
          cancel();
          this.#waiting.delete(expectation);
          // True: `answer` is what `look` gave, or null.
          resolve(answer as Answer | null);
        },
      };
      const cancel = this.#timers.after(withinMs, () => expectation.settle(null));
      this.#waiting.add(expectation);
    });
  }

  onLine(line: IrcMessage): void {
    for (const expectation of [...this.#waiting]) {
      const answer = expectation.look(line);
      if (answer !== undefined) expectation.settle(answer);
    }
  }

  /** Nothing more will come. */
  giveUp(): void {
    for (const expectation of [...this.#waiting]) expectation.settle(null);
  }
}
