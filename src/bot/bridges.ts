import { matchesWildcard } from '../domain/limits/wildcard.ts';
import { foldPersonName, isSameName } from '../domain/people/fold-name.ts';
import type { ChatNetwork } from '../ports/chat-network.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import { channelObstacle } from './delivery-rules.ts';

/** Channels of several networks between which somebody else's bridge carries what is said. */
export interface Bridge {
  /** Each as `network/channel`; what the bot says unasked it says in the first. */
  readonly channels: readonly string[];
  /** Nicks or ids, with `*`, that the bridge gives on one side to people of the other. */
  readonly ghosts: readonly string[];
}

/** A channel of a network. */
export interface ChannelPlace {
  readonly network: string;
  readonly channel: string;
}

/** The networks that the bot is on, by name. */
type FindNetwork = (name: string) => ChatNetwork | undefined;

/**
 * Whether a message is the copy of one that the bot hears on the other side of a bridge, the bot's own words among them.
 *
 * There it hears the original and can prove who said it; the bridge carries the answer over. While the bot can't hear the other
 * side the copy is all there is, and is answered.
 */
export function isCopy(
  { network, channel, sender }: IncomingMessage,
  bridges: readonly Bridge[],
  find: FindNetwork,
): boolean {
  if (channel === null) return false;
  return bridges.some(({ channels, ghosts }) => {
    const others = othersOf(channels, { network, channel });
    if (others === null) return false;
    const isGhost = [sender.nick, sender.account].some((name) => name !== null && matchesWildcard(name, ghosts));
    return isGhost && others.some((other) => isUp(other, find));
  });
}

/** Whether a channel hears by a bridge what the bot says unasked in another. @param place `network/channel`. */
export function hearsByBridge(place: string, bridges: readonly Bridge[]): boolean {
  return bridges.some(({ channels: [, ...others] }) => others.some((bridged) => isSameName(bridged, place)));
}

/**
 * Where something is said that is for a channel: there, or on another side of its bridge while the bot is not on that network. From
 * where it was kicked it does not come back by another door.
 *
 * @param attempts tries so far: what may have been said already is not said elsewhere.
 */
export function speakingPlace(
  place: ChannelPlace,
  attempts: number,
  { bridges, network }: { readonly bridges: readonly Bridge[]; network: FindNetwork },
): ChannelPlace {
  if (attempts > 0 || isUp(place, network)) return place;
  const others = bridges.flatMap(({ channels }) => othersOf(channels, place) ?? []);
  return others.find((other) => channelObstacle(network(other.network), other.channel) === null) ?? place;
}

function isUp({ network }: ChannelPlace, find: FindNetwork): boolean {
  return find(network)?.status().state === 'connected';
}

/** The other channels of a bridge; null if the place is not on it. */
function othersOf(channels: readonly string[], { network, channel }: ChannelPlace): readonly ChannelPlace[] | null {
  const place = foldPersonName(`${network}/${channel}`);
  const others = channels.filter((bridged) => foldPersonName(bridged) !== place);
  return others.length === channels.length ? null : others.map(placeOf);
}

function placeOf(bridged: string): ChannelPlace {
  const slash = bridged.indexOf('/');
  return { network: bridged.slice(0, slash), channel: bridged.slice(slash + 1) };
}
