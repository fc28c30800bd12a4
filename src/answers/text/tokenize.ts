/** One word of a message. */
export interface Token {
  /** Lower case, without accents. */
  readonly text: string;
  /** Where it stands in the normalised message. */
  readonly start: number;
  readonly end: number;
}

/**
 * Words keep inner dots, slashes-free: "virtio.c", "18:00", "c++"; a hyphen separates words ("vhost-user" is two), so that
 * people may leave it out. Addresses of mail and web stay whole.
 */
const WORD = /https?:\/\/[^\s>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|#[\w-]+|[\p{L}\p{N}]+(?:[.:'][\p{L}\p{N}]+)*(?:\+\+|#(?![\p{L}\p{N}]))?/gu;

/** Text in the form in which words are compared: lower case, no accents, plain apostrophes, `i/o` as `io`. */
export function normalise(text: string): string {
  // Most text is plain ASCII, which has no accents to take off.
  const plain = /^[\x00-\x7f]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’´]/g, "'");
  return plain
    .replaceAll('`', "'")
    .toLowerCase()
    .replace(/\bi\/o\b/g, 'io');
}

/** The words of a message in order. A possessive "'s" is dropped; a number joined to its unit is split: "350h" is "350", "h". */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of normalise(text).matchAll(WORD)) {
    tokens.push(...splitWord(match[0], match.index));
  }
  return tokens;
}

function splitWord(word: string, start: number): Token[] {
  const whole = (text: string): Token => ({ text, start, end: start + word.length });
  if (word.startsWith('http') || word.includes('@')) return [whole(word)];
  const unit = /^(\d{1,4})(h|hr|hrs|hours?|d|days?|weeks?)$/.exec(word);
  if (unit) return [whole(unit[1] ?? ''), whole(unit[2] ?? '')];
  return [whole(word.replace(/'s$/, '').replaceAll("'", ''))];
}
