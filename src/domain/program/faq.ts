/** Who can help with what the program does not say. */
export const POINTERS = ['contacts', 'mentors', 'programme', 'lists'] as const;
export type Pointer = (typeof POINTERS)[number];

/**
 * An answer with the ways people ask for it.
 *
 * A yes/no question is answered with "Yes" or "No" first: a phrasing stands under `yes` if that is its right answer,
 * under `no` if that is; questions of other forms stand under `asks`.
 */
export interface FaqEntry {
  readonly id: string;
  /** Slug of the idea, id of the person or key date, or kind of the guide that it belongs to; null for the whole program. */
  readonly about: string | null;
  readonly answer: string;
  readonly asks: readonly string[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** Set where the right answer is that the source leaves it open: whom to ask instead. */
  readonly unknown: Pointer | null;
  readonly source: string;
}
