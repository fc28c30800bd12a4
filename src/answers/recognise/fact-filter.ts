import type { ProgramIndex } from '../program-index.ts';
import type { Criterion } from './criterion.ts';
import type { IdeaFilter } from './idea-filter.ts';
import { type Question, says, termsOf } from './question.ts';

const COUNTS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };

/**
 * Criteria about what the source gives: "which ideas have two mentors", "which have no known difficulty".
 *
 * @returns null if the question states none.
 */
export function readFactFilter(question: Question, index: ProgramIndex): IdeaFilter | null {
  return mentorCountFilter(question, index) ?? attributeFilter(question, index);
}

function mentorCountFilter(question: Question, index: ProgramIndex): IdeaFilter | null {
  const match = index.patterns.mentorCount.exec(question.text)?.[0].split(' ')[0];
  const terms = termsOf(question.attributes, 'mentors');
  if (match === undefined || terms.length === 0) return null;
  const criterion: Criterion = { kind: 'mentorCount', value: COUNTS[match] ?? Number(match), isNegated: false };
  return { criteria: [criterion], terms: new Set([...terms, ...terms.map((at) => at - 1)]) };
}

function attributeFilter(question: Question, index: ProgramIndex): IdeaFilter | null {
  const attribute = question.attributes.find((match) => match.value !== 'summary');
  if (!attribute || !says(question, index, 'gives')) return null;
  if (question.ideas?.isWhole || question.people.length > 0 || says(question, index, 'most')) return null;
  const verbs = question.terms.flatMap((term, at) =>
    index.patterns.gives.test(term.text) || index.patterns.givesNot.test(term.text) ? [at] : [],
  );
  return {
    criteria: [{ kind: 'has', value: attribute.value, isNegated: says(question, index, 'givesNot') }],
    terms: new Set([...termsOf(question.attributes, attribute.value), ...verbs]),
  };
}
