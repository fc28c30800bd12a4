import type { IrcMessage } from 'irc-framework';

/** What a server tells of a person, as far as it is known by now. */
export interface Profile {
  readonly nick: string;
  /** Null until the server has shown them. */
  readonly user: string | null;
  readonly host: string | null;
  /** The account that the person is logged in to; null if none was named. */
  readonly account: string | null;
  /** Whether the server said that this very nick is registered and its owner has identified for it. */
  readonly isNickIdentified: boolean;
}

export type ProfileStep =
  | { readonly kind: 'more'; readonly profile: Profile }
  /** Nothing more will come. */
  | { readonly kind: 'end' }
  /** The server is too busy to tell. */
  | { readonly kind: 'busy' }
  | null;

export function emptyProfile(nick: string): Profile {
  return { nick, user: null, host: null, account: null, isNickIdentified: false };
}

/**
 * What one line adds to the profile of a nick; null if it is about something else.
 *
 * 311 user and host, 330 account, 307 identified for this nick (the only proof on OFTC, which clears it by itself when the nick
 * changes), 318 and 315 the end, 354 all of it in answer to WHOX, 263 too busy.
 *
 * @param isSame compares nicks as the network does.
 * @param token of the WHOX question.
 */
export function profileStep(
  line: IrcMessage,
  profile: Profile,
  token: string,
  isSame: (a: string, b: string) => boolean,
): ProfileStep {
  const { command, params } = line;
  const about = (nick: string | undefined) => nick !== undefined && isSame(nick, profile.nick);
  switch (command) {
    case '311':
      return about(params[1])
        ? more(profile, { nick: params[1] ?? profile.nick, user: params[2] ?? null, host: params[3] ?? null })
        : null;
    case '330':
      return about(params[1]) ? more(profile, { account: params[2] ?? null }) : null;
    case '307':
      return about(params[1]) ? more(profile, { isNickIdentified: true }) : null;
    case '318':
    case '315':
    case '401':
      return about(params[1]) ? { kind: 'end' } : null;
    case '263':
      return { kind: 'busy' };
    case '354': {
      const [, theirs, user, host, nick, account] = params;
      if (theirs !== token || !about(nick)) return null;
      return more(profile, {
        user: user ?? null,
        host: host ?? null,
        account: account === undefined || account === '0' ? null : account,
      });
    }
    default:
      return null;
  }
}

function more(profile: Profile, known: Partial<Profile>): ProfileStep {
  return { kind: 'more', profile: { ...profile, ...known } };
}

/**
 * The account that a profile proves: the one it names, else the nick itself where the server vouches for that.
 *
 * An account with letters beyond ASCII is not vouched for: roles are compared without regard to case, and `toLowerCase` makes
 * the Kelvin sign a plain k.
 */
export function provedAccount(profile: Profile): string | null {
  return plainAccount(profile.account ?? (profile.isNickIdentified ? profile.nick : null));
}

/** An account that may be compared with those of the configuration; null for none ("*") and for one that may not. */
export function plainAccount(account: string | null | undefined): string | null {
  return account != null && /^[\x21-\x7e]+$/.test(account) && account !== '*' ? account : null;
}
