import { editDistance } from '../domain/text/edit-distance.ts';
import type { Command } from './command.ts';

/** What a first word can be: a command, nearly one, or nothing of the kind. */
export type Found =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'near'; readonly command: Command }
  | { readonly kind: 'none' };

const NONE: Found = { kind: 'none' };
/** Letters from which an abbreviation counts, so that "!err" and "!tmp" in talk about code stay unanswered. */
const MIN_ABBREVIATION = 3;

/**
 * Finds the command that a word names: its name or an alias, an abbreviation of just one name, or one slip away from it.
 *
 * @param minAbbreviation letters that an abbreviation must have.
 */
export function findCommand(word: string, commands: readonly Command[], minAbbreviation = MIN_ABBREVIATION): Found {
  const name = word.toLowerCase();
  const exact = commands.find((command) => command.name === name || command.aliases.includes(name));
  if (exact) return { kind: 'command', command: exact };
  const started = commands.filter((command) => command.name.startsWith(name));
  const [only] = started;
  if (only && started.length === 1 && name.length >= minAbbreviation) return { kind: 'command', command: only };
  const near = commands.find((command) => [command.name, ...command.aliases].some((known) => isSlipOf(name, known)));
  return near ? { kind: 'near', command: near } : NONE;
}

/** One edit away; of short words only two swapped letters count, else "!data" would be taken for "!date". */
function isSlipOf(word: string, name: string): boolean {
  if (editDistance(word, name, 1) !== 1) return false;
  const isSwap = word.length === name.length && [...word].sort().join('') === [...name].sort().join('');
  return isSwap || (word.length >= 5 && name.length >= 5);
}
