import { type Casemapping, casemappingOf } from './casemapping.ts';

/** What a server says it can do, as far as it matters here. */
export interface Isupport {
  readonly casemapping: Casemapping;
  /** First characters of channel names. */
  readonly channelTypes: string;
  /** Characters that, before a channel name, address only its operators or voiced people. */
  readonly statusPrefixes: string;
  /** The user mode that marks a bot; null if the server has none. */
  readonly botMode: string | null;
  readonly hasMonitor: boolean;
  readonly hasWhox: boolean;
  /** Whether a channel can have a list of those who get in uninvited (mode +I). */
  readonly hasInviteExceptions: boolean;
  /** Whether a channel can have a list of those who are made operators when they come: mode +w of InspIRCd's module "autoop". */
  readonly hasAutoOp: boolean;
  readonly maxNickLength: number;
}

/** What holds until the server has said otherwise. */
export const BEFORE_ISUPPORT: Isupport = {
  casemapping: 'rfc1459',
  channelTypes: '#&',
  statusPrefixes: '',
  botMode: null,
  hasMonitor: false,
  hasWhox: false,
  hasInviteExceptions: false,
  hasAutoOp: false,
  // RFC 2812, section 1.2.1; every network of today allows more and says so.
  maxNickLength: 9,
};

/**
 * What is known after one more line of 005.
 *
 * irc-framework's own reading throws on a token that lacks the value it expects ("CHANTYPES"), so it never sees these lines.
 *
 * @param params those of the line: the bot's nick, the tokens, a sentence.
 * Source: draft-hardy-irc-isupport-00; WHOX, MONITOR and BOT: ircv3.net.
 */
export function withIsupport(known: Isupport, params: readonly string[]): Isupport {
  let next = known;
  for (const token of params.slice(1)) {
    const at = token.indexOf('=');
    const name = at === -1 ? token : token.slice(0, at);
    next = withToken(next, name.toUpperCase(), at === -1 ? null : token.slice(at + 1));
  }
  return next;
}

function withToken(known: Isupport, name: string, value: string | null): Isupport {
  switch (name) {
    case 'CASEMAPPING':
      return { ...known, casemapping: casemappingOf(value ?? '') };
    case 'CHANTYPES':
      return value ? { ...known, channelTypes: value } : known;
    case 'STATUSMSG':
      return { ...known, statusPrefixes: value ?? '' };
    case 'BOT':
      return { ...known, botMode: value !== null && /^[A-Za-z]$/.test(value) ? value : null };
    case 'MONITOR':
      return { ...known, hasMonitor: true };
    case 'WHOX':
      return { ...known, hasWhox: true };
    case 'INVEX':
      return { ...known, hasInviteExceptions: true };
    // The first group has the lists; OFTC names the mode there only.
    case 'CHANMODES':
      return {
        ...known,
        hasInviteExceptions: known.hasInviteExceptions || /^[^,]*I/.test(value ?? ''),
        hasAutoOp: /^[^,]*w/.test(value ?? ''),
      };
    case 'NICKLEN':
    case 'MAXNICKLEN':
      return { ...known, maxNickLength: nickLength(value) ?? known.maxNickLength };
    default:
      return known;
  }
}

function nickLength(value: string | null): number | null {
  const length = Number(value);
  return Number.isInteger(length) && length > 0 && length <= 200 ? length : null;
}
