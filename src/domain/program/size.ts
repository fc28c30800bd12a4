import type { Size } from './idea.ts';

/**
 * Reads the hours out of a size as people write it: "180 hrs", "175 or 350 hours", "350h (Large)".
 *
 * @returns the written text with every number of hours it names, smallest first; none for "to be discussed".
 */
export function parseSize(written: string): Size {
  const hours = [...written.matchAll(/(?<![\d.])\d{2,3}(?![\d.])/g)].map((match) => Number(match[0]));
  return { written, hours: [...new Set(hours)].sort((a, b) => a - b) };
}

/** The sizes that Google Summer of Code knows, in hours (programme rules, 2024 and later). */
const PROGRAMME_SIZES = [90, 175, 350] as const;

/** The programme size that `hours` stands for if it is within a tenth of one ("180" means 175), else null. */
export function programmeSize(hours: number): number | null {
  return PROGRAMME_SIZES.find((size) => Math.abs(size - hours) <= size / 10) ?? null;
}
