import { createPhrasebook } from '../../src/answers/compose/phrasebook.ts';
import { createProgramIndex, type ProgramIndex } from '../../src/answers/program-index.ts';
import { loadLanguage } from '../../src/app/load-data.ts';
import { orchard } from './programs.ts';

/** The words of the bot, as they are checked in. */
export const english = await loadLanguage();
/** The bot's own sentences. */
export const say = createPhrasebook(english.replies);
export const orchardIndex: ProgramIndex = createProgramIndex(orchard, english);
