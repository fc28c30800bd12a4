import type { Settings } from '../config/settings/schema.ts';
import type { Listener } from '../domain/reminders/rules.ts';
import type { Subscription, SubscriptionStore } from '../ports/subscription-store.ts';
import { minuteOf } from './reminder-rules.ts';

/** Those who are told of key dates because they subscribed to them. */
export interface Subscribers {
  /** Reads who they are by now. @throws StoreError */
  load(): Promise<void>;
  /** As they were read last; the same array while nothing has changed. */
  listeners(): readonly Listener[];
}

export function createSubscribers(store: SubscriptionStore, { reminders }: Settings): Subscribers {
  let known = '[]';
  let listeners: readonly Listener[] = [];
  return {
    load: async () => {
      const all = await store.all();
      const text = JSON.stringify(all);
      if (text === known) return;
      known = text;
      listeners = all.map((one) => listenerOf(one, reminders.zone, minuteOf(reminders.sayAt)));
    },
    listeners: () => listeners,
  };
}

/** Whom the date itself is for does not matter: they asked for it. */
function listenerOf(
  { network, account, nick, program, date, since }: Subscription,
  zone: string,
  sayAt: number,
): Listener {
  const recipient = { kind: 'person', network, account, nick } as const;
  return { recipient, audiences: [], zone, quiet: null, sayAt, program, date, since };
}
