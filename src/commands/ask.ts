import { answerQuestion } from '../answers/answer-question.ts';
import type { Command } from '../bot/command.ts';

export const ask: Command = {
  name: 'ask',
  aliases: ['question'],
  summary: 'answers a question in plain words',
  argument: { name: 'question', summary: 'any question about the season', isRequired: true, takesSpeech: true },
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!ask is it paid?', hears: 'paid' }],
  handle: (text, context) => answerQuestion(text, context),
};
