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
  const plain = ASCII.test(text) ? text : text.replace(/[’´]/g, "'").normalize('NFKD').replace(/\p{M}/gu, '');
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
  const pattern = patternFor(normalised);
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(normalised); match; match = pattern.exec(normalised)) {
    const [word] = match;
    for (const part of partsOf(word)) tokens.push({ text: part, start: match.index, end: match.index + word.length });
  }
  return tokens;
}

/** The words alone, for the long texts of which only the words are needed. */
export function wordsOf(text: string): readonly string[] {
  const normalised = normalise(text);
  const words = normalised.match(patternFor(normalised)) ?? [];
  return words.some(needsParting) ? words.flatMap(partsOf) : words;
}

function patternFor(normalised: string): RegExp {
  return normalised.includes('@') || normalised.includes('://') || !ASCII.test(normalised) ? WORD : PLAIN_WORD;
}

function needsParting(word: string): boolean {
  return word.charCodeAt(0) <= 57 || word.includes("'");
}

function partsOf(word: string): readonly string[] {
  if (!needsParting(word) || word.includes('@')) return [word];
  const unit = /^(\d{1,4})(h|hr|hrs|hours?|d|days?|weeks?)$/.exec(word);
  if (unit) return [unit[1] ?? '', unit[2] ?? ''];
  return [word.replace(/'s$/, '').replaceAll("'", '')];
}
