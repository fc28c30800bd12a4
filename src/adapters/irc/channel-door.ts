import type { Connection } from './connection.ts';
import { formatLine, type OutboundLine } from './format-line.ts';

/** In these the channel is nobody's business; `n`, too, so that nobody talks into it from outside. */
const CLOSED = ['i', 's'] as const;

/** How the bot itself gets back into a channel that it has closed: by lists of the channel, as far as the server has them. */
export interface OwnReturn {
  /** User and host, for after a broken connection the nick may still be a ghost's; null if they, or such lists, are not known. */
  readonly mask: string | null;
  /** Whether the server makes those on a list operators when they come. */
  readonly hasAutoOp: boolean;
}

export function ownReturn({ support, own }: Connection): OwnReturn {
  const isKnown = own.user !== null && own.host !== null && support.hasInviteExceptions;
  return { mask: isKnown ? `*!${own.user}@${own.host}` : null, hasAutoOp: support.hasAutoOp };
}

/** What an operator says to close a channel to everybody but itself. */
export function closingLines(name: string, { mask, hasAutoOp }: OwnReturn): readonly (OutboundLine | null)[] {
  const lines = [formatLine('MODE', [name, '+ins'])];
  if (mask === null) return lines;
  lines.push(formatLine('MODE', [name, '+I', mask]));
  if (hasAutoOp) lines.push(formatLine('MODE', [name, '+w', `o:${mask}`]));
  return lines;
}

/** @param modes those that are set, or were taken away; null if nothing is known. */
export function isClosed(modes: string | null): boolean {
  return CLOSED.every((mode) => modes?.includes(mode));
}

export function opensDoor(takenAway: string): boolean {
  return CLOSED.some((mode) => takenAway.includes(mode));
}

/** A MODE line that changes what its own nick may do: true, it is an operator now; false, no more; null, nothing of it. */
export function operatorChange(modes: string, others: readonly string[], isOwn: (nick: string) => boolean) {
  if (!others.some(isOwn)) return null;
  if (takenBy(modes).includes('o')) return false;
  return /\+[A-Za-z]*o/.test(modes) ? true : null;
}

/** The modes that a change takes away. */
export function takenBy(modes: string): string {
  return [...modes.matchAll(/-([A-Za-z]+)/g)].map(([, taken]) => taken).join('');
}
