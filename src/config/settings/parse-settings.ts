import type { Problem, SourceDocument } from '../../ports/source-document.ts';
import { plainWords } from '../plain-words.ts';
import { problemsOf } from '../problems.ts';
import { type Settings, settingsSchema } from './schema.ts';

/** The settings, or everything that is wrong with their document. */
export type ParsedSettings = { readonly settings: Settings } | { readonly problems: readonly Problem[] };

/** @param document an empty file means all defaults. */
export function parseSettings(document: SourceDocument): ParsedSettings {
  const written = document.value ?? {};
  const result = settingsSchema.safeParse(written, { error: plainWords });
  const problems = [
    ...seasonProblems(document, written),
    ...(result.success ? [] : problemsOf(document, result.error)),
  ];
  return result.success && problems.length === 0 ? { settings: result.data } : { problems };
}

/** People in a real channel must not be told of a season that nobody chose. */
function seasonProblems(document: SourceDocument, written: object): readonly Problem[] {
  if ('programs' in written || !('networks' in written) || !isLive(written.networks)) return [];
  const message =
    'programs: is missing; on a network it must name the file of your season, e.g. programs: [my-season.yaml] (docs/program-data.md)';
  return [{ file: document.file, ...document.positionOf([]), message }];
}

/** Whether any of what is written for networks is more than the terminal. */
function isLive(networks: unknown): boolean {
  const isNetwork = (one: unknown) =>
    typeof one === 'object' && one !== null && 'kind' in one && (one.kind === 'irc' || one.kind === 'matrix');
  return Array.isArray(networks) && networks.some(isNetwork);
}
