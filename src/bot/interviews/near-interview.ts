import type { Booking, Side } from '../../domain/interviews/booking.ts';
import { foldPersonName } from '../../domain/people/fold-name.ts';
import { programNamed } from '../../domain/program/find.ts';
import type { CommandContext } from '../command.ts';
import { partyOf } from './party-of.ts';

/** An interview that somebody is about to have, or late for. */
export interface NearInterview {
  readonly booking: Booking;
  readonly side: Side;
}

/**
 * The interview of who speaks that can be come to at this moment, from a quarter of an hour before it begins until its end; null if there is
 * none, or the network does not prove who it is.
 *
 * @throws StoreError
 */
export async function nearInterview(context: CommandContext): Promise<NearInterview | null> {
  const { interviews, message, now, people, programs } = context;
  const near = await interviews.store.around(now, now + interviews.rules.checkInMs);
  // Hardly ever is there one, and then nobody is asked who it is.
  if (near.length === 0) return null;
  const sender = await context.proveSender();
  const { account } = sender;
  if (account === null) return null;
  const person = await people.personOf({ network: message.network, account: foldPersonName(account) });
  for (const booking of near) {
    const program = programNamed(booking.program, programs);
    const id = program && partyOf(message.network, sender, account, person, program).id;
    if (id === booking.applicant.id) return { booking, side: 'applicant' };
    if (id === (booking.host ?? booking.mentor).id) return { booking, side: 'mentor' };
  }
  return null;
}
