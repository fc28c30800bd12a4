import { textAnswer } from '../../answers/answer.ts';
import type { Command } from '../../bot/command.ts';
import { channelHere, channelNamed } from './places.ts';

export const pauseChannel: Command = {
  name: 'pause',
  aliases: [],
  summary: 'has the bot say nothing unasked in a channel; what falls due waits',
  argument: { name: 'channel', summary: 'which; if left out the one you are in, or the only one', isRequired: false },
  role: 'admin',
  where: 'both',
  examples: [{ says: '!pause #orchard', hears: 'I say nothing unasked in #orchard' }],
  handle: async (text, context) => {
    const { say, prefix, now, reminders } = context;
    const place = text === '' ? channelHere(context) : channelNamed(text, context);
    const { account } = await context.proveSender();
    await (await reminders.stores()).pauses.pause({ ...place, since: now, by: account ?? '' });
    return textAnswer(say('channelPaused', { place: place.channel, prefix }));
  },
};
