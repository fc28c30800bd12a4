import { textAnswer } from '../../answers/answer.ts';
import { type Command, UserError } from '../../bot/command.ts';
import { channelHere, channelNamed } from './places.ts';

export const resumeChannel: Command = {
  name: 'resume',
  aliases: [],
  summary: 'lets the bot speak unasked in a channel again',
  argument: { name: 'channel', summary: 'which; if left out the one you are in, or the only one', isRequired: false },
  role: 'admin',
  where: 'both',
  examples: [{ says: '!resume #orchard', hears: '#orchard is not paused.' }],
  handle: async (text, context) => {
    const { say, now, reminders } = context;
    const place = text === '' ? channelHere(context) : channelNamed(text, context);
    const { pauses, outbox } = await reminders.stores();
    if (!(await pauses.resume(place.network, place.channel)))
      throw new UserError(say('channelNotPaused', { place: place.channel }));
    await outbox.wake(place, now);
    void reminders.nudge();
    return textAnswer(say('channelResumed', { place: place.channel }));
  },
};
