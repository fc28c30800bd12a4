import { textAnswer } from '../answers/answer.ts';
import { type Command, UserError } from '../bot/command.ts';
import { provedAccount } from '../bot/proved-account.ts';
import { NOTIFY } from '../domain/people/person-id.ts';

export const notify: Command = {
  name: 'notify',
  aliases: [],
  summary: 'says where you want to be told what is for you alone, if you have linked accounts',
  argument: {
    name: 'where',
    summary: '"irc", "matrix", "both", or "last": where you were seen last',
    isRequired: true,
  },
  role: 'anyone',
  where: 'direct',
  examples: [{ says: 'notify both', hears: 'both' }],
  handle: async (text, context) => {
    const where = NOTIFY.find((one) => one === text.toLowerCase());
    if (where === undefined) throw new UserError(context.say('notifyForm', { typed: text.slice(0, 40) }));
    await context.people.setNotify(await provedAccount(context), where);
    return textAnswer(context.say('notifySet', { where }));
  },
};
