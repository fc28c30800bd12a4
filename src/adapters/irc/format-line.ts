/** A line of IRC is 512 bytes with its CR LF. Source: RFC 1459, section 2.3. */
export const MAX_LINE_BYTES = 510;

/** A line that cannot hold a second command; only `formatLine` makes one. */
export type OutboundLine = string & { readonly __brand: 'OutboundLine' };

const LINE_BREAK = /[\r\n\0]/;
const COMMAND = /^[A-Z]{1,20}$/;

/**
 * Builds a line to send, from parts that may come from anybody.
 *
 * The only way out: what is returned is one command with just these parameters, whatever they hold.
 *
 * @param middle parameters that are single words.
 * @param trailing the last parameter, which may hold spaces; null for none.
 * @returns null if a part would break out of its place (CR, LF, NUL, a space or a leading colon in a word) or if the line
 *   would be longer than a server takes. ngircd closes the connection at such a line, others cut it anywhere.
 */
export function formatLine(
  command: string,
  middle: readonly string[],
  trailing: string | null = null,
): OutboundLine | null {
  if (!COMMAND.test(command) || !middle.every(isWord)) return null;
  if (trailing !== null && LINE_BREAK.test(trailing)) return null;
  const line = [command, ...middle, ...(trailing === null ? [] : [`:${trailing}`])].join(' ');
  // True by what was just checked.
  return Buffer.byteLength(line) <= MAX_LINE_BYTES ? (line as OutboundLine) : null;
}

function isWord(text: string): boolean {
  return text !== '' && !text.startsWith(':') && !text.includes(' ') && !LINE_BREAK.test(text);
}

/** Whether a text that somebody else made (irc-framework, while it registers) is one line and no more. */
export function isSingleLine(text: string): boolean {
  return !LINE_BREAK.test(text);
}

/**
 * Whether a name may be joined or written to as one channel. @param types first characters of channel names on this network.
 *
 * Source: RFC 2812, section 1.3.
 */
export function isChannelName(name: string, types: string): boolean {
  return name.length > 1 && types.includes(name.charAt(0)) && /^[^\s\p{Cc},]{2,200}$/u.test(name);
}

/**
 * Whether a name may be written to as one person: not a channel, a list, a mask of many or a user at a server.
 *
 * Source: RFC 2812, section 2.3.1, widened to what servers of today allow: UTF-8, and a number after a collision.
 */
export function isNick(name: string): boolean {
  return /^[^\s\p{Cc}#&+%~@$:!?*,-][^\s\p{Cc}!@,*?]{0,63}$/u.test(name);
}
