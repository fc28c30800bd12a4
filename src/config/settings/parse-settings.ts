import type { Problem, SourceDocument } from '../../ports/source-document.ts';
import { plainWords } from '../plain-words.ts';
import { problemsOf } from '../problems.ts';
import { type Settings, settingsSchema } from './schema.ts';

/** The settings, or everything that is wrong with their document. */
export type ParsedSettings = { readonly settings: Settings } | { readonly problems: readonly Problem[] };

/** @param document an empty file means all defaults. */
export function parseSettings(document: SourceDocument): ParsedSettings {
  const result = settingsSchema.safeParse(document.value ?? {}, { error: plainWords });
  return result.success ? { settings: result.data } : { problems: problemsOf(document, result.error) };
}
