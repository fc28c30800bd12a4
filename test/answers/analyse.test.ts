import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/answers/text/analyse.ts';
import { createPhraseMatcher } from '../../src/answers/text/phrase-matcher.ts';
import { createSpeller } from '../../src/answers/text/spelling.ts';
import { meaningfulTerms } from '../../src/answers/text/term.ts';
import { english } from '../support/english.ts';

/** A language of a few words, so that the test shows all that it depends on. */
const language = {
  ...english,
  stopWords: ['the is a must have'],
  lightWords: ['when'],
  ownStems: [],
  shorthand: { abt: 'about' },
  synonyms: [
    ['mail', 'e-mail', 'mail address'],
    ['need', 'must have'],
    ['letter', 'mail address'],
  ],
};
const analyser = createAnalyser(language, [['svq', 'shadow virtqueue']], ['Orchard']);
const concepts = (text: string) => analyser.terms(text).map((term) => term.concept);

describe('the terms of a text', () => {
  it.each([
    ['mail', 'e-mail'],
    ['mail', 'mails'],
    ['mail', 'mail address'],
    ['svq', 'shadow virtqueue'],
    ['svq', 'Shadow Virtqueues'],
    ['need', 'must have'],
  ])('are the same for "%s" and "%s"', (one, other) => {
    expect(concepts(other)).toEqual(concepts(one));
  });

  it.each([
    ['svq', 'virtqueue'],
    ['svq', 'virtqueue shadow'],
    ['mail', 'address'],
  ])('are not the same for "%s" and "%s"', (one, other) => {
    expect(concepts(other)).not.toEqual(concepts(one));
  });

  it('belong to the first group that has the phrase', () => {
    expect(concepts('mail address')).not.toEqual(concepts('letter'));
  });

  it('keep the place of a phrase in the text', () => {
    const [, term] = analyser.terms('the shadow virtqueue here');

    expect(term).toMatchObject({ text: 'shadow virtqueue', start: 4, end: 20 });
  });

  it.each([
    ['the', 'stop'],
    ['have', 'stop'],
    ['orchard', 'stop'],
    ['when', 'light'],
    ['7', 'light'],
    ['exactly', 'light'],
    ['assembly', 'content'],
    ['2030', 'content'],
    ['must have', 'content'],
    ['hammock', 'content'],
  ])('weigh "%s" as %s', (text, weight) => {
    expect(analyser.terms(text).map((term) => term.weight)).toEqual([weight]);
  });

  it('are corrected and written out where a speller is given, and only there', () => {
    const speller = createSpeller(
      new Map([
        ['hammock', 1],
        ['about', 1],
      ]),
    );

    expect(analyser.terms('abt hamock', speller).map((term) => term.text)).toEqual(['about', 'hammock']);
    expect(analyser.terms('abt hamock').map((term) => term.text)).toEqual(['abt', 'hamock']);
  });

  it.each(['constructor', 'tostring', 'hasownproperty', 'valueof'])('take %s for a word like any other', (word) => {
    const speller = createSpeller(new Map());

    expect(analyser.terms(`${word} hammock`, speller).map((term) => term.text)).toEqual([word, 'hammock']);
  });

  it('say something unless none does, and then all of them a little', () => {
    expect(meaningfulTerms(analyser.terms('is the hammock')).map((term) => term.concept)).toEqual(['hammock']);
    expect(meaningfulTerms(analyser.terms('is the')).map((term) => [term.concept, term.weight])).toEqual([
      ['is', 'light'],
      ['the', 'light'],
    ]);
  });
});

describe('a phrase matcher', () => {
  const matcher = createPhraseMatcher(analyser, [
    ['apply', 'short'],
    ['apply for svq', 'long'],
    ['apply for', 'short'],
    ['svq', 'other'],
  ]);

  it('finds each value with its longest phrase at a place', () => {
    const found = matcher.find(analyser.terms('apply for shadow virtqueue'));

    expect(found).toEqual([
      { value: 'long', from: 0, to: 3 },
      { value: 'short', from: 0, to: 2 },
      { value: 'other', from: 2, to: 3 },
    ]);
  });

  it('finds nothing where only a part of a phrase stands', () => {
    expect(matcher.find(analyser.terms('for whom'))).toEqual([]);
  });
});
