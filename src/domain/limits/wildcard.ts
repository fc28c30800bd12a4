import { foldPersonName } from '../people/fold-name.ts';

/**
 * Whether a text matches one of some patterns, in which `*` stands for anything; capitals of ASCII count as small letters.
 *
 * The text is walked once for each part between stars, so that no pattern takes long, whatever the text.
 */
export function matchesWildcard(text: string, patterns: readonly string[]): boolean {
  const folded = foldPersonName(text);
  return patterns.some((pattern) => matches(folded, foldPersonName(pattern).split('*')));
}

function matches(text: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
