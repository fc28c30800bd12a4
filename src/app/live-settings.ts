import { isDeepStrictEqual } from 'node:util';
import type { Settings } from '../config/settings/schema.ts';
import type { Configuration } from './load-settings.ts';

/** The configuration of a running bot, some of which may be read again. */
export interface LiveSettings {
  /** As it counts at the moment. */
  readonly current: Settings;
  /** What is in the file now. @throws DataError */
  reread(): Promise<Configuration>;
  replace(next: Settings): void;
}

/** @param reread left out for a bot without a file: then nothing of its settings changes. */
export function createLiveSettings(first: Settings, reread?: () => Promise<Configuration>): LiveSettings {
  let current = first;
  return {
    get current() {
      return current;
    },
    reread: reread ?? (async () => ({ settings: current, file: null })),
    replace: (next) => {
      current = next;
    },
  };
}

/** What becomes of a configuration that was read again while the bot runs. */
export interface Takeover {
  /** What counts from now on. */
  readonly settings: Settings;
  /** Options in which the file says something else, which takes a restart. */
  readonly waiting: readonly string[];
}

/** Takes over which programs there are, which channel speaks of which, and who their mentors are; the rest is wired at the start. */
export function takeOver(present: Settings, next: Settings): Takeover {
  const settings: Settings = {
    ...present,
    programs: next.programs,
    mentors: next.mentors,
    mentorAccounts: next.mentorAccounts,
    networks: present.networks.map((network) => withPrograms(network, next)),
  };
  // Both were made by one schema, so both have the same options.
  const options = Object.keys({ ...settings, ...next }) as (keyof Settings)[];
  return { settings, waiting: options.filter((option) => !isDeepStrictEqual(settings[option], next[option])) };
}

type Network = Settings['networks'][number];

/** A network with the programs of its channels as another configuration has them. */
function withPrograms(network: Network, { networks }: Settings): Network {
  const other = networks.find(({ name }) => name === network.name);
  if (network.kind === 'console' || other === undefined || other.kind === 'console') return network;
  const programs = new Map(other.channels.map(({ name, program }) => [name, program]));
  const channelWith = <Channel extends { readonly name: string; readonly program?: string | undefined }>(
    channel: Channel,
  ): Channel => {
    const { program: _, ...others } = channel;
    const program = programs.get(channel.name);
    // The program is optional, and all else is the channel's own.
    return (programs.has(channel.name) ? { ...others, ...(program && { program }) } : channel) as Channel;
  };
  return network.kind === 'irc'
    ? { ...network, channels: network.channels.map(channelWith) }
    : { ...network, channels: network.channels.map(channelWith) };
}
