import { describe, expect, it } from 'vitest';
import { orchardIndex as index } from '../support/english.ts';

const terms = (text: string) => index.analyser.terms(text, index.speller);
const ideas = (text: string) => index.ideaNames.find(terms(text))?.slugs ?? [];
const people = (text: string) => index.people.find(terms(text)).flatMap((mention) => mention.ids);
const dates = (text: string) => index.keyDates.find(terms(text)).flatMap((mention) => mention.ids);

describe('an idea is known', () => {
  it.each([
    ['by its title', 'is the Plum bytecode compiler taken', ['plum']],
    ['by its slug', 'tell me of quince', ['quince']],
    ['by an alias', 'who has the pear parser', ['pear']],
    ['by a telling word of its title', 'how about frobnication', ['pear']],
    ['by a word that means the same in this season', 'the sync one', ['quince']],
    ['with a slip of the finger', 'the frobnicaton idea', ['pear']],
    ['with two letters swapped', 'the qunice daemon', ['quince']],
    ['whatever the capitals', 'PLUM COMPILER', ['plum']],
  ])('%s', (_, text, slugs) => {
    expect(ideas(text)).toEqual(slugs);
  });

  it('together with another that the words fit as well', () => {
    expect([...ideas('pear or plum')].sort()).toEqual(['pear', 'plum']);
  });

  it.each(['which ideas are there', 'when is the deadline', 'good morning', ''])('not from "%s"', (text) => {
    expect(ideas(text)).toEqual([]);
  });

  it('as wholly named by an alias, and not by one word of the title', () => {
    expect(index.ideaNames.find(terms('the pear parser'))?.isWhole).toBe(true);
    expect(index.ideaNames.find(terms('the bytecode thing'))?.isWhole).toBe(false);
  });
});

describe('a person is known', () => {
  it.each([
    ['by the full name', 'who is Ann Lee', ['ann-lee']],
    ['by the family name', 'is stone there', ['bob-stone']],
    ['by the nick', 'where is appletree', ['ann-lee']],
    ['by the nick with an @ before it', 'hi @appletree', ['ann-lee']],
    ['by the mail address', 'who is moss@example.net', ['ann-moss']],
    ['by the first part of the mail address', 'what does alee do', ['ann-lee']],
    ['in the possessive', "what is Bob's mail", ['bob-stone']],
  ])('%s', (_, text, ids) => {
    expect(people(text)).toEqual(ids);
  });

  it('as one of two where the first name fits both', () => {
    expect(people('ask ann')).toEqual(['ann-lee', 'ann-moss']);
  });

  it('each where two are named', () => {
    expect(people('Ann Lee or Bob Stone')).toEqual(['ann-lee', 'bob-stone']);
  });

  it.each(['who mentors it', 'annex', 'not bob'])('not from "%s"', (text) => {
    expect(people(text)).toEqual([]);
  });
});

describe('a key date is known', () => {
  it.each([
    ['by its title', 'when is the contribution task deadline', ['task']],
    ['by an alias', 'the application deadline', ['applications']],
    ['by a word for its kind', 'when are results out', ['results']],
    ['by the longest of the names that fit', 'coding period', ['coding']],
  ])('%s', (_, text, ids) => {
    expect(dates(text)).toEqual(ids);
  });

  it('as missing where the season has none of its kind', () => {
    const [mention] = index.keyDates.find(terms('when is the midterm evaluation'));

    expect(mention).toMatchObject({ kind: 'midterm', ids: [] });
  });
});
