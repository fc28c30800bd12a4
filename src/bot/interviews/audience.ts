import type { Booking, Side } from '../../domain/interviews/booking.ts';
import { partyOn } from '../../domain/interviews/notice.ts';
import type { Party } from '../../domain/interviews/party.ts';
import type { Attendant } from '../../ports/interview-record.ts';

/** Where those who are in an interview can be reached at the moment. */
export interface Audience {
  readonly booking: Booking;
  /** The place of its own that it has, which the bot is in or will be back in; null if it is held in two direct conversations. */
  readonly place: { readonly network: string; readonly name: string } | null;
  /** Both sides, as they were when they said that they are there. */
  readonly parties: Readonly<Record<Side, Party>>;
  /** Whether they are in the place. */
  readonly isThere: Readonly<Record<Side, boolean>>;
}

/** Both sides of a booking where they checked in; who did so before that was kept is where they booked. */
export function partiesOf(booking: Booking, attendants: readonly Attendant[]): Readonly<Record<Side, Party>> {
  const of = (side: Side): Party => {
    const party = partyOn(side, booking);
    const attendant = attendants.find(({ role }) => role === side);
    return attendant === undefined
      ? party
      : { ...party, network: attendant.network, account: attendant.account, nick: attendant.nick };
  };
  return { applicant: of('applicant'), mentor: of('mentor') };
}
