import type { IrcMessage } from 'irc-framework';
import { type Absence, absenceOf } from './join-policy.ts';

/** What a line says about the bot's stay in a channel; `channel` is the name that the server gave. */
export type ChannelEvent =
  | { readonly kind: 'joined'; readonly channel: string }
  | { readonly kind: 'removed'; readonly channel: string; readonly detail: string }
  | { readonly kind: 'renamed'; readonly channel: string; readonly to: string }
  | { readonly kind: 'invited'; readonly channel: string }
  | { readonly kind: 'refused'; readonly channel: string; readonly absence: Absence; readonly detail: string };

/** Null for a line about something or somebody else. */
export function channelEventOf(line: IrcMessage, isOwn: (nick: string) => boolean): ChannelEvent | null {
  const { command, nick, params } = line;
  const [first = '', second = '', third = ''] = params;
  switch (command) {
    case 'JOIN':
      return isOwn(nick) ? { kind: 'joined', channel: first } : null;
    case 'KICK':
      return isOwn(second) ? { kind: 'removed', channel: first, detail: kickDetail(nick, third) } : null;
    case 'PART':
      return isOwn(nick) ? { kind: 'removed', channel: first, detail: 'removed' } : null;
    case 'RENAME':
      return { kind: 'renamed', channel: first, to: second };
    case 'INVITE':
      return isOwn(first) ? { kind: 'invited', channel: second } : null;
    default:
      return refused(command, second, params);
  }
}

function kickDetail(by: string, reason: string): string {
  return by === '' ? reason : `by ${by} (${reason})`;
}

function refused(command: string, channel: string, params: readonly string[]): ChannelEvent | null {
  const absence = absenceOf(command);
  if (absence === null) return null;
  // A forward names the other channel before it ends in a sentence.
  const detail = absence === 'forwarded' ? (params[2] ?? '') : (params.at(-1) ?? '');
  return { kind: 'refused', channel, absence, detail };
}
