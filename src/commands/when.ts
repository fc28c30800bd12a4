import { answerQuestion } from '../answers/answer-question.ts';
import type { Command } from '../bot/command.ts';

export const when: Command = {
  name: 'when',
  aliases: [],
  summary: 'answers when something is, in plain words',
  argument: { name: 'words', summary: 'the rest of the question, e.g. "does coding start"', isRequired: true },
  role: 'anyone',
  where: 'both',
  examples: [
    { says: '!when does coding start', hears: 'begins: Mon 27 May 2024' },
    { says: '!when results', hears: 'Wed 1 May 2024 18:00 UTC' },
  ],
  handle: (text, context) => answerQuestion(`when ${text}`, context),
};
