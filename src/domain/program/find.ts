import type { Idea } from './idea.ts';
import type { Program } from './program.ts';

/** Which idea of which season. */
export interface IdeaKey {
  /** Id of the program. */
  readonly program: string;
  /** Slug of the idea in it. */
  readonly idea: string;
}

/** The program of an id; undefined if it is loaded no longer. */
export function programNamed(id: string, programs: readonly Program[]): Program | undefined {
  return programs.find((program) => program.id === id);
}

/** The idea of a key; undefined if its program, or the idea in it, is there no longer. */
export function ideaNamed({ program, idea }: IdeaKey, programs: readonly Program[]): Idea | undefined {
  return programNamed(program, programs)?.ideas.find(({ slug }) => slug === idea);
}

/** The title of an idea; its slug if it is there no longer. */
export function titleOf(key: IdeaKey, programs: readonly Program[]): string {
  return ideaNamed(key, programs)?.title ?? key.idea;
}
