import { parseYaml } from '../adapters/yaml/parse-yaml.ts';
import { parseLanguage } from '../config/language/parse-language.ts';
import { parseProgram } from '../config/program/parse-program.ts';
import { parseSettings } from '../config/settings/parse-settings.ts';
import type { Problem, SourceDocument } from '../ports/source-document.ts';

/** What a text was parsed to, or everything that is wrong with it. */
export type Parsed = { readonly value: unknown } | { readonly problems: readonly Problem[] };

const PARSERS: Readonly<Record<FileKind, (document: SourceDocument) => Parsed>> = {
  program: (document) => unwrap(parseProgram(document), 'program'),
  language: (document) => unwrap(parseLanguage(document), 'language'),
  settings: (document) => unwrap(parseSettings(document), 'settings'),
};

/** The kinds of file that people write. */
export type FileKind = 'program' | 'language' | 'settings';

/** Parses the text of a file; loaded only where the cache does not have it, for the parsers are large. */
export function parseText(kind: FileKind, file: string, text: string): Parsed {
  const read = parseYaml(file, text);
  return 'document' in read ? PARSERS[kind](read.document) : read;
}

function unwrap<Key extends string>(
  result: { readonly [key in Key]: unknown } | { readonly problems: readonly Problem[] },
  key: Key,
): Parsed {
  return 'problems' in result ? result : { value: result[key] };
}
