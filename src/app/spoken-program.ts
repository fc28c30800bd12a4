import type { ProgramIndex } from '../answers/program-index.ts';
import type { ProgramIndexes } from './program-indexes.ts';

/** Which program is spoken of in the terminal; the first to begin with. */
export interface SpokenProgram {
  id(): string;
  index(): ProgramIndex;
  /** Speaks of another one from now on. @returns false if there is none of that id. */
  use(id: string): boolean;
}

export function createSpokenProgram(indexes: ProgramIndexes): SpokenProgram {
  let spoken = indexes.programs[0]?.id ?? '';
  return {
    id: () => spoken,
    index: () => {
      const index = indexes.find(spoken);
      if (!index) throw new Error(`the program ${spoken} is gone`);
      return index;
    },
    use: (id) => {
      if (indexes.find(id) === null) return false;
      spoken = id;
      return true;
    },
  };
}
