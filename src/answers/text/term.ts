/** How much a word says: nothing, a little, or what the message is about. */
export type Weight = 'stop' | 'light' | 'content';

/** One word or fixed phrase of a message, reduced to what it means. */
export interface Term {
  /** The stem that all its forms and synonyms share. */
  readonly concept: string;
  /** As written, after correction of its spelling. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly weight: Weight;
}

/** A term without the words that it stands for. */
export type WeighedConcept = Pick<Term, 'concept' | 'weight'>;

/** The terms that say something; where none does ("what is gsoc"), all of them, each for a little. */
export function meaningfulTerms(terms: readonly WeighedConcept[]): readonly WeighedConcept[] {
  const meaningful = terms.filter((term) => term.weight !== 'stop');
  return meaningful.length > 0 ? meaningful : terms.map(({ concept }) => ({ concept, weight: 'light' }));
}
