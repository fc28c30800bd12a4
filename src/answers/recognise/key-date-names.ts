import type { Language } from '../../domain/language/language.ts';
import type { KeyDateKind } from '../../domain/program/key-date.ts';
import type { Program } from '../../domain/program/program.ts';
import type { Analyser } from '../text/analyse.ts';
import { createPhraseMatcher } from '../text/phrase-matcher.ts';
import type { Term } from '../text/term.ts';

/** A key date that a message names, or a kind of date of which the program has none. */
export interface KeyDateMention {
  readonly kind: KeyDateKind;
  /** Ids of the key dates it can be; empty if the program has no date of that kind. */
  readonly ids: readonly string[];
  readonly from: number;
  readonly to: number;
}

export interface KeyDateNames {
  /** In the order of the message. Where phrases overlap, the longest stands. */
  find(terms: readonly Term[]): readonly KeyDateMention[];
}

/** Knows key dates by title, aliases and the words that the language has for their kind. */
export function createKeyDateNames(program: Program, language: Language, analyser: Analyser): KeyDateNames {
  const mentions: { readonly kind: KeyDateKind; readonly ids: readonly string[] }[] = [];
  const phrases: [string, (typeof mentions)[number]][] = [];
  for (const date of program.keyDates) {
    const value = { kind: date.kind, ids: [date.id] };
    for (const name of [date.title, ...date.aliases]) phrases.push([name, value]);
  }
  for (const [kind, words] of Object.entries(language.keyDates) as [KeyDateKind, readonly string[]][]) {
    const value = { kind, ids: program.keyDates.filter((date) => date.kind === kind).map((date) => date.id) };
    for (const word of words) phrases.push([word, value]);
  }
  const matcher = createPhraseMatcher(analyser, phrases);
  return {
    find: (terms) => {
      const matches = matcher.find(terms).toSorted((a, b) => b.to - b.from - (a.to - a.from));
      const taken = new Set<number>();
      const chosen: KeyDateMention[] = [];
      for (const { value, from, to } of matches) {
        const places = Array.from({ length: to - from }, (_, i) => from + i);
        if (places.some((place) => taken.has(place))) continue;
        for (const place of places) taken.add(place);
        chosen.push({ ...value, from, to });
      }
      return chosen.toSorted((a, b) => a.from - b.from);
    },
  };
}
