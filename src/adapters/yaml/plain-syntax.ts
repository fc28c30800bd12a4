/** A text with a colon in it that is not in quotes: "summary: Write: a widget". */
const COLON_IN_TEXT = /:\s+[^"'\s{[#].*:(?:\s|$)/;
/** Errors about which line belongs to which. Source: https://eemeli.org/yaml/#errors */
const LAYOUT: readonly string[] = ['TAB_AS_INDENT', 'BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY', 'BAD_INDENT'];

/** Whether after such an error the rest of the text is not read as it is meant. */
export function isOfLayout(code: string): boolean {
  return LAYOUT.includes(code);
}

/** What is wrong with the form of a file, for who wrote it and knows nothing of the grammar. @param line in which the error begins. */
export function plainSyntax(code: string, message: string, line: string): string {
  if (code === 'TAB_AS_INDENT') return 'begins with a tab; indent by spaces';
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && COLON_IN_TEXT.test(line))
    return 'a text with a colon in it must stand in quotes';
  const isIndented = isOfLayout(code) && !message.startsWith('Flow');
  return isIndented || message.startsWith('Sequence item')
    ? 'this line or the next is indented too far or not far enough: options that belong together begin in the same column'
    : message;
}
