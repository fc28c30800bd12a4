import type { Party } from '../../domain/interviews/party.ts';
import type { Person } from '../../domain/people/person-id.ts';
import type { Sender } from '../../ports/sender.ts';
import { mentorOf, type ProgramPeople } from '../mentor-of.ts';

/**
 * The party that a sender is: one for all accounts of a person.
 *
 * @param account that which the network has proved.
 * @param person whose account it is.
 */
export function partyOf(
  network: string,
  { nick }: Sender,
  account: string,
  person: Person,
  program: ProgramPeople,
): Party {
  const mentors = person.accounts.map((one) => mentorOf(one.network, { nick, account: one.account }, program));
  const mentor = mentors.find((found) => found !== null) ?? mentorOf(network, { nick, account }, program);
  return { id: mentor?.id ?? person.id, network, account, nick };
}
