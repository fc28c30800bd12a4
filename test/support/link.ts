import type { Account } from '../../src/domain/people/person-id.ts';
import type { LinkResult, PeopleStore } from '../../src/ports/people-store.ts';

/** Links an account to another one as their owner does it: a code, a claim and a word from each side. */
export async function linkAccounts(
  people: PeopleStore,
  starter: Account,
  joining: Account,
  now: number,
): Promise<LinkResult> {
  const code = await people.startLink(starter, '3f9a0c77b1d2', now);
  const claimed = await people.claimLink(joining, code, now);
  return claimed.kind === 'claimed' ? people.confirmLink(starter, joining, now) : claimed;
}
