import { createProgramIndex, type ProgramIndex } from '../answers/program-index.ts';
import type { Language } from '../domain/language/language.ts';
import type { Program } from '../domain/program/program.ts';

/** The programs, each made ready for questions when somebody first asks about it. */
export interface ProgramIndexes {
  readonly programs: readonly Program[];
  /** @returns null if there is no program of that id. */
  find(id: string): ProgramIndex | null;
  /** Speaks of these from now on: the data was read again. */
  replace(programs: readonly Program[]): void;
}

export function createProgramIndexes(first: readonly Program[], language: Language): ProgramIndexes {
  let programs = first;
  const built = new Map<string, ProgramIndex>();
  return {
    get programs() {
      return programs;
    },
    replace: (next) => {
      programs = next;
      built.clear();
    },
    find: (id) => {
      const known = built.get(id);
      if (known) return known;
      const program = programs.find((candidate) => candidate.id === id);
      if (!program) return null;
      const index = createProgramIndex(program, language);
      built.set(id, index);
      return index;
    },
  };
}
