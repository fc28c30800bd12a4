import { type Command, type CommandContext, UserError } from '../../bot/command.ts';
import { mayUse } from '../../bot/permit.ts';
import * as announcements from '../reminders/announcements.ts';
import { cancelInterview } from './for-applicants.ts';
import { pauseInterview, resumeInterview } from './in-the-room.ts';
import { BOOKING_ID } from './words.ts';

/** Names that mean one thing of an interview and another of what the bot announces; what is typed behind them tells which. */
export const sharedCommands: readonly Command[] = [
  {
    ...cancelInterview,
    summary: 'calls an interview off; for org admins also a planned message',
    argument: {
      name: 'booking reason',
      summary: 'such as "b7 I am ill"; a planned message as "announcements" tells it, e.g. a12',
      isRequired: true,
      pattern: BOOKING_ID,
    },
    handle: (text, context) =>
      BOOKING_ID.test(text)
        ? cancelInterview.handle(text, context)
        : handleIfAllowed(announcements.cancel, text, context),
  },
  ofClock(
    pauseInterview,
    announcements.pause,
    'stops the clock of the interview that you hold; in a channel, for org admins: what I say unasked',
  ),
  ofClock(
    resumeInterview,
    announcements.resume,
    'lets the clock of the interview go on; in a channel, for org admins: what I say unasked',
  ),
];

/** Without an argument, said to the bot alone, it is for the interview. */
function ofClock(ofInterview: Command, ofChannel: Command, summary: string): Command {
  return {
    ...ofChannel,
    summary,
    // Who may do what is asked where it is known which of the two is meant.
    role: 'anyone',
    examples: [{ says: `!${ofChannel.name} #orchard`, hears: 'org admins' }],
    handle: (text, context) =>
      text === '' && context.message.channel === null
        ? ofInterview.handle(text, context)
        : handleIfAllowed(ofChannel, text, context),
  };
}

async function handleIfAllowed(command: Command, text: string, context: CommandContext) {
  if (!mayUse(await context.proveRole(), command.role))
    throw new UserError(context.say('notAllowed', { command: command.name, role: command.role }));
  return command.handle(text, context);
}
