import type { Language } from '../../domain/language/language.ts';
import type { Patterns } from './patterns.ts';

/** "hotplug: must I document each script?" names its subject first; at most this many words stand before the colon. */
const MAX_PREFIX_WORDS = 4;
const INTERROGATIVES = new Set(['what', 'which', 'who', 'whom', 'whose', 'when', 'where', 'why', 'how']);

/** "I missed it, can I still apply": the question comes last. */
const BEHIND_COMMA = /,\s+(?:(?:so|and|but)\s+)?(\w+)\s+(?:i|we|it)\s+\w/i;

/**
 * Whether a message wants a yes or a no.
 *
 * @param words of the message, spelt right.
 * @param text as typed, for its punctuation.
 */
export function wantsYesOrNo(words: readonly string[], text: string, language: Language, patterns: Patterns): boolean {
  if (patterns.request.test(words.join(' '))) return false;
  const said = words.slice(prefixLength(text));
  const first = said.find((word) => !language.openers.includes(word));
  if (first !== undefined && language.auxiliaries.includes(first)) return true;
  if (said.some((word) => INTERROGATIVES.has(word))) return false;
  const behindComma = BEHIND_COMMA.exec(text)?.[1]?.toLowerCase();
  if (behindComma !== undefined && language.auxiliaries.includes(behindComma)) return true;
  // "gstreamer is in rust?" is a statement with a question mark.
  if (/\?\s*$/.test(text) && said.some((word) => language.auxiliaries.includes(word))) return true;
  const last = said.at(-1);
  return last !== undefined && said.length > 1 && language.polarEndings.includes(last);
}

/** Words of "gstreamer idea:" before a question; 0 if there are none. */
function prefixLength(text: string): number {
  const prefix = /^([^:?]{1,40}):\s/.exec(text)?.[1];
  const words = prefix?.split(/[\s-]+/).length ?? 0;
  return words <= MAX_PREFIX_WORDS ? words : 0;
}
