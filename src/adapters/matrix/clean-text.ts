import { plainLine } from '../../domain/text/plain-line.ts';

/** One line of text without anything that is not seen. */
export function cleanText(text: string): string {
  return plainLine(text).replaceAll(/\s+/g, ' ').trim();
}

/** A line as it was written, with its indentation, but without anything that is not seen. */
export function cleanLine(line: string): string {
  return plainLine(line.replaceAll('\t', '    ')).trimEnd();
}

/** What was said, without the quote that older clients put before a reply. Source: specification, "Fallbacks for rich replies". */
export function withoutQuote(body: string): string {
  if (!body.startsWith('> ')) return body;
  const lines = body.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('> '));
  return end === -1 ? body : lines.slice(lines[end] === '' ? end + 1 : end).join('\n');
}
