import type { Attribute } from '../domain/language/language.ts';

/**
 * What was spoken of so far with one person in one channel, so that "who mentors it?" and "the second one" find their subject.
 *
 * A value: each answer gives the next one.
 */
export interface Conversation {
  /** Slugs of the ideas spoken of last. */
  readonly ideas: readonly string[];
  /** Slugs in the order in which they were listed last, for ordinals. */
  readonly listed: readonly string[];
  /** Ids of the people spoken of last. */
  readonly people: readonly string[];
  /** Id of the key date spoken of last. */
  readonly keyDate: string | null;
  /** Which of its ends: the start, the end, or the whole of it. */
  readonly edge: 'start' | 'end' | 'whole';
  /** Kind of the guide spoken of last. */
  readonly guide: string | null;
  readonly attribute: Attribute | null;
  /** Index of the step of the idea spoken of last, for "and after that?"; null if it was no step. */
  readonly task: number | null;
  /** Concepts of the last question, for one that leans on it without naming anything: "how much of my time would that eat?" */
  readonly topic: readonly string[];
  /** What of these the last answer was about: "how long is it" asks for that. */
  readonly subject: 'ideas' | 'people' | 'guide' | 'keyDate' | null;
  /** The section of the source page that the last answer came from. */
  readonly source: string | null;
}

export const EMPTY_CONVERSATION: Conversation = {
  ideas: [],
  listed: [],
  people: [],
  keyDate: null,
  edge: 'whole',
  guide: null,
  attribute: null,
  task: null,
  topic: [],
  subject: null,
  source: null,
};
