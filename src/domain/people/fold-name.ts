/**
 * A nick, an account or the name of a channel for comparing: only A to Z are folded.
 *
 * Unicode's own rule would make the Kelvin sign (U+212A) a "k", and its owner somebody else.
 */
export function foldPersonName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Whether two names are one's on the same network. */
export function isSameName(one: string, other: string): boolean {
  return foldPersonName(one) === foldPersonName(other);
}
