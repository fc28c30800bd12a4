import { textAnswer } from '../answers/answer.ts';
import type { Command } from '../bot/command.ts';

export const seasons: Command = {
  name: 'seasons',
  aliases: ['programs'],
  summary: 'lists the seasons that the bot knows',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!seasons', hears: 'QEMU 2024' }],
  handle: (_text, context) => {
    const { index, programs, say } = context;
    const titles = programs.map((program) => `${program.organisation.name} ${program.year} (${program.id})`);
    const { organisation, year } = index.program;
    return textAnswer(say('seasons', { here: `${organisation.name} ${year}`, all: titles.join(', ') }));
  },
};
