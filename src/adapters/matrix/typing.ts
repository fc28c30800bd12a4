import type { Timers } from '../../ports/timers.ts';

export interface TypingContext {
  readonly timers: Timers;
  readonly afterMs: number;
  /** Never rejects. */
  show(roomId: string, isTyping: boolean): Promise<void>;
}

/** Shows the bot as typing while it thinks for longer than a moment. */
export class Typing {
  readonly #context: TypingContext;
  /** Thoughts that are shown, by room. */
  readonly #shown = new Map<string, number>();

  constructor(context: TypingContext) {
    this.#context = context;
  }

  /** @returns to be called when the answer is there. */
  begin(roomId: string): () => void {
    let isShown = false;
    const cancel = this.#context.timers.after(this.#context.afterMs, () => {
      isShown = true;
      this.#change(roomId, 1);
    });
    return () => {
      cancel();
      if (isShown) this.#change(roomId, -1);
      isShown = false;
    };
  }

  #change(roomId: string, by: 1 | -1): void {
    const before = this.#shown.get(roomId) ?? 0;
    const after = before + by;
    if (after > 0) this.#shown.set(roomId, after);
    else this.#shown.delete(roomId);
    if (before === 0 || after === 0) void this.#context.show(roomId, after > 0);
  }
}
