import { matchesWildcard } from '../domain/limits/wildcard.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import { foldPersonName } from '../ports/sender.ts';

/** Channels of several networks between which somebody else's bridge carries what is said. */
export interface Bridge {
  /** Each as `network/channel`; what the bot says unasked it says in the first. */
  readonly channels: readonly string[];
  /** Nicks or ids, with `*`, that the bridge gives on one side to people of the other. */
  readonly ghosts: readonly string[];
}

/**
 * Whether a message is the copy of one that was said on the other side of a bridge.
 *
 * The bot is on both sides and hears the original there, where it can also prove who said it; the bridge carries the answer over.
 */
export function isCopy({ network, channel, sender }: IncomingMessage, bridges: readonly Bridge[]): boolean {
  if (channel === null) return false;
  const place = foldPersonName(`${network}/${channel}`);
  return bridges.some(
    ({ channels, ghosts }) =>
      channels.some((bridged) => foldPersonName(bridged) === place) &&
      (matchesWildcard(sender.nick, ghosts) || (sender.account !== null && matchesWildcard(sender.account, ghosts))),
  );
}

/** Whether a channel hears by a bridge what the bot says unasked in another. @param place `network/channel`. */
export function hearsByBridge(place: string, bridges: readonly Bridge[]): boolean {
  return bridges.some(({ channels: [, ...others] }) =>
    others.some((bridged) => foldPersonName(bridged) === foldPersonName(place)),
  );
}
