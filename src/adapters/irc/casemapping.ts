/** How a network decides whether two names are the same. */
export type Casemapping = 'ascii' | 'rfc1459' | 'strict-rfc1459';

/** The last character code that has a lower case 32 above it: `Z`, `^` or `]`. */
const LAST_UPPER: Readonly<Record<Casemapping, number>> = { ascii: 90, rfc1459: 94, 'strict-rfc1459': 93 };

/**
 * The form of a nick or channel name by which it is compared; two names are the same if it is the same.
 *
 * Never `toLowerCase`, which knows more letters than IRC: it would make the Kelvin sign a `k`, and somebody else an admin.
 *
 * Source: RFC 1459, section 2.2 ({}| are the lower case of []\); ISUPPORT CASEMAPPING adds ~ as that of ^ to "rfc1459".
 */
export function foldName(name: string, mapping: Casemapping): string {
  const last = LAST_UPPER[mapping];
  const isUpper = (code: number) => code >= 65 && code <= last;
  // Most names are in their small letters already, and this is asked several times for each line.
  let at = 0;
  while (at < name.length && !isUpper(name.charCodeAt(at))) at += 1;
  let folded = name.slice(0, at);
  for (; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    folded += isUpper(code) ? String.fromCharCode(code + 32) : name.charAt(at);
  }
  return folded;
}

/** What a network announces, as far as it is known; RFC 1459's own rule is the default of the ISUPPORT draft. */
export function casemappingOf(announced: string): Casemapping {
  return announced === 'ascii' || announced === 'strict-rfc1459' ? announced : 'rfc1459';
}
