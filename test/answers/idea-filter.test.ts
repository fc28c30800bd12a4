import { describe, expect, it } from 'vitest';
import { type Criterion, createIdeaTest } from '../../src/answers/recognise/criterion.ts';
import { readIdeaFilter } from '../../src/answers/recognise/idea-filter.ts';
import { recogniseQuestion } from '../../src/answers/recognise/question.ts';
import { english, orchardIndex as index } from '../support/english.ts';
import { orchard } from '../support/programs.ts';

function criteriaOf(text: string): readonly Criterion[] {
  return readIdeaFilter(recogniseQuestion(text, index), index.criterionWords, english, new Set(), index.patterns)
    .criteria;
}
const hasWords = (idea: { readonly summary: string | null }, concept: string) =>
  index.analyser.terms(idea.summary ?? '').some((term) => term.concept === concept);
/** Slugs of the ideas that the words of a filter leave. */
const fitting = (text: string) =>
  orchard.ideas.filter(createIdeaTest(criteriaOf(text), hasWords)).map((idea) => idea.slug);

describe('a filter', () => {
  it.each([
    ['', ['pear', 'plum', 'quince']],
    ['rust', ['pear', 'quince']],
    ['c', ['plum']],
    ['Python', ['quince']],
    ['haskell', []],
    ['not rust', ['plum']],
    ['without c', ['pear', 'quince']],
    ['rust or c', ['pear', 'plum', 'quince']],
    ['c python', ['plum', 'quince']],
    ['not rust or c', []],
    ['rust not python', ['pear']],
    ['not python rust', ['pear']],
    ['beginner', ['pear', 'quince']],
    ['medium', ['quince']],
    ['not advanced', ['pear', 'quince']],
    ['easy or hard', ['pear', 'plum', 'quince']],
    ['350', ['plum']],
    ['350h', ['plum']],
    ['175', ['pear']],
    ['180', ['pear']],
    ['not 350', ['pear', 'quince']],
    ['90 or 350', ['plum', 'quince']],
    ['rust 90', ['quince']],
    ['90 rust', ['quince']],
    ['rust 350', []],
    ['bob', ['plum', 'quince']],
    ['ann', ['pear', 'plum', 'quince']],
    ['ann lee', ['pear', 'quince']],
    ['beginner not python', ['pear']],
    ['grammar', []],
    ['frobnicate', ['pear']],
    ['not frobnicate rust', ['quince']],
  ])('"%s" leaves %j', (text, slugs) => {
    expect(fitting(text)).toEqual(slugs);
  });

  it('says what it understood, in order, negations too', () => {
    expect(criteriaOf('rust not 350 beginner')).toEqual([
      { kind: 'language', value: 'rust', isNegated: false },
      { kind: 'hours', value: 350, isNegated: true },
      { kind: 'level', value: 'beginner', isNegated: false },
    ]);
  });

  it('takes a negation over to what is joined by "or", and no further', () => {
    expect(criteriaOf('not rust or c beginner').map((criterion) => criterion.isNegated)).toEqual([true, true, false]);
  });

  it('keeps "C" apart from the letter in another word', () => {
    expect(criteriaOf('c++').map((criterion) => criterion.value)).toEqual(['c++']);
    expect(fitting('c++')).toEqual([]);
  });
});
