import { LEVELS, type Level, type SkillLevel } from './idea.ts';

/** Words that sources use for each level. */
const WORDS: Readonly<Record<Level, RegExp>> = {
  beginner: /\b(?:beginners?|basic|easy|simple|novice|entry|starter|newbie)\b/i,
  intermediate: /\b(?:intermediate|medium|moderate|middle|average)\b/i,
  advanced: /\b(?:advanced|hard|difficult|expert|challenging)\b/i,
};

/**
 * Reads a skill level as people write it: "intermediate", "Medium to Hard.", "Basic to Medium".
 *
 * @returns null where the text names no level that is known.
 */
export function parseLevel(written: string): SkillLevel | null {
  const named = LEVELS.filter((level) => WORDS[level].test(written));
  const from = named[0];
  const to = named.at(-1);
  return from && to ? { written: written.replace(/\.$/, ''), from, to } : null;
}

/** A number to rank levels by: the middle of the range, 0 for the easiest. */
export function difficultyRank(level: SkillLevel): number {
  return (LEVELS.indexOf(level.from) + LEVELS.indexOf(level.to)) / 2;
}
