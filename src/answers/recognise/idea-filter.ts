import type { Language } from '../../domain/language/language.ts';
import type { Term } from '../text/term.ts';
import type { Criterion } from './criterion.ts';
import type { CriterionWords } from './criterion-words.ts';
import type { Patterns } from './patterns.ts';
import type { Question } from './question.ts';

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
export function readIdeaFilter(
  question: Question,
  words: CriterionWords,
  language: Language,
  ignored: ReadonlySet<number>,
  patterns: Patterns,
): IdeaFilter {
  const criteria: Criterion[] = [];
  const terms = new Set<number>();
  let isNegated = false;
  let negatedAt = 0;
  for (let at = 0; at < question.terms.length; ) {
    const term = question.terms[at] as Term;
    const person = question.people.find((mention) => mention.from === at);
    const end = person?.to ?? at + 1;
    const criterion = person
      ? mentorCriterion(person.ids)
      : (readValue(question, at, words, language) ?? freeWord(term, ignored.has(at), language));
    if (language.negations.includes(term.text)) {
      isNegated = true;
      negatedAt = at;
      terms.add(at);
    } else if (patterns.weakness.test(term.text) && criteria.length > 0) {
      denyLast(criteria);
      terms.add(at);
    } else if (criterion) {
      // "I don't like the ideas, may I bring one" does not deny the word at its end.
      const isNear = criterion.kind !== 'words' || at - negatedAt <= NEGATION_REACH;
      criteria.push({ ...withBound(criterion, question, at, patterns), isNegated: isNegated && isNear });
      for (let place = at; place < end; place += 1) terms.add(place);
      isNegated = isNegated && /^(?:or|nor|and)$/.test(question.terms[end]?.text ?? '');
    }
    at = end;
  }
  // "where Stefano is not in" denies what stands before it.
  if (isNegated && criteria.length > 0) denyLast(criteria);
  return { criteria, terms };
}

/** "at most medium", "less than 300 hours". */
function withBound(criterion: Criterion, question: Question, at: number, patterns: Patterns): Criterion {
  if (criterion.kind !== 'level' && criterion.kind !== 'hours') return criterion;
  const before = question.terms
    .slice(Math.max(0, at - BOUND_REACH), at)
    .map((term) => term.text)
    .join(' ');
  const bound = BOUNDS.find(([name]) => patterns[name].test(before))?.[1];
  return bound === undefined ? criterion : { ...criterion, bound };
}

const BOUNDS = [
  ['atMost', 'most'],
  ['atLeast', 'least'],
  ['moreThan', 'more'],
  ['lessThan', 'less'],
] as const;

/** Words before a value that can say whether it is a limit. */
const BOUND_REACH = 3;

/** "my C is weak" leaves C out. */
function denyLast(criteria: Criterion[]): void {
  const last = criteria.pop();
  if (last) criteria.push({ ...last, isNegated: true });
}

/** Words from a negation to the free word that it denies. */
const NEGATION_REACH = 4;

function mentorCriterion(ids: readonly string[]): Criterion {
  return { kind: 'mentor', value: ids, isNegated: false };
}

/** "go" is a language in "ideas in go", not in "where do questions go". */
function readValue(question: Question, at: number, words: CriterionWords, language: Language): Criterion | null {
  const term = question.terms[at] as Term;
  const isAmbiguous = language.ambiguousLanguages.includes(term.text);
  const before = question.terms[at - 1]?.text ?? '';
  if (isAmbiguous && !/^(?:in|with|using|use|know|and|or|not|no|language)$/.test(before)) return null;
  return words.read(term);
}

function freeWord(term: Term, isIgnored: boolean, language: Language): Criterion | null {
  if (isIgnored || term.weight !== 'content' || language.notSubjects.includes(term.text)) return null;
  return { kind: 'words', value: term.text, concept: term.concept, isNegated: false };
}
