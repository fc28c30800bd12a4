import type { IrcMessage } from 'irc-framework';
import { type Reason, reasonWith } from '../../domain/language/reasons.ts';
import { stripFormatting } from './clean-text.ts';
import { type ClosingCause, closingCause } from './closing-cause.ts';

/** Why a connection ends. */
export interface ConnectionEnd {
  readonly cause: ClosingCause;
  readonly reason: Reason;
}

/**
 * What a line says about the end of the connection that it comes before; null if nothing.
 *
 * @param isOwn whether a nick is the bot's.
 */
export function announcedEnd({ command, params }: IrcMessage, isOwn: (nick: string) => boolean): ConnectionEnd | null {
  const text = params.at(-1) ?? '';
  const reason = reasonWith('error', stripFormatting(text));
  if (command === 'ERROR') return { cause: closingCause(text), reason };
  if (command === '465') return { cause: 'banned', reason };
  return command === 'KILL' && isOwn(params[0] ?? '') ? { cause: 'killed', reason } : null;
}

/** Which of two counts: our own goodbye most; then the first that says more than that the connection is gone. */
export function weightierEnd(known: ConnectionEnd | null, told: ConnectionEnd): ConnectionEnd {
  return known === null || known.cause === 'lost' ? told : known;
}
