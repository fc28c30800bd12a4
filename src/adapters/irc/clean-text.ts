// Colour (\x03 with up to two numbers) and hex colour (\x04 with up to two) take their numbers with them.
// Source: modern.ircdocs.horse/formatting.
// biome-ignore lint/suspicious/noControlCharactersInRegex: IRC formatting is made of control characters.
const COLOUR = /\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[0-9a-fA-F]{6}(?:,[0-9a-fA-F]{6})?)?/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above.
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above.
const HAS_CONTROL = /[\x00-\x1f\x7f]/;
// What some programs take for the end of a line or show as one: CR, LF, NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR; and TAB.
const BREAKS = /[\r\n\t\u0085\u2028\u2029]+/g;

/** What a person typed, without colours, bold and the like. */
export function stripFormatting(text: string): string {
  return HAS_CONTROL.test(text) ? text.replace(COLOUR, '').replace(BREAKS, ' ').replace(CONTROL, '') : text;
}

/**
 * A text that can be sent: one line, no control characters (so no CTCP, no formatting), whole UTF-16 pairs only.
 *
 * Facts about an idea may come from a wiki page that anybody edits; nothing in them may act on IRC.
 */
export function cleanText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return HAS_CONTROL.test(whole) || /[\u0085\u2028\u2029]/.test(whole)
    ? whole.replace(BREAKS, ' ').replace(CONTROL, '')
    : whole;
}
