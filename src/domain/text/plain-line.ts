// What some programs take for the end of a line or show as one: CR, LF, NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR; and TAB.
const BREAKS = /[\r\n\t\u0085\u2028\u2029]+/g;
// Controls of C0 (terminals, IRC formatting) and C1 (U+009B begins a terminal's command as ESC [ does), and what turns the direction
// of writing round, so that a line looks like another one. Source: Unicode Standard Annex #9, section 2.
const UNSEEN = '\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';
const ALL_UNSEEN = new RegExp(`[${UNSEEN}]`, 'g');
const HAS_ANY = new RegExp(`[${UNSEEN}\\u2028\\u2029]`);

/** One line of text in which everything can be seen: nothing in it acts on a terminal or turns other text round. */
export function plainLine(text: string): string {
  // Nearly every line is clean, and a look costs less than two replacements.
  return HAS_ANY.test(text) ? text.replace(BREAKS, ' ').replace(ALL_UNSEEN, '') : text;
}
