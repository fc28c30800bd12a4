import type { Language } from '../../domain/language/language.ts';
import { LEVELS } from '../../domain/program/idea.ts';
import type { Analyser } from '../text/analyse.ts';
import type { Term } from '../text/term.ts';
import type { Criterion } from './criterion.ts';

/** A criterion that a single word can state. */
type ValueCriterion = Extract<Criterion, { kind: 'language' | 'level' | 'hours' }>;

/** Finds the words of criteria in a message; made once per program, since synonyms are compared too. */
export interface CriterionWords {
  read(term: Term): ValueCriterion | null;
}

/** Languages are known by their exact name: "c" has no synonyms. Levels and sizes are known by any of their words. */
export function createCriterionWords(language: Language, analyser: Analyser): CriterionWords {
  const values = new Map<string, ValueCriterion>();
  const learn = (words: readonly string[], criterion: ValueCriterion) => {
    for (const word of words) {
      const terms = analyser.terms(word);
      if (terms.length === 1 && terms[0]) values.set(terms[0].concept, criterion);
    }
  };
  for (const level of LEVELS)
    learn([level, ...language.levels[level]], { kind: 'level', value: level, isNegated: false });
  for (const [hours, words] of Object.entries(language.sizes))
    learn(words, { kind: 'hours', value: Number(hours), isNegated: false });
  return {
    read: (term) => {
      if (language.languageNames.includes(term.text)) return { kind: 'language', value: term.text, isNegated: false };
      if (/^\d{2,3}$/.test(term.text)) return { kind: 'hours', value: Number(term.text), isNegated: false };
      return values.get(term.concept) ?? null;
    },
  };
}
