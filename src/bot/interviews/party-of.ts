import type { Party } from '../../domain/interviews/party.ts';
import type { Program } from '../../domain/program/program.ts';
import { foldPersonName, type Sender } from '../../ports/sender.ts';
import { mentorOf } from '../mentor-of.ts';

/** The party that a sender has proved to be; a mentor of the program is one person on every network. Null without an account. */
export function partyOf(network: string, sender: Sender, program: Program): Party | null {
  if (sender.account === null) return null;
  const party = partyFor(network, sender.account, sender.nick);
  const mentor = mentorOf(network, sender, program);
  return mentor === null ? party : { ...party, id: mentor.id };
}

export function partyFor(network: string, account: string, nick: string): Party {
  return { id: `${network}/${foldPersonName(account)}`, network, account, nick };
}
