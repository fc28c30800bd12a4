import type { Settings } from '../config/settings/schema.ts';
import { parseAccount } from '../domain/people/account.ts';
import { isSameName } from '../domain/people/fold-name.ts';

/** A channel of the configuration. */
export interface Place {
  readonly network: string;
  readonly channel: string;
  /** Id of the program that is told there; null for all. */
  readonly program: string | null;
}

/** In a terminal all programs are told of; elsewhere a channel's own, or the first. */
export function placesOf({ networks }: Settings, firstProgram: string | null): readonly Place[] {
  return networks.flatMap((network): readonly Place[] =>
    network.kind === 'console'
      ? [{ network: network.name, channel: network.channel, program: null }]
      : network.channels.map(({ name, program }) => ({
          network: network.name,
          channel: name,
          program: program ?? firstProgram,
        })),
  );
}

/** A channel as it is written in a configuration, "oftc/#qemu-gsoc"; read like an account, for it is of the same form. */
export function parsePlace(text: string): Pick<Place, 'network' | 'channel'> | null {
  const read = parseAccount(text);
  return read && { network: read.network, channel: read.account };
}

export function isSameChannel(one: string, other: string): boolean {
  return isSameName(one, other);
}
