import { noticeNow } from '../../domain/interviews/notice.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import type { Account } from '../../domain/people/person-id.ts';
import type { IdeaKey } from '../../domain/program/find.ts';
import { composeNotice } from './compose-notice.ts';
import type { DeskParts } from './desk-parts.ts';

/** What an applicant can do themselves to have nothing to come. */
export interface CallingOff {
  cancel(bookingId: number): Promise<unknown>;
  leave(key: IdeaKey): Promise<unknown>;
}

/**
 * Calls off what is to come of an applicant, as they could do it themselves, so that the others are told and the queue moves on; then
 * erases them.
 *
 * @returns false if an interview of theirs runs; then it is still theirs.
 */
export async function forgetApplicant(
  { store, clock, say, programs }: DeskParts,
  { cancel, leave }: CallingOff,
  { party: { id } }: Actor,
  accounts: readonly Account[],
): Promise<boolean> {
  const now = clock.now();
  // Whatever is live, even if its time is over and nobody has looked yet.
  for (const booking of await store.bookingsOf(id, 0)) if (booking.applicant.id === id) await cancel(booking.id);
  for (const key of await store.queuesOf(id)) await leave(key);
  return store.forget(
    { id, accounts },
    (booking) =>
      composeNotice(noticeNow('cancelled', 'mentor', booking, now), { say, programs: programs(), zone: null }).reply,
  );
}
