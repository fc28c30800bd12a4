import type { Attribute, Language } from '../../domain/language/language.ts';
import { type Idea, LEVELS, type Level } from '../../domain/program/idea.ts';
import { programmeSize } from '../../domain/program/size.ts';
import type { Analyser } from '../text/analyse.ts';
import type { Term } from '../text/term.ts';
import { normalise } from '../text/tokenize.ts';
import type { Question } from './question.ts';

/** One condition on ideas, and whether it must not hold. */
export type Criterion =
  | { readonly kind: 'language'; readonly value: string; readonly isNegated: boolean }
  | { readonly kind: 'level'; readonly value: Level; readonly isNegated: boolean }
  | { readonly kind: 'hours'; readonly value: number; readonly isNegated: boolean }
  | { readonly kind: 'mentor'; readonly value: readonly string[]; readonly isNegated: boolean }
  /** Whether the source gives the attribute at all. */
  | { readonly kind: 'has'; readonly value: Attribute; readonly isNegated: boolean }
  | { readonly kind: 'mentorCount'; readonly value: number; readonly isNegated: boolean }
  | { readonly kind: 'words'; readonly value: string; readonly concept: string; readonly isNegated: boolean };

/** Criteria that a message states, all of which must hold. */
export interface IdeaFilter {
  readonly criteria: readonly Criterion[];
  /** Indexes of the terms that state them. */
  readonly terms: ReadonlySet<number>;
}

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
    } else if (criterion) {
      // "I don't like the ideas, may I bring one" does not deny the word at its end.
      const isNear = criterion.kind !== 'words' || at - negatedAt <= NEGATION_REACH;
      criteria.push({ ...criterion, isNegated: isNegated && isNear });
      for (let place = at; place < end; place += 1) terms.add(place);
      isNegated = isNegated && /^(?:or|nor|and)$/.test(question.terms[end]?.text ?? '');
    }
    at = end;
  }
  return { criteria, terms };
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

/** Whether the idea meets all criteria; of several languages, levels or sizes that are wanted, one is enough. */
export function meetsAll(
  idea: Idea,
  criteria: readonly Criterion[],
  hasWords: (idea: Idea, concept: string) => boolean,
): boolean {
  return (
    CHOICES.every((kind) => {
      const wanted = criteria.filter((criterion) => criterion.kind === kind && !criterion.isNegated);
      return wanted.length === 0 || wanted.some((criterion) => meets(idea, criterion, hasWords));
    }) &&
    criteria.every((criterion) => (isChoice(criterion) && !criterion.isNegated) || meets(idea, criterion, hasWords))
  );
}

const CHOICES = ['language', 'level', 'hours'] as const;

function isChoice(criterion: Criterion): boolean {
  return (CHOICES as readonly string[]).includes(criterion.kind);
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
    case 'has':
      return hasAttribute(idea, criterion.value);
    case 'mentorCount':
      return idea.mentors.length === criterion.value;
    case 'words':
      return hasWords(idea, criterion.concept);
  }
}

function hasAttribute(idea: Idea, attribute: Attribute): boolean {
  if (attribute === 'applicationTasks') return idea.tasks.some((task) => task.phase === 'application');
  const value = idea[attribute];
  return Array.isArray(value) ? value.length > 0 : value !== null;
}

function spans(from: Level, to: Level, level: Level): boolean {
  const rank = LEVELS.indexOf(level);
  return LEVELS.indexOf(from) <= rank && rank <= LEVELS.indexOf(to);
}

/** "175" finds the ideas that say "180 hrs", since both mean the programme's medium size. */
function isSameSize(hours: number, wanted: number): boolean {
  return hours === wanted || (programmeSize(hours) !== null && programmeSize(hours) === programmeSize(wanted));
}
