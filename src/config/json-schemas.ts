import { z } from 'zod';
import { languageSchema } from './language/schema.ts';
import { programSchema } from './program/schema.ts';
import { settingsSchema } from './settings/schema.ts';

/** What a JSON Schema says of one value, as far as it is read here. */
export interface JsonSchema {
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** The schemas of the files that people write, as JSON Schema, which editors know: completion, and errors while one writes. */
export const jsonSchemas: Readonly<Record<'program' | 'language' | 'settings', () => JsonSchema>> = {
  program: () => toJsonSchema(programSchema),
  language: () => toJsonSchema(languageSchema),
  settings: () => toJsonSchema(settingsSchema),
};

function toJsonSchema(schema: z.ZodType): JsonSchema {
  // The library's type allows more than draft 7 with objects; what it makes of our schemas has these fields.
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }) as JsonSchema;
}
