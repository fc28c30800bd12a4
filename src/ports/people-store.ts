import type { LinkCode } from '../domain/people/link-code.ts';
import type { Account, Notify, Person } from '../domain/people/person-id.ts';
import type { Instant } from '../domain/program/key-date.ts';

/**
 * What became of a try to link an account.
 *
 * - `linked`: both accounts are one person's now.
 * - `wrong`: there is no such code, it is over, its secret is another, or nobody claimed it; which of them is not told.
 * - `same`: the account belongs to that person already.
 * - `taken`: the account belongs to somebody else, with whom it has to be unlinked first.
 * - `network`: the person has an account on that network already; one suffices, and two would be two people more often than one.
 * - `conflict`: both accounts have something that one person cannot have twice, such as two bookings at one time.
 */
export type LinkResult =
  | { readonly kind: 'linked'; readonly person: Person }
  | { readonly kind: 'wrong' | 'same' | 'taken' | 'network' | 'conflict' };

/** What became of a claim; `claimed`: the account that asked for the code must agree now. */
export type ClaimResult =
  | { readonly kind: 'claimed'; readonly starter: Account }
  | { readonly kind: 'wrong' | 'same' | 'taken' | 'network' };

/**
 * Which accounts belong to one person. Accounts are given as the network proves them.
 *
 * Two become one only when both have said so, each knowing the other's name: a code that somebody was talked into sending is not enough.
 */
export interface PeopleStore {
  /** The person of an account; one with this account alone if nothing was linked to it. @throws StoreError */
  personOf(account: Account): Promise<Person>;
  /** Makes the code that the owner of another account must send; an earlier one of this account is worth nothing from then on. @throws StoreError */
  startLink(account: Account, secret: string, now: Instant): Promise<LinkCode>;
  /** The account that asked for a code, which stays as it is; null if it is wrong, and then the try counts. @throws StoreError */
  starterOf(code: LinkCode, now: Instant): Promise<Account | null>;
  /** The account that sent a code wants to be the same person's as the one that asked for it. @throws StoreError */
  claimLink(account: Account, code: LinkCode, now: Instant): Promise<ClaimResult>;
  /** The account that asked for a code agrees to who has claimed it: both are one person's from then on. @throws StoreError */
  confirmLink(account: Account, joining: Account, now: Instant): Promise<LinkResult>;
  /** Makes an account a person of its own again, which takes along what came by it. @returns false if it was one. @throws StoreError */
  unlink(account: Account): Promise<boolean>;
  /** An account was seen; kept of people with several, so that it is known after a restart. @throws StoreError */
  noteSeen(account: Account, now: Instant): Promise<void>;
  /** Forgets all accounts of the person whose account it is, their links and how they want to be told. @throws StoreError */
  forget(account: Account): Promise<void>;
  /** @throws StoreError */
  setNotify(account: Account, notify: Notify): Promise<void>;
}
