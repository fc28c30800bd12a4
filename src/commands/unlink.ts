import { textAnswer } from '../answers/answer.ts';
import type { Command } from '../bot/command.ts';
import { provedAccount } from '../bot/proved-account.ts';

export const unlink: Command = {
  name: 'unlink',
  aliases: [],
  summary: 'parts the account that you speak from again from your others',
  argument: null,
  role: 'anyone',
  where: 'direct',
  examples: [{ says: 'unlink', hears: 'not linked' }],
  handle: async (_text, context) => {
    const isParted = await context.people.unlink(await provedAccount(context));
    return textAnswer(context.say(isParted ? 'unlinked' : 'notLinked'));
  },
};
