import { describe, expect, it } from 'vitest';
import { createSpeller } from '../../src/answers/text/spelling.ts';
import { createStemmer } from '../../src/answers/text/stem.ts';
import { editDistance } from '../../src/domain/text/edit-distance.ts';

const speller = createSpeller(
  new Map([
    ['deadline', 10],
    ['mentor', 9],
    ['mentors', 8],
    ['rust', 5],
    ['rest', 1],
    ['apply', 4],
    ['c', 20],
    ['virtqueue', 3],
  ]),
);

describe('the distance of two words', () => {
  it.each([
    ['rust', 'rust', 0],
    ['rust', 'rist', 1],
    ['rust', 'ruts', 1],
    ['rust', 'rst', 1],
    ['rust', 'rustt', 1],
    ['deadline', 'daedlnie', 2],
    ['abcd', 'dcba', 3],
    ['a', 'abcdef', 3],
  ])('%s and %s is %d (3 means more than 2)', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
    expect(editDistance(b, a, 2)).toBe(distance);
  });
});

describe('a word that is spelt wrong', () => {
  it.each([
    ['mentro', 'mentor'],
    ['mentr', 'mentor'],
    ['applly', 'apply'],
    ['aply', 'apply'],
    ['rsut', 'rust'],
    ['deadlin', 'deadline'],
    ['daedlnie', 'deadline'],
    ['virtquueu', 'virtqueue'],
    ['urst', 'rust'],
  ])('%s is corrected to %s', (typed, meant) => {
    expect(speller.correct(typed)).toBe(meant);
  });

  it.each([
    ['with another first letter', 'nentor'],
    ['with two edits in a short word', 'axplzy'],
    ['with three edits in a long word', 'dxxdlixe'],
    ['of three letters', 'rus'],
    ['with a digit', 'ment0r'],
    ['of another alphabet', 'ментор'],
    ['that is like nothing known', 'banana'],
  ])('%s stays as it is', (_, typed) => {
    expect(speller.correct(typed)).toBeNull();
  });

  it('is taken for the more frequent of two words that are as near', () => {
    const two = createSpeller(
      new Map([
        ['rust', 1],
        ['rest', 7],
      ]),
    );

    expect(two.correct('rost')).toBe('rest');
  });

  it('is taken for the nearer word, however frequent the other is', () => {
    const two = createSpeller(
      new Map([
        ['timeline', 1],
        ['timelines', 99],
      ]),
    );

    expect(two.correct('timelin')).toBe('timeline');
  });

  it('is known only if it stands in the vocabulary', () => {
    expect(speller.has('rust')).toBe(true);
    expect(speller.has('ruts')).toBe(false);
  });
});

describe('a stem', () => {
  const stem = createStemmer(['applicant', 'applicants', 'general']);

  it.each([
    ['mentors', 'mentor'],
    ['mentored', 'mentor'],
    ['mentoring', 'mentor'],
    ['ideas', 'idea'],
    ['applications', 'applic'],
    ['application', 'applic'],
  ])('of %s is %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  it('of a word that has its own differs from that of its neighbour', () => {
    expect(stem('applicants')).toBe('applicant');
    expect(stem('applicant')).toBe('applicant');
    expect(stem('general')).toBe('general');
  });

  it.each(['18:00', 'c++', 'virtio.c', 'größe'])('of %s is the word itself', (word) => {
    expect(stem(word)).toBe(word);
  });
});
