import type { Command, CommandContext } from '../bot/command.ts';
import { cancel as cancelBooking } from './interviews/for-applicants.ts';
import { pause as pauseClock, resume as resumeClock } from './interviews/in-the-room.ts';
import { oneName } from './one-name.ts';
import { cancel as cancelMessage, pause as pauseChannel, resume as resumeChannel } from './reminders/announcements.ts';

const channel: Command['argument'] = {
  name: 'channel',
  summary: 'for org admins: which; nothing, said to the bot alone in an interview: its clock',
  isRequired: false,
};

/** A channel is named, or it is the one in which the command was said; that of an interview is no channel to be paused. */
const isAboutChannel = (text: string, { message: { network, channel }, runningInterviews }: CommandContext) =>
  text !== '' || (channel !== null && runningInterviews.programAt(network, channel) === null);

/** Commands that act on interviews, or on what the bot says unasked. */
export const namesakes: readonly Command[] = [
  oneName({
    privileged: cancelMessage,
    ordinary: cancelBooking,
    summary: 'calls an interview off; for org admins: has a planned message not be said',
    argument: {
      name: 'booking',
      summary: 'such as b7, and a reason if you like: "b7 I am ill"; for org admins a message such as a12',
      isRequired: true,
      pattern: /^[ab]\d/i,
    },
    isPrivileged: (text) => /^a\d/i.test(text),
  }),
  oneName({
    privileged: pauseChannel,
    ordinary: pauseClock,
    summary:
      'stops the clock of the interview that you hold; for org admins: has the bot say nothing unasked in a channel; what falls due waits',
    argument: channel,
    isPrivileged: isAboutChannel,
  }),
  oneName({
    privileged: resumeChannel,
    ordinary: resumeClock,
    summary: 'lets the clock of the interview go on; for org admins: lets the bot speak unasked in a channel again',
    argument: channel,
    isPrivileged: isAboutChannel,
  }),
];
