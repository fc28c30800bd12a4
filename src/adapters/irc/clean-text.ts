import { plainLine } from '../../domain/text/plain-line.ts';

// Colour (\x03 with up to two numbers) and hex colour (\x04 with up to two) take their numbers with them.
// Source: modern.ircdocs.horse/formatting.
// biome-ignore lint/suspicious/noControlCharactersInRegex: IRC formatting is made of control characters.
const COLOUR = /\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[0-9a-fA-F]{6}(?:,[0-9a-fA-F]{6})?)?/g;

/** What a person typed, without colours, bold and the like, nor anything else that is not seen. */
export function stripFormatting(text: string): string {
  return plainLine(text.replace(COLOUR, ''));
}

/**
 * A text that can be sent: one line, nothing in it that is not seen (so no CTCP, no formatting), whole UTF-16 pairs only.
 *
 * Facts about an idea may come from a wiki page that anybody edits; nothing in them may act on IRC.
 */
export function cleanText(text: string): string {
  return plainLine(text.isWellFormed() ? text : text.toWellFormed());
}
