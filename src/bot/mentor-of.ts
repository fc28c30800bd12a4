import type { ProgramPerson } from '../domain/program/person.ts';
import type { Program } from '../domain/program/program.ts';
import { foldPersonName, type Sender } from '../ports/sender.ts';

/** The mentor of the program whom a sender has proved to be, or null. */
export function mentorOf(network: string, sender: Sender, program: Program): ProgramPerson | null {
  if (sender.account === null) return null;
  const account = foldPersonName(sender.account);
  const mentors = new Set(program.ideas.flatMap((idea) => idea.mentors));
  const isSender = (person: ProgramPerson) =>
    mentors.has(person.id) && (isSameName(nickOn(network, person), account) || isSameName(person.matrixId, account));
  return program.people.find(isSender) ?? null;
}

/** The nick that the program gives a person on a network; program pages write its name as its users do ("OFTC"). */
function nickOn(network: string, { nicks }: ProgramPerson): string | null {
  return Object.entries(nicks).find(([name]) => foldPersonName(name) === network)?.[1] ?? null;
}

/** @param account folded. */
function isSameName(name: string | null | undefined, account: string): boolean {
  return name !== null && name !== undefined && foldPersonName(name) === account;
}
