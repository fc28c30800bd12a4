const BEFORE = new Set(['idea', 'project', 'number', 'no', 'nr', 'the']);
const AFTER = new Set(['one', 'idea', 'project', 'entry', 'guy', 'person', 'mentor', 'name']);

/**
 * The place that a message points to: "the second one", "idea 2", "the last".
 *
 * Only where the word stands for an idea: "the first step" and "2 weeks" are none.
 *
 * @returns counted from 1, -1 for the last, or null.
 */
export function findOrdinal(
  words: readonly string[],
  ordinals: Readonly<Record<string, readonly string[]>>,
): number | null {
  for (const [place, names] of Object.entries(ordinals)) {
    // "third" alone points to a list just read.
    if (words.length === 1 && names.includes(words[0] ?? '')) return Number(place);
    const at = words.findIndex((word) => names.includes(word));
    if (at < 0) continue;
    const before = words[at - 1];
    const after = words[at + 1];
    const isNumber = /^(?:\d+|two|three)$/.test(words[at] ?? '');
    const isNamed = after !== undefined && AFTER.has(after);
    const isPointed =
      before !== undefined &&
      BEFORE.has(before) &&
      (after === undefined || after === 'about' || (isNumber && before !== 'the'));
    if ((isNamed && !isNumber) || isPointed) return Number(place);
  }
  return null;
}
