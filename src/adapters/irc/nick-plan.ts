/** How many names are tried before the bot gives up on this connection. */
const MAX_TRIES = 12;

/**
 * The next name to try while connecting, after `tried` names were refused: the alternatives, then the wanted name with one
 * underscore more each time, cut to what the server allows.
 *
 * @returns null when enough were tried; connecting anew after a while is better than a growing name.
 */
export function nextNick(
  wanted: string,
  alternatives: readonly string[],
  tried: number,
  maxLength: number,
): string | null {
  if (tried > MAX_TRIES) return null;
  const alternative = alternatives[tried - 1];
  if (alternative !== undefined) return alternative;
  const tail = '_'.repeat(tried - alternatives.length);
  return wanted.slice(0, Math.max(1, maxLength - tail.length)) + tail;
}
