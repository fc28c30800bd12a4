/** What is left of a request when the time is taken out of it: without the words that joined both. */
export function subjectOf(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(' ')
    .replace(/^(?:(?:to|that|about|of|at|on|:|,|-|–)(?=\s|$)\s*|[:,]\s*)+/i, '')
    .replace(/[\s,]*(?:\s(?:at|on|in|every|,))?$/i, '')
    .trim();
}
