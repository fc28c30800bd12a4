import type { IrcMessage } from 'irc-framework';
import { type Casemapping, foldName } from './casemapping.ts';
import { MAX_LINE_BYTES } from './format-line.ts';

/** Who the bot is on a connection at the moment. */
export interface OwnIdentity {
  readonly nick: string;
  /** As other people see it; null until the server has shown it. */
  readonly user: string | null;
  readonly host: string | null;
  /** Whether services vouch for the bot. */
  readonly isIdentified: boolean;
  /** In how many ways they have said so: hybrid names the account first and opens channels for the mode that follows. */
  readonly vouchers: number;
}

/** What is known before the server has said anything. */
export function unknownIdentity(nick: string): OwnIdentity {
  return { nick, user: null, host: null, isIdentified: false, vouchers: 0 };
}

// The longest that servers of today give: a user name of 10 with "~" before it, and a host of 63 (hybrid, OFTC, InspIRCd).
const MAX_USER_BYTES = 11;
const MAX_HOST_BYTES = 63;
const MIN_TEXT_BYTES = 100;

/**
 * What is known of the bot itself after one more line.
 *
 * Identified is shown in one of four ways: 900 (SASL, InspIRCd and Libera), the user mode +r (hybrid, anope), +R (OFTC, which
 * only services can set there; the bot never asks for it), or ACCOUNT for the own nick.
 */
export function withLine(own: OwnIdentity, line: IrcMessage, mapping: Casemapping): OwnIdentity {
  const { command, params } = line;
  const isOwn = (nick: string | undefined) =>
    nick !== undefined && foldName(nick, mapping) === foldName(own.nick, mapping);
  if (command === '900') return vouched(own);
  if (command === '901') return disowned(own);
  // RPL_HOSTHIDDEN: the host that others see from now on, in some servers with the user before it.
  if (command === '396') return withHost(own, params[1]);
  if (command === 'MODE') return isOwn(params[0]) ? withModes(own, params[1] ?? '') : own;
  if (!isOwn(line.nick)) return own;
  if (command === 'NICK') return isPossibleNick(params[0]) ? { ...own, nick: params[0] } : own;
  if (command === 'CHGHOST') return { ...own, user: params[0] || own.user, host: params[1] || own.host };
  if (command === 'ACCOUNT') return params[0] === undefined || params[0] === '*' ? disowned(own) : vouched(own);
  const isShown = command === 'JOIN' || command === 'PRIVMSG' || command === 'NOTICE';
  return isShown && line.ident !== '' && line.hostname !== '' ? { ...own, user: line.ident, host: line.hostname } : own;
}

/** Wider than what the bot may write to: after a collision a server gives its own number for a nick. */
function isPossibleNick(nick: string | undefined): nick is string {
  return nick !== undefined && /^[^\s\p{Cc}!@,:]{1,64}$/u.test(nick);
}

function withHost(own: OwnIdentity, shown: string | undefined): OwnIdentity {
  if (!shown) return own;
  const at = shown.lastIndexOf('@');
  return at === -1 ? { ...own, host: shown } : { ...own, user: shown.slice(0, at), host: shown.slice(at + 1) };
}

function withModes(own: OwnIdentity, modes: string): OwnIdentity {
  let isAdding = true;
  let next = own;
  for (const mode of modes) {
    if (mode === '+' || mode === '-') isAdding = mode === '+';
    else if (mode === 'r' || mode === 'R') next = isAdding ? vouched(next) : disowned(next);
  }
  return next;
}

function vouched(own: OwnIdentity): OwnIdentity {
  return { ...own, isIdentified: true, vouchers: own.vouchers + 1 };
}

function disowned(own: OwnIdentity): OwnIdentity {
  return { ...own, isIdentified: false, vouchers: 0 };
}

/** Bytes of text that a message to `target` can carry to everybody: a line less what the server puts before the text. */
export function textBudget(own: OwnIdentity, command: 'PRIVMSG' | 'NOTICE', target: string): number {
  const user = own.user === null ? MAX_USER_BYTES : Buffer.byteLength(own.user);
  const host = own.host === null ? MAX_HOST_BYTES : Buffer.byteLength(own.host);
  const prefix = 1 + Buffer.byteLength(own.nick) + 1 + user + 1 + host;
  const room = MAX_LINE_BYTES - prefix - Buffer.byteLength(` ${command} ${target} :`);
  // A server that gives names too long for its own lines gets lines that it cuts.
  return Math.max(room, MIN_TEXT_BYTES);
}
