import { createProgramIndex, type ProgramIndex } from '../answers/program-index.ts';
import type { Language } from '../domain/language/language.ts';
import type { Program } from '../domain/program/program.ts';

/** The programs, each made ready for questions when somebody first asks about it. */
export interface ProgramIndexes {
  readonly programs: readonly Program[];
  /** @returns null if there is no program of that id. */
  find(id: string): ProgramIndex | null;
}

export function createProgramIndexes(programs: readonly Program[], language: Language): ProgramIndexes {
  const built = new Map<string, ProgramIndex>();
  return {
    programs,
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
