import type { z } from 'zod';

/**
 * What is wrong with a value, in words for whoever wrote the file: what must stand there instead.
 *
 * For what a schema has no own sentence for; zod asks it, and falls back to its own words where this says nothing.
 * Source: https://zod.dev/error-customization (error maps; a schema's own message goes before).
 */
export const plainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return `${issue.input === undefined ? 'is missing; it must be' : 'must be'} ${wanted(issue.expected)}`;
    case 'invalid_value':
      return `must be ${listed(issue.values)}`;
    case 'invalid_union':
      return Array.isArray(issue.options) ? `must be ${listed(issue.options)}` : undefined;
    case 'too_small':
      return bound(issue.origin, 'at least', issue.minimum);
    case 'too_big':
      return bound(issue.origin, 'at most', issue.maximum);
    default:
      return undefined;
  }
};

const WANTED: Readonly<Record<string, string>> = {
  string: 'text: put what looks like a number, a date or a comment in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, e.g. [one, two]',
  object: 'options with their values, one a line',
  record: 'names with their values, one a line',
};

function wanted(expected: string): string {
  return WANTED[expected] ?? `of type ${expected}`;
}

function listed(values: readonly unknown[]): string {
  const [last, ...before] = values.map((value) => `"${String(value)}"`).toReversed();
  return before.length === 0 ? `${last}` : `${before.toReversed().join(', ')} or ${last}`;
}

function bound(origin: string, side: 'at least' | 'at most', limit: number | bigint): string {
  if (origin === 'string') return `must be ${side} ${limit} characters long`;
  if (origin === 'array') return `must have ${side} ${limit} entries`;
  return `must be ${side} ${limit}`;
}
