import type { Weight } from '../text/term.ts';

/** What the ranking knows of a question. */
export interface FaqQuery {
  /** Concepts of the question with the weight of their words; stop words left out. */
  readonly concepts: ReadonlyMap<string, Weight>;
  /** Those of them whose words are common English. */
  readonly common: ReadonlySet<string>;
  /** Whether any of its words says what it is about. */
  readonly hasContent: boolean;
  /** Ids of key dates: what is asked of them is computed rather than looked up. */
  readonly dates: ReadonlySet<string>;
  /** All concepts, stop words too: they tell "what is it" from "what can it do" where nothing else does. */
  readonly surface: ReadonlySet<string>;
  /** Subjects that the question names, with the concepts that name them; empty if it names none. */
  readonly named: {
    readonly subjects: ReadonlySet<string>;
    readonly concepts: ReadonlySet<string>;
    readonly isSure: boolean;
  };
  /** Concepts of the question before this one; empty if there was none, or if this one stands alone. */
  readonly topic: ReadonlySet<string>;
  /** Whether a piece of the process was spoken of. */
  readonly hasGuideFocus: boolean;
  /** Whether the last answer was about it. */
  readonly isAboutGuide: boolean;
  /** Subjects of the conversation so far. */
  readonly focus: ReadonlySet<string>;
}
