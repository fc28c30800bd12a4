import type { Language } from '../../domain/language/language.ts';
import { type Idea, LEVELS, type Level } from '../../domain/program/idea.ts';
import { programmeSize } from '../../domain/program/size.ts';
import { normalise } from '../text/tokenize.ts';
import type { Question } from './question.ts';

/** One condition on ideas, and whether it must not hold. */
export type Criterion =
  | { readonly kind: 'language'; readonly value: string; readonly isNegated: boolean }
  | { readonly kind: 'level'; readonly value: Level; readonly isNegated: boolean }
  | { readonly kind: 'hours'; readonly value: number; readonly isNegated: boolean }
  | { readonly kind: 'mentor'; readonly value: readonly string[]; readonly isNegated: boolean }
  | { readonly kind: 'words'; readonly value: string; readonly concept: string; readonly isNegated: boolean };

/** Criteria that a message states, all of which must hold. */
export interface IdeaFilter {
  readonly criteria: readonly Criterion[];
  /** Indexes of the terms that state them. */
  readonly terms: ReadonlySet<number>;
}

/**
 * Reads the criteria out of a message, in any order: "rust 350", "not c", "beginner live migration", "mentor stefano".
 *
 * A negation holds for the criterion behind it and for those joined to that one by "or" and "nor".
 *
 * @param ignored indexes of terms that say something else ("ideas", "show me").
 */
export function readIdeaFilter(question: Question, language: Language, ignored: ReadonlySet<number>): IdeaFilter {
  const criteria: Criterion[] = [];
  const terms = new Set<number>();
  let isNegated = false;
  for (let at = 0; at < question.terms.length; at += 1) {
    const term = question.terms[at];
    if (!term) continue;
    if (language.negations.includes(term.text)) {
      isNegated = true;
      terms.add(at);
      continue;
    }
    if (['or', 'nor', 'and', 'a', 'the', 'in', 'for', 'of', 'by', 'with'].includes(term.text)) continue;
    const person = question.people.find((mention) => mention.from === at);
    const criterion = person
      ? ({ kind: 'mentor', value: person.ids, isNegated } as const)
      : readTerm(term.text, term.concept, isNegated, language, term.weight === 'content' && !ignored.has(at));
    if (!criterion) continue;
    criteria.push(criterion);
    const end = person?.to ?? at + 1;
    for (; at < end; at += 1) terms.add(at);
    at -= 1;
    isNegated = isNegated && /^(?:or|nor|and)$/.test(question.terms[at + 1]?.text ?? '');
  }
  return { criteria, terms };
}

function readTerm(
  text: string,
  concept: string,
  isNegated: boolean,
  language: Language,
  isSubject: boolean,
): Criterion | null {
  if (language.languageNames.includes(text)) return { kind: 'language', value: text, isNegated };
  const level = LEVELS.find((name) => language.levels[name].includes(text) || name === text);
  if (level) return { kind: 'level', value: level, isNegated };
  const named = Object.entries(language.sizes).find(([, words]) => words.includes(text));
  if (named) return { kind: 'hours', value: Number(named[0]), isNegated };
  if (/^\d{2,3}$/.test(text)) return { kind: 'hours', value: Number(text), isNegated };
  return isSubject ? { kind: 'words', value: text, concept, isNegated } : null;
}

/** Whether the idea meets a criterion. Free words are answered by `hasWords`, which knows the search index. */
export function meets(idea: Idea, criterion: Criterion, hasWords: (idea: Idea, concept: string) => boolean): boolean {
  return holds(idea, criterion, hasWords) !== criterion.isNegated;
}

function holds(idea: Idea, criterion: Criterion, hasWords: (idea: Idea, concept: string) => boolean): boolean {
  switch (criterion.kind) {
    case 'language':
      return idea.languages.some((language) => normalise(language) === criterion.value);
    case 'level':
      return idea.level !== null && spans(idea.level.from, idea.level.to, criterion.value);
    case 'hours':
      return idea.size?.hours.some((hours) => isSameSize(hours, criterion.value)) ?? false;
    case 'mentor':
      return criterion.value.some((id) => idea.mentors.includes(id));
    case 'words':
      return hasWords(idea, criterion.concept);
  }
}

function spans(from: Level, to: Level, level: Level): boolean {
  const rank = LEVELS.indexOf(level);
  return LEVELS.indexOf(from) <= rank && rank <= LEVELS.indexOf(to);
}

/** "175" finds the ideas that say "180 hrs", since both mean the programme's medium size. */
function isSameSize(hours: number, wanted: number): boolean {
  return hours === wanted || (programmeSize(hours) !== null && programmeSize(hours) === programmeSize(wanted));
}
