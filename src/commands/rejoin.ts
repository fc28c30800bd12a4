import { textAnswer } from '../answers/answer.ts';
import { type Command, UserError } from '../bot/command.ts';

export const rejoin: Command = {
  name: 'rejoin',
  aliases: [],
  summary: 'sends the bot back into a channel at once, e.g. after it was kicked out',
  argument: { name: 'channel', summary: 'one of the configured channels', isRequired: true },
  role: 'admin',
  where: 'direct',
  examples: [
    { says: 'rejoin #orchard', hears: '#orchard' },
    { says: 'rejoin test/#orchard', hears: 'I am joining #orchard' },
  ],
  handle: (text, { message, networks, say }) => {
    const { name, channel } = placeOf(text, message.network);
    const network = networks.find((candidate) => candidate.name === name);
    if (!network?.rejoin?.(channel)) throw new UserError(say('noSuchChannel', { channel, network: name }));
    return textAnswer(say('rejoining', { channel }));
  },
};

/** "oftc/#orchard", as announcements name places, or "#orchard" of the network that it is typed on. */
function placeOf(text: string, here: string): { readonly name: string; readonly channel: string } {
  const [, name = here, channel = text] = /^([a-z0-9][a-z0-9-]*)\/(.*)$/.exec(text) ?? [];
  return { name, channel };
}
