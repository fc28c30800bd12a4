import type { ChannelPauses } from '../ports/channel-pauses.ts';
import type { OutboxStore } from '../ports/outbox.ts';
import type { ReminderStore } from '../ports/reminder-store.ts';
import type { Pending } from './pending.ts';
import type { DateNews } from './reminder-runner.ts';

/** A channel that the bot is in. */
export interface DeskChannel {
  readonly network: string;
  readonly channel: string;
}

/** What became of reading the programs again. */
export type Reload =
  /** Each fault with its place; the old programs stay. */
  | { readonly kind: 'faulty'; readonly problems: readonly string[] }
  | {
      readonly kind: 'done';
      /** How many programs there are now. */
      readonly count: number;
      /** Programs ("QEMU 2024") that were not there before, and of those that are not any more. */
      readonly added: readonly string[];
      readonly gone: readonly string[];
      readonly dates: readonly DateNews[];
      /** Options of the configuration that have changed, too, and take a restart. */
      readonly waiting: readonly string[];
    };

/** What commands about reminders and announcements may use. */
export interface ReminderDesk {
  /** All channels of the configuration. */
  readonly channels: readonly DeskChannel[];
  readonly pending: Pending;
  /** Opens the database if need be. @throws StoreError */
  stores(): Promise<ReminderStores>;
  /** Says at once what is due now. Resolves when the networks have it. */
  nudge(): Promise<void>;
  /** Reads the programs again, and what the configuration says of them. */
  reload(): Promise<Reload>;
}

/** The stores behind the desk, once the database is open. */
export interface ReminderStores {
  readonly outbox: OutboxStore;
  readonly pauses: ChannelPauses;
  readonly reminders: ReminderStore;
}
