import type { IrcMessage } from 'irc-framework';

/** A line that the server did not deliver. */
export interface Refusal {
  readonly place: string;
  readonly reason: string;
}

/**
 * Numerics that say that a message was not delivered; their second parameter is where it should have gone.
 *
 * 401 no such nick, 403 no such channel, 404 cannot send (moderated, banned, quieted), 407 too many targets, 408 no colours,
 * 415 identified only (OFTC +M), 442 not on channel, 477 identified only, 486 and 531 only identified may write to that person,
 * 489, 494 the bot refuses private messages itself, 716 that person does (caller-id).
 */
const NOT_DELIVERED = new Set([
  '401',
  '403',
  '404',
  '407',
  '408',
  '415',
  '442',
  '477',
  '486',
  '489',
  '494',
  '531',
  '716',
]);

/** The complaint in a line about something the bot said; null if it is none. */
export function refusalOf({ command, params, nick }: IrcMessage): Refusal | null {
  const reason = params.at(-1) ?? '';
  if (NOT_DELIVERED.has(command)) return params[1] === undefined ? null : { place: params[1], reason };
  // ircd-hybrid and OFTC: "*** Message to #channel throttled due to flooding", by the server.
  if (command !== 'NOTICE' || nick !== '') return null;
  const throttled = /Message to (\S+) throttled/.exec(reason);
  return throttled?.[1] ? { place: throttled[1], reason } : null;
}
