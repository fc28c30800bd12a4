import type { FaqEntry } from '../../domain/program/faq.ts';
import type { EntryTable } from './entry-table.ts';
import type { FaqQuery } from './faq-query.ts';
import type { Weights } from './weights.ts';

/** One concept of a question that says something. */
export interface AskedConcept {
  /** Its number, or -1 if no entry has it. */
  readonly number: number;
  readonly weight: number;
  /** Whether it belongs to the name of a subject. */
  readonly isName: boolean;
  readonly isContent: boolean;
}

/** A question in the numbers of a table. */
export interface Asked {
  readonly query: FaqQuery;
  readonly concepts: readonly AskedConcept[];
  /** Numbers of all its concepts that some entry has, stop words too, and how much each counts (0 for a stop word). */
  readonly surface: readonly { readonly number: number; readonly weight: number; readonly isName: boolean }[];
  /** How many concepts it has at all. */
  readonly surfaceSize: number;
  /** Numbers of the concepts of the question before, -1 for those that no entry has. */
  readonly topic: readonly number[];
}

export function askedOf(query: FaqQuery, { numbers }: EntryTable, weights: Weights): Asked {
  const numberOf = (concept: string) => numbers.get(concept) ?? -1;
  const weightOf = new Map<string, number>();
  for (const [concept, weight] of query.concepts)
    weightOf.set(concept, weights.of(concept, weight, query.common.has(concept)));
  const isName = (concept: string) => query.named.concepts.has(concept);
  return {
    query,
    concepts: [...query.concepts].map(([concept, weight]) => ({
      number: numberOf(concept),
      weight: weightOf.get(concept) ?? 0,
      isName: isName(concept),
      isContent: weight === 'content',
    })),
    surface: [...query.surface].map((concept) => ({
      number: numberOf(concept),
      weight: weightOf.get(concept) ?? 0,
      isName: isName(concept),
    })),
    surfaceSize: query.surface.size,
    topic: [...query.topic].map(numberOf),
  };
}

/** Whether an entry is about a subject that the question or the conversation is about. */
export function isMeant({ about }: FaqEntry, { named, focus }: FaqQuery): boolean {
  return about !== null && (named.subjects.has(about) || focus.has(about));
}
