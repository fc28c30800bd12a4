import { answerQuestion } from '../answers/answer-question.ts';
import { nextAnswer } from '../answers/compose/timeline-text.ts';
import type { Command, CommandContext } from '../bot/command.ts';
import { calledIn, callNext } from './interviews/call-next.ts';
import { oneName } from './one-name.ts';

const nextDate: Command = {
  name: 'next',
  aliases: ['upcoming'],
  summary: 'tells the next key date',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!next', hears: 'Next: Application period ends, Tue 2 April 2024 18:00 UTC' }],
  // "next deadline" is a question, whoever asks it.
  handle: (text, context) => (text === '' ? nextAnswer(context) : answerQuestion(`next ${text}`, context)),
};

export const next: Command = oneName({
  privileged: callNext,
  ordinary: nextDate,
  summary:
    'tells the next key date; for mentors: holds the earliest open slot of an idea, or the slot that is named, for the first in its queue',
  argument: {
    name: 'idea',
    summary: 'for mentors: an idea, and a slot if it is to be that one, such as "gstreamer s12"',
    isRequired: false,
    pattern: /\ss\d{1,9}$/i,
  },
  isPrivileged: namesIdea,
});

/** Words that only have to do with an idea do not count: they are a question. */
function namesIdea(text: string, { index }: CommandContext): boolean {
  const name = calledIn(text).idea.trim();
  if (name === '') return false;
  return (
    index.idea(name.toLowerCase()) !== undefined ||
    index.ideaNames.find(index.analyser.terms(name, index.speller)) !== null
  );
}
