import type { Command, CommandContext } from '../bot/command.ts';
import { cancelBooking } from './interviews/cancel-booking.ts';
import { pauseClock, resumeClock } from './interviews/clock-commands.ts';
import { oneName } from './one-name.ts';
import { cancelAnnouncement } from './reminders/cancel-announcement.ts';
import { pauseChannel } from './reminders/pause-channel.ts';
import { resumeChannel } from './reminders/resume-channel.ts';

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
    privileged: cancelAnnouncement,
    ordinary: cancelBooking,
    summary: 'calls an interview off; for org admins: has a planned message not be said',
    argument: {
      name: 'booking',
      summary:
        'such as b7, and a reason if you like: "b7 I am ill"; left out: which there are; for org admins a message such as a12',
      isRequired: false,
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
