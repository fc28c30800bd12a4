import type { Account } from '../domain/people/person-id.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { PersonalReminder, ReminderStore } from '../ports/reminder-store.ts';

/** Reminders of people instead of accounts: what somebody asked for by one of their accounts is theirs by all of them. */
export function createPersonReminders(store: ReminderStore, people: Pick<PeopleStore, 'personOf'>): ReminderStore {
  const accountsOf = async (network: string, account: string): Promise<readonly Account[]> =>
    (await people.personOf({ network, account })).accounts;
  /** What each account of the person gives. */
  const ofEach = async <Value>(network: string, account: string, ask: (one: Account) => Promise<Value>) => {
    const found: Value[] = [];
    for (const one of await accountsOf(network, account)) found.push(await ask(one));
    return found;
  };
  const listOf = async (network: string, account: string): Promise<readonly PersonalReminder[]> =>
    (await ofEach(network, account, (one) => store.listOf(one.network, one.account)))
      .flat()
      .toSorted((a, b) => a.at - b.at);
  return {
    ...store,
    listOf,
    add: async (reminder, limit) => {
      const { network, account } = reminder;
      const [all, own] = [await listOf(network, account), await store.listOf(network, account)];
      return store.add(reminder, limit - (all.length - own.length));
    },
    find: async (network, account, id, now) =>
      (await ofEach(network, account, (one) => store.find(one.network, one.account, id, now))).find(
        (found) => found !== null,
      ) ?? null,
    lastSaid: async (network, account, now) =>
      (await ofEach(network, account, (one) => store.lastSaid(one.network, one.account, now))).reduce(
        (last, found) => (found !== null && (last === null || found.at > last.at) ? found : last),
        null,
      ),
    forget: async (network, account, id, now) => {
      for (const one of await accountsOf(network, account))
        if (await store.forget(one.network, one.account, id, now)) return true;
      return false;
    },
  };
}
