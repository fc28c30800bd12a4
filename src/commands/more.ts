import { textAnswer } from '../answers/answer.ts';
import { andThen } from '../bot/awaitable.ts';
import type { Command } from '../bot/command.ts';
import { isOnePage } from '../bot/pages.ts';

export const more: Command = {
  name: 'more',
  aliases: [],
  summary: 'says what was left of the last answer',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!more', hears: 'nothing more' }],
  handle: (_text, { takeRest, say, isPublic }) =>
    andThen(takeRest(), (rest) => {
      // Whoever asks for what is another's takes nothing from them.
      if (rest.length === 0) return { ...textAnswer(say('nothingMore')), isAside: true };
      if (!isPublic || isOnePage(rest)) return { blocks: rest, conversation: {} };
      // The last page where it was asked; more than a page goes to the person alone.
      return { ...textAnswer(say('goesOnDirectly')), privately: rest };
    }),
};
