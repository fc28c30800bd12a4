import type { LinkCode } from '../domain/people/link-code.ts';
import type { Account, Notify, Person } from '../domain/people/person-id.ts';
import type { Instant } from '../domain/program/key-date.ts';

/**
 * What became of a try to link an account.
 *
 * - `linked`: both accounts are one person's now.
 * - `wrong`: there is no such code, it is over, or its secret is another; which of them is not told.
 * - `same`: the account belongs to that person already.
 * - `taken`: the account belongs to somebody else, with whom it has to be unlinked first.
 * - `conflict`: both accounts have something that one person cannot have twice, such as two bookings at one time.
 */
export type LinkResult =
  | { readonly kind: 'linked'; readonly person: Person }
  | { readonly kind: 'wrong' | 'same' | 'taken' | 'conflict' };

/** Which accounts belong to one person. Accounts are given as the network proves them. */
export interface PeopleStore {
  /** The person of an account; one with this account alone if nothing was linked to it. @throws StoreError */
  personOf(account: Account): Promise<Person>;
  /** Makes the code that the owner of another account must send; an earlier one of this account is worth nothing from then on. @throws StoreError */
  startLink(account: Account, secret: string, now: Instant): Promise<LinkCode>;
  /** Makes the account that sent a code the same person's as the one that asked for it. @throws StoreError */
  finishLink(account: Account, code: LinkCode, now: Instant): Promise<LinkResult>;
  /** Makes an account a person of its own again. @returns false if it was one. @throws StoreError */
  unlink(account: Account): Promise<boolean>;
  /** @throws StoreError */
  /** Forgets all accounts of the person whose account it is, their links and how they want to be told. */
  forget(account: Account): Promise<void>;
  setNotify(account: Account, notify: Notify): Promise<void>;
}
