import type { Booking, Side } from '../../domain/interviews/booking.ts';
import type { Party } from '../../domain/interviews/party.ts';
import { foldPersonName } from '../../domain/people/fold-name.ts';
import { programNamed } from '../../domain/program/find.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { InterviewParts } from './interview-parts.ts';
import { partyOf } from './party-of.ts';

/** Who says something in which interview. */
export interface Speaker {
  readonly booking: Booking;
  readonly side: Side;
}

/** Whose interview a line is that was said to the bot alone. @param account that which the network proves now. */
export async function findSpeaker(
  running: readonly Booking[],
  { network, sender }: Pick<IncomingMessage, 'network' | 'sender'>,
  account: string,
  { programs, people }: Pick<InterviewParts, 'programs' | 'people'>,
): Promise<Speaker | null> {
  const person = await people.personOf({ network, account: foldPersonName(account) });
  for (const booking of running) {
    const program = programNamed(booking.program, programs());
    const party = program && partyOf(network, sender, account, person, program);
    if (party?.id === booking.applicant.id) return { booking, side: 'applicant' };
    if (party?.id === hostOf(booking).id) return { booking, side: 'mentor' };
  }
  return null;
}

/** The mentor who holds an interview. */
export function hostOf({ host, mentor }: Booking): Party {
  return host ?? mentor;
}
