import { type Language, PATTERNS, type PatternName } from '../../domain/language/language.ts';

/** The language's patterns, compiled once. */
export type Patterns = Readonly<Record<PatternName, RegExp>>;

export function compilePatterns(language: Language): Patterns {
  const compiled = PATTERNS.map((name) => [name, new RegExp(language.patterns[name], 'u')]);
  // Built from the full list of names, so every one is there.
  return Object.fromEntries(compiled) as Patterns;
}
