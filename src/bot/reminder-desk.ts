import type { ChannelPauses } from '../ports/channel-pauses.ts';
import type { OutboxStore } from '../ports/outbox.ts';
import type { ReminderStore } from '../ports/reminder-store.ts';
import type { Pending } from './pending.ts';

/** A channel that the bot is in. */
export interface DeskChannel {
  readonly network: string;
  readonly channel: string;
}

/** What commands about reminders and announcements may use. */
export interface ReminderDesk {
  /** All channels of the configuration. */
  readonly channels: readonly DeskChannel[];
  readonly pending: Pending;
  /** Opens the database if need be. @throws StoreError */
  stores(): Promise<ReminderStores>;
  /** Says at once what is due now. Resolves when the networks have it. */
  nudge(): Promise<void>;
  /** Reads the programs again. @returns what is wrong with them, each with its place; then the old ones stay. */
  reload(): Promise<readonly string[]>;
}

/** The stores behind the desk, once the database is open. */
export interface ReminderStores {
  readonly outbox: OutboxStore;
  readonly pauses: ChannelPauses;
  readonly reminders: ReminderStore;
}
