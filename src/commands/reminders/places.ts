import { type CommandContext, UserError } from '../../bot/command.ts';
import type { DeskChannel } from '../../bot/reminder-desk.ts';
import { isSameName } from '../../domain/people/fold-name.ts';

/** @param name "#channel" or "network/#channel". @throws UserError if the bot is in no such channel. */
export function channelNamed(name: string, context: CommandContext): DeskChannel {
  const { message, reminders } = context;
  const matches = reminders.channels.filter(
    ({ network, channel }) => isSameName(`${network}/${channel}`, name) || isSameName(channel, name),
  );
  const found = matches.find(({ network }) => network === message.network) ?? matches[0];
  if (!found) throw whichError(context);
  return found;
}

/** The channel in which it was said, or the only one there is. @throws UserError */
export function channelHere(context: CommandContext): DeskChannel {
  const { message, reminders } = context;
  const here = reminders.channels.filter(
    ({ network, channel }) => network === message.network && channel === message.channel,
  );
  const [only, ...others] = here.length > 0 ? here : reminders.channels;
  if (!only || others.length > 0) throw whichError(context);
  return only;
}

function whichError({ say, reminders }: CommandContext): UserError {
  const places = reminders.channels.map(({ network, channel }) => `${network}/${channel}`);
  return new UserError(say('whichChannel', { count: places.length, places: places.join(', ') }));
}
