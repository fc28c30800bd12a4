import type { Idea } from '../../src/domain/program/idea.ts';
import type { Program } from '../../src/domain/program/program.ts';

/** The idea of that title. Fails naming it if the program has none. */
export function ideaOf(program: Program, title: string): Idea {
  const idea = program.ideas.find((candidate) => candidate.title === title);
  if (!idea) throw new Error(`${program.id} has no idea "${title}"`);
  return idea;
}

/** Names of people by id. */
export function namesOf(program: Program, ids: readonly string[]): readonly string[] {
  return ids.map((id) => program.people.find((person) => person.id === id)?.name ?? `unknown id ${id}`);
}

/** Everything that is known of an idea's work, in one text. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(textOf).join('\n') : '';
}

/** Every web address of a program, in the order of its fields. */
export function urlsOf(program: Program): ReadonlySet<string> {
  const links = [
    ...program.links,
    ...program.guides.flatMap((guide) => guide.links),
    ...program.ideas.flatMap((idea) => idea.links),
  ];
  return new Set(links.flatMap((link) => link.url ?? []));
}
