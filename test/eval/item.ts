/** One question of an evaluation set, and how to tell a right reply from a wrong one. */
export interface EvalItem {
  readonly id: string;
  readonly program: string;
  /** UTC instant, ISO 8601. */
  readonly now: string;
  /** Lines of one person in one channel; only the reply to the last is judged. */
  readonly dialogue: readonly string[];
  readonly class: string;
  readonly expect_silent?: boolean;
  /** Patterns that must all be found in the reply. */
  readonly expect_all: readonly string[];
  /** Patterns of which none may be found. */
  readonly expect_none: readonly string[];
  /** An example of a right reply, and of a wrong one. */
  readonly right: string;
  readonly wrong: string;
}
