import type { Fault } from '../config/settings/cross-faults.ts';
import { foldPersonName } from '../domain/people/fold-name.ts';
import type { ProgramPerson } from '../domain/program/person.ts';
import type { Program } from '../domain/program/program.ts';
import type { MentorSettings } from './mentor-accounts.ts';

/** What is wrong with what a configuration says of the people of its programs. */
export function mentorFaults(
  programs: readonly Program[],
  { mentors }: Pick<MentorSettings, 'mentors'>,
): readonly Fault[] {
  const known = new Set(programs.flatMap(({ people }) => people.map(({ id }) => id)));
  const unknown = Object.keys(mentors).filter((id) => !known.has(id));
  return [
    ...unknown.map((id) => ({ path: ['mentors', id], message: `no program names a person "${id}"` })),
    ...sharedIdFaults(programs),
  ];
}

/** An id stands for one person in all programs of a bot: their accounts, slots and interviews hang on it. */
export function sharedIdFaults(programs: readonly Program[]): readonly Fault[] {
  const first = new Map<string, { readonly person: ProgramPerson; readonly program: string }>();
  return programs.flatMap(({ id: program, people }) =>
    people.flatMap((person) => {
      const before = first.get(person.id);
      if (before === undefined) first.set(person.id, { person, program });
      if (before === undefined || isSame(before.person, person)) return [];
      const message = `the id "${person.id}" is ${before.person.name} in ${before.program} and ${person.name} in ${program}; give one of them another id, or, if they are one person, one of the names as an alias`;
      return [{ path: ['programs'], message }];
    }),
  );
}

function isSame(one: ProgramPerson, other: ProgramPerson): boolean {
  const names = namesOf(one);
  return namesOf(other).some((name) => names.includes(name));
}

function namesOf({ name, aliases }: ProgramPerson): readonly string[] {
  return [name, ...aliases].map(foldPersonName);
}
