import type { EvalItem } from './item.ts';

/** A reply longer than about four lines of IRC is no answer but a dump. */
const MAX_CHARACTERS = 1500;

/**
 * What is wrong with a reply; empty if it is right.
 *
 * @param lines the reply, none for silence.
 */
export function faultsOf(item: EvalItem, lines: readonly string[]): readonly string[] {
  const text = plain(lines.join('\n'));
  if (item.expect_silent) return text.trim() === '' ? [] : ['should be silent'];
  return [
    ...(text.trim() === '' ? ['no reply'] : []),
    ...(text.length > MAX_CHARACTERS ? ['too long'] : []),
    ...item.expect_all
      .filter((pattern) => !new RegExp(pattern, 'i').test(text))
      .map((pattern) => `missing: ${pattern}`),
    ...item.expect_none
      .filter((pattern) => new RegExp(pattern, 'i').test(text))
      .map((pattern) => `forbidden: ${pattern}`),
  ];
}

/** Formatting codes of IRC (https://modern.ircdocs.horse/formatting): colours with their numbers, and the plain switches. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: formatting codes are control characters
const FORMATTING = /\x03(?:\d{1,2}(?:,\d{1,2})?)?|[\x02\x04\x0f\x11\x16\x1d-\x1f]/g;

function plain(text: string): string {
  return text.replace(FORMATTING, '').replace(/[\u00a0\u2009\u202f]/g, ' ');
}
