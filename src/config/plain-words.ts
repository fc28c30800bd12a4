import { z } from 'zod';

/**
 * What is wrong with a value, in words for whoever wrote the file: what must stand there instead.
 *
 * For what a schema has no own sentence for; zod asks it, and falls back to its own words where this says nothing.
 * Source: https://zod.dev/error-customization (error maps; a schema's own message goes before).
 */
export const plainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing; it must be ${issue.expected === 'string' ? 'text' : wanted(issue)}`
        : `must be ${wanted(issue)}`;
    case 'unrecognized_keys':
      // `problemsOf` makes a sentence for each key of it.
      return optionsOf(issue.inst).join(' ');
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
  record: 'names with their values, e.g. { name: value }',
};

function wanted({ expected, inst }: { readonly expected: string; readonly inst?: unknown }): string {
  const options = expected === 'object' ? optionsOf(inst) : [];
  if (options.length === 0) return WANTED[expected] ?? `of type ${expected}`;
  const shown = options.slice(0, 2).map((option) => `${option}: ...`);
  return `options with their values, e.g. { ${shown.join(', ')} }`;
}

/** Names of the options that a schema has; none if it is not one of options. */
function optionsOf(schema: unknown): readonly string[] {
  if (schema instanceof z.core.$ZodObject) return Object.keys(schema._zod.def.shape);
  if (schema instanceof z.core.$ZodUnion) return optionsOf(schema._zod.def.options[0]);
  return [];
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
