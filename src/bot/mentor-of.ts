import { foldPersonName } from '../domain/people/fold-name.ts';
import type { ProgramPerson } from '../domain/program/person.ts';
import type { Program } from '../domain/program/program.ts';
import type { Sender } from '../ports/sender.ts';

/** The part of a program by which it is told who somebody is. */
export type ProgramPeople = Pick<Program, 'people' | 'ideas'>;

/** The mentor of the program whom a sender has proved to be, or null. */
export function mentorOf(network: string, sender: Sender, program: ProgramPeople): ProgramPerson | null {
  if (sender.account === null) return null;
  const account = foldPersonName(sender.account);
  return (
    mentorsOf(program).find(({ accounts }) =>
      accounts.some((one) => one.network === network && one.account === account),
    ) ?? null
  );
}

/** The people of a program who mentor an idea. */
export function mentorsOf({ people, ideas }: ProgramPeople): readonly ProgramPerson[] {
  const ids = new Set(ideas.flatMap(({ mentors }) => mentors));
  return people.filter(({ id }) => ids.has(id));
}
