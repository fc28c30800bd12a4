import { textAnswer } from '../answers/answer.ts';
import { type Command, UserError } from '../bot/command.ts';

export const rejoin: Command = {
  name: 'rejoin',
  aliases: [],
  summary: 'sends the bot back into a channel at once, e.g. after it was kicked out',
  argument: { name: 'channel', summary: 'one of the configured channels', isRequired: true },
  role: 'admin',
  where: 'direct',
  examples: [{ says: 'rejoin #orchard', hears: '#orchard' }],
  handle: (text, { message, networks, say }) => {
    const [channel = '', name = message.network] = text.split(/\s+/);
    const network = networks.find((candidate) => candidate.name === name);
    if (!network?.rejoin?.(channel)) throw new UserError(say('noSuchChannel', { channel, network: name }));
    return textAnswer(say('rejoining', { channel }));
  },
};
