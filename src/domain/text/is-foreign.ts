/** Words with which questions begin in the languages of those who apply, and that mean nothing in English. */
const FOREIGN_WORDS = new Set(
  'wann welche welcher welches warum wieviel gibt bewerbung quand quelle quelles quels combien pourquoi est-ce cuándo cuando cuál cuáles quién quiénes cómo dónde cuánto cuánta cuántos cuántas qué quando quanto quanti quali qual quais quem onde jak kiedy gdzie kiedy který kde kdy'.split(
    ' ',
  ),
);
/** Letters of another script than the Latin. */
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/gu;

/** Whether a question is asked in another language than English: by its script, or by the word that it begins with. */
export function isForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const others = text.match(OTHER_SCRIPT)?.length ?? 0;
  if (letters > 0 && others > letters / 2) return true;
  const [first = ''] = text.toLowerCase().match(/[\p{L}-]+/u) ?? [];
  return text.startsWith('¿') || FOREIGN_WORDS.has(first);
}
