import type { Language } from '../../domain/language/language.ts';
import type { Problem, SourceDocument } from '../../ports/source-document.ts';
import { plainWords } from '../plain-words.ts';
import { problemsOf } from '../problems.ts';
import { languageSchema } from './schema.ts';

/** A language, or everything that is wrong with its document. */
export type ParsedLanguage = { readonly language: Language } | { readonly problems: readonly Problem[] };

export function parseLanguage(document: SourceDocument): ParsedLanguage {
  const result = languageSchema.safeParse(document.value, { error: plainWords });
  if (!result.success) return { problems: problemsOf(document, result.error) };
  const faq = result.data.faq.map((entry) => ({ ...entry, about: null, yes: [], no: [], source: '' }));
  return { language: { ...result.data, faq } };
}
