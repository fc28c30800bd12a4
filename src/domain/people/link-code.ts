import type { Instant } from '../program/key-date.ts';

/** How long a code may be used, in milliseconds. */
export const CODE_LIFE_MS = 10 * 60_000;
/** Wrong tries after which a code is worth nothing. */
export const MAX_TRIES = 5;
/** Hexadecimal digits of the secret part: 48 bits, which nobody guesses in five tries. */
export const SECRET_DIGITS = 12;

/** A code as it is typed: which one, and its secret. */
export interface LinkCode {
  readonly id: number;
  readonly secret: string;
}

/** "12-3f9a0c77b1d2" */
export function formatCode({ id, secret }: LinkCode): string {
  return `${id}-${secret}`;
}

/** @returns null for a text that is no code. */
export function parseCode(text: string): LinkCode | null {
  const match = /^(\d{1,9})-([0-9a-f]{12})$/.exec(text.trim().toLowerCase());
  return match ? { id: Number(match[1]), secret: match[2] ?? '' } : null;
}

/** Whether a code can still be used. @param tries wrong ones so far. */
export function isUsable(code: { readonly expiresAt: Instant; readonly tries: number }, now: Instant): boolean {
  return now < code.expiresAt && code.tries < MAX_TRIES;
}
