import { describe, expect, it } from 'vitest';
import { difficultyRank, parseLevel } from '../../src/domain/program/level.ts';
import { parseSize, programmeSize } from '../../src/domain/program/size.ts';

describe('a size as people write it', () => {
  it.each([
    ['180 hrs', [180]],
    ['350 hours', [350]],
    ['175 or 350 hours', [175, 350]],
    ['350 or 175', [175, 350]],
    ['350h (Large)', [350]],
    ['90-175 hours', [90, 175]],
    ['175/175', [175]],
    ['to be discussed', []],
    ['large', []],
    ['since 2024', []],
    ['17.5 days', []],
  ])('allows in "%s" the hours %j', (written, hours) => {
    expect(parseSize(written)).toEqual({ written, hours });
  });
});

describe('hours', () => {
  it.each([
    [90, 90],
    [99, 90],
    [100, null],
    [81, 90],
    [80, null],
    [175, 175],
    [180, 175],
    [192, 175],
    [193, null],
    [158, 175],
    [157, null],
    [350, 350],
    [385, 350],
    [386, null],
    [315, 350],
    [314, null],
    [0, null],
  ])('%d stand for the programme size %s', (hours, size) => {
    expect(programmeSize(hours)).toBe(size);
  });
});

describe('a skill level as people write it', () => {
  it.each([
    ['intermediate', 'intermediate', 'intermediate'],
    ['Intermediate', 'intermediate', 'intermediate'],
    ['Beginners', 'beginner', 'beginner'],
    ['Basic to Medium', 'beginner', 'intermediate'],
    ['hard to easy', 'beginner', 'advanced'],
    ['Expert', 'advanced', 'advanced'],
  ])('"%s" spans %s to %s', (written, from, to) => {
    expect(parseLevel(written)).toEqual({ written, from, to });
  });

  it('loses a full stop behind it', () => {
    expect(parseLevel('Medium to Hard.')).toEqual({ written: 'Medium to Hard', from: 'intermediate', to: 'advanced' });
  });

  it.each(['Unknown', 'Not specified', 'hardly', 'easygoing', ''])('is none in "%s"', (written) => {
    expect(parseLevel(written)).toBeNull();
  });

  it('ranks by the middle of its range', () => {
    const ranks = ['easy', 'Basic to Medium', 'medium', 'Medium to Hard', 'hard'].map((written) => {
      const level = parseLevel(written);
      return level && difficultyRank(level);
    });

    expect(ranks).toEqual([0, 0.5, 1, 1.5, 2]);
  });
});
