/** One word of a message. */
export interface Token {
  /** Lower case, without accents. */
  readonly text: string;
  /** Where it stands in the normalised message. */
  readonly start: number;
  readonly end: number;
}

/**
 * Words keep inner dots: "virtio.c", "18:00", "c++"; a hyphen separates words ("vhost-user" is two), so that people may leave
 * it out. Addresses of mail and web stay whole.
 */
const WORD =
  /https?:\/\/[^\s>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|#[\w-]+|[\p{L}\p{N}]+(?:[.:'][\p{L}\p{N}]+)*(?:\+\+|#(?![\p{L}\p{N}]))?/gu;
/** The same for the text without addresses and beyond ASCII, which nearly all of it is; several times as fast. */
const PLAIN_WORD = /#[\w-]+|[a-z0-9]+(?:[.:'][a-z0-9]+)*(?:\+\+|#(?![a-z0-9]))?/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII
const ASCII = /^[\x00-\x7f]*$/;

/** Text in the form in which words are compared: lower case, no accents, plain apostrophes, `i/o` as `io`. */
export function normalise(text: string): string {
  const plain = ASCII.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’´]/g, "'");
  const lower = plain.toLowerCase();
  return /[`/]/.test(lower)
    ? lower
        .replaceAll('`', "'")
        .replace(/\bi\/o\b/g, 'io')
        .replace(/\bw\/o\b/g, 'without')
    : lower;
}

/** The words of a message in order. A possessive "'s" is dropped; a number joined to its unit is split: "350h" is "350", "h". */
export function tokenize(text: string): readonly Token[] {
  const normalised = normalise(text);
  const isPlain = !normalised.includes('@') && !normalised.includes('://') && ASCII.test(normalised);
  const tokens: Token[] = [];
  const pattern = isPlain ? PLAIN_WORD : WORD;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(normalised); match; match = pattern.exec(normalised))
    addWord(match[0], match.index, tokens);
  return tokens;
}

function addWord(word: string, start: number, tokens: Token[]): void {
  const end = start + word.length;
  const first = word.charCodeAt(0);
  const startsWithDigit = first >= 48 && first <= 57;
  const unit = startsWithDigit ? /^(\d{1,4})(h|hr|hrs|hours?|d|days?|weeks?)$/.exec(word) : null;
  if (unit) {
    tokens.push({ text: unit[1] ?? '', start, end }, { text: unit[2] ?? '', start, end });
    return;
  }
  const isAddress = word.includes('@') || word.startsWith('http');
  const text = !isAddress && word.includes("'") ? word.replace(/'s$/, '').replaceAll("'", '') : word;
  tokens.push({ text, start, end });
}
