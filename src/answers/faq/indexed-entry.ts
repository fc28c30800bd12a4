import type { FaqEntry } from '../../domain/program/faq.ts';
import type { Analyser } from '../text/analyse.ts';
import { meaningfulTerms } from '../text/term.ts';

export const POLARITIES = ['asks', 'yes', 'no'] as const;
export type Polarity = (typeof POLARITIES)[number];

/** One way to ask for an entry, reduced to concepts. */
export interface Phrasing {
  readonly polarity: Polarity;
  /** What it says, each concept once. */
  readonly concepts: readonly string[];
  /** All its concepts, stop words included. */
  readonly surface: ReadonlySet<string>;
}

/** An entry made ready for comparison. */
export interface IndexedEntry {
  readonly entry: FaqEntry;
  readonly phrasings: readonly Phrasing[];
  /** Credit that a concept of the question earns if the entry has it, though the phrasing compared has not. */
  readonly credits: ReadonlyMap<string, number>;
  /** How many of its phrasings have a concept, stop words included. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** Its concepts that say little wherever they stand. */
  readonly light: readonly string[];
}

/** How much a concept counts that stands in another phrasing of the entry, or only in its answer. */
const OTHER_PHRASING_CREDIT = 0.75;
const ANSWER_CREDIT = 0.5;

export function indexEntry(entry: FaqEntry, analyser: Analyser): IndexedEntry {
  const credits = new Map<string, number>();
  const light = new Set<string>();
  const frequencies = new Map<string, number>();
  for (const term of meaningfulTerms(analyser.terms(entry.answer))) credits.set(term.concept, ANSWER_CREDIT);
  const phrasings = POLARITIES.flatMap((polarity) =>
    entry[polarity].map((text): Phrasing => {
      const terms = analyser.terms(text);
      const meaningful = meaningfulTerms(terms);
      for (const term of meaningful) if (term.weight === 'light') light.add(term.concept);
      const concepts = [...new Set(meaningful.map((term) => term.concept))];
      for (const concept of concepts) credits.set(concept, OTHER_PHRASING_CREDIT);
      const surface = new Set(terms.map((term) => term.concept));
      for (const concept of surface) frequencies.set(concept, (frequencies.get(concept) ?? 0) + 1);
      return { polarity, concepts, surface };
    }),
  );
  return { entry, phrasings, credits, frequencies, light: [...light] };
}
