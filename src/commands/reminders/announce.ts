import { textAnswer } from '../../answers/answer.ts';
import { formatInstant } from '../../answers/compose/times.ts';
import { understandTime } from '../../answers/remind/understand-time.ts';
import { type Command, type CommandContext, UserError } from '../../bot/command.ts';
import { provedAccount } from '../../bot/proved-account.ts';
import type { DeskChannel } from '../../bot/reminder-desk.ts';
import type { Instant } from '../../domain/program/key-date.ts';
import { recipientKey } from '../../domain/reminders/recipient.ts';
import { DAY_MS } from '../../domain/time/units.ts';
import type { PlannedMessage } from '../../ports/outbox.ts';
import { textReply } from '../../ports/reply.ts';
import { plainText } from './person.ts';
import { channelHere, channelNamed } from './places.ts';

export const announce: Command = {
  name: 'announce',
  aliases: [],
  summary: 'says something in a channel, now or at a time, after you have seen and confirmed it',
  argument: {
    name: 'text',
    summary: 'what, after the channel and the time if need be: "#channel text", "at tomorrow 9:00 #channel text"',
    isRequired: true,
    pattern: /./,
  },
  role: 'admin',
  where: 'both',
  examples: [
    { says: '!announce #orchard The talk begins.', hears: 'This will be said in #orchard now: "The talk begins."' },
  ],
  handle: async (text, context) => {
    const { say, message, prefix, now, zone, random, reminders } = context;
    const { account } = await provedAccount(context);
    const sender = { nick: message.sender.nick, account };
    const { at, rest } = timeOf(plainText(text), context);
    const { place, words } = placeOf(rest, context);
    if (words === '') throw new UserError(say('announceNothing', { prefix }));
    if (at !== null && at <= now) throw new UserError(say('reminderPast', { when: formatInstant(at, zone) }));
    const isPaused = await (await reminders.stores()).pauses.isPaused(place.network, place.channel);
    const values = {
      place: place.channel,
      isNow: String(at === null),
      isPaused: String(isPaused),
      isDirect: String(message.channel === null),
      when: formatInstant(at ?? now, zone),
      prefix,
    };
    reminders.pending.ask(message, sender, async () => {
      await plan(announcement(place, words, at ?? now, `${sender.account}/${random.token(12)}`), context);
      return textAnswer(say('announceSet', values));
    });
    return textAnswer(say('announceAsked', { ...values, text: words }));
  },
};

/**
 * "at <time> ...": only behind this word is a time looked for, for a text may speak of times as well.
 *
 * @throws UserError if a time is meant and none is understood: it must not be said at once in its place.
 */
function timeOf(text: string, { now, zone, say, prefix }: CommandContext) {
  const behind = /^(?:at|on)\s+(.+)$/i.exec(text)?.[1];
  if (behind === undefined) return { at: null, rest: text };
  // The time ends where the channel begins, if one is named.
  const channelAt = behind.search(/(?:^|\s)(?:[a-z0-9-]+\/)?[#&!]\S/);
  const head = channelAt < 0 ? behind : behind.slice(0, channelAt);
  const time = understandTime(head, now, zone ?? 'UTC');
  if (time !== null)
    return { at: time.at, rest: plainText(`${time.rest} ${channelAt < 0 ? '' : behind.slice(channelAt)}`) };
  if (channelAt >= 0 || /^\d/.test(behind)) throw new UserError(say('announceNoTime', { typed: head, prefix }));
  return { at: null, rest: text };
}

/** The channel that is named first; else the one in which it was said, or the only one. @throws UserError */
function placeOf(text: string, context: CommandContext): { readonly place: DeskChannel; readonly words: string } {
  const [first = ''] = text.split(' ');
  if (/^(?:[a-z0-9-]+\/)?[#&!]\S/.test(first))
    return { place: channelNamed(first, context), words: text.slice(first.length).trim() };
  return { place: channelHere(context), words: text };
}

function announcement(place: DeskChannel, text: string, dueAt: Instant, id: string): PlannedMessage {
  const recipient = { kind: 'channel', ...place } as const;
  const key = `announcement/${id}/${recipientKey(recipient)}`;
  return {
    key,
    kind: 'announcement',
    series: key,
    recipient,
    reply: textReply(text),
    dueAt,
    staleAt: dueAt + DAY_MS,
  };
}

async function plan(message: PlannedMessage, { now, reminders }: CommandContext): Promise<void> {
  const { outbox } = await reminders.stores();
  await outbox.add([message], now);
  if (message.dueAt <= now) void reminders.nudge();
}
