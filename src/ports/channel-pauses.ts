import type { Instant } from '../domain/program/key-date.ts';

/** Who paused a channel where nobody did: the database is a copy that was put back. No account has a blank in it. */
export const BY_COPY = 'restored copy';

/** A channel in which the bot says nothing unasked until an admin lets it speak again. */
export interface ChannelPause {
  readonly network: string;
  readonly channel: string;
  readonly since: Instant;
  /** Who wanted it: account, or `BY_COPY`. */
  readonly by: string;
}

/** The channels that are paused. Each call throws StoreError. */
export interface ChannelPauses {
  list(): Promise<readonly ChannelPause[]>;
  isPaused(network: string, channel: string): Promise<boolean>;
  pause(pause: ChannelPause): Promise<void>;
  /** @returns false if it was not paused. */
  resume(network: string, channel: string): Promise<boolean>;
}
