import { type Answer, textAnswer } from '../../answers/answer.ts';
import { formatInstant } from '../../answers/compose/times.ts';
import { type UnderstoodRequest, understandRequest } from '../../answers/remind/understand-request.ts';
import { type Command, type CommandContext, UserError } from '../../bot/command.ts';
import { mayUse } from '../../bot/permit.ts';
import type { Recipient } from '../../domain/reminders/recipient.ts';
import { DAY_MS } from '../../domain/reminders/rules.ts';
import type { PersonalReminder } from '../../ports/reminder-store.ts';
import { idIn, plainText, provedSender } from './person.ts';

/** Open reminders that a person may have. */
export const MAX_REMINDERS = 20;
const MAX_AHEAD_MS = 366 * DAY_MS;
const MAX_TEXT = 300;

export const remind: Command = {
  name: 'remind',
  aliases: [],
  summary: 'reminds you of something, once or every week',
  argument: {
    name: 'request',
    summary:
      'when and of what, e.g. "me tomorrow 9:00 to send the PDF", "#channel friday 14:00 meeting", "edit 3 monday 9:00"',
    isRequired: true,
    // "remind yourself of ..." is talk; a request begins with whom or when.
    pattern: /^(?:me\b|[#&]|edit\b|every\b|in\b|at\b|on\b|tomorrow\b|today\b|\d)/i,
  },
  role: 'anyone',
  where: 'both',
  examples: [
    { says: '!remind me 2 days before applications close', hears: 'Say !confirm and I will remind you.' },
    { says: '!remind me tomorrow 9:00 to send the PDF', hears: 'Say !confirm and I will remind you.' },
  ],
  handle: async (text, context) => {
    const edit = /^edit\s+(\S+)\s+(.+)$/i.exec(text);
    return edit ? editReminder(edit[1] ?? '', edit[2] ?? '', context) : askFor(text, context);
  },
};

/** Reads back what was understood; it counts when it is confirmed. */
async function askFor(text: string, context: CommandContext): Promise<Answer> {
  const { say, message, prefix, reminders, zone, now } = context;
  const sender = await provedSender(context);
  const [, place, request = ''] = /^(?:me\s+|([#&]\S+)\s+)?(.*)$/i.exec(plainText(text)) ?? [];
  const recipient: Recipient =
    place === undefined ? { kind: 'person', network: message.network, ...sender } : await channelOf(place, context);
  const understood = checkedRequest(request, context);
  const when = formatInstant(understood.at, zone);
  reminders.pending.ask(message, sender, async () => {
    const stores = await reminders.stores();
    const { at, text: subject, repeat } = understood;
    const wanted = {
      network: message.network,
      account: sender.account,
      recipient,
      text: subject,
      at,
      repeat,
      anchor: null,
      createdAt: now,
    };
    const added = await stores.reminders.add(wanted, MAX_REMINDERS);
    if (added === null) throw new UserError(say('reminderTooMany', { count: MAX_REMINDERS, prefix }));
    return textAnswer(say('reminderSet', { id: added.id, when, prefix }));
  });
  return textAnswer(
    say('reminderAsked', {
      when,
      text: understood.text,
      isRepeated: String(understood.repeat !== null),
      hasPlace: String(place !== undefined),
      place: place ?? '',
      prefix,
    }),
  );
}

/** A channel may be reminded by those who answer for it. @throws UserError */
async function channelOf(place: string, { message, reminders, say, proveRole }: CommandContext): Promise<Recipient> {
  const known = reminders.channels.find(
    ({ network, channel }) => network === message.network && channel.toLowerCase() === place.toLowerCase(),
  );
  if (!known || !mayUse(await proveRole(), 'mentor')) throw new UserError(say('reminderForChannel'));
  return { kind: 'channel', ...known };
}

/** @throws UserError if there is no time in it, or none that is possible. */
function checkedRequest(request: string, context: CommandContext): UnderstoodRequest {
  const { say, now, zone, prefix } = context;
  const understood = understandRequest(request, context);
  if (understood === null) throw new UserError(say('reminderNoTime', { prefix }));
  const when = formatInstant(understood.at, zone);
  if (understood.at <= now) throw new UserError(say('reminderPast', { when }));
  if (understood.at - now > MAX_AHEAD_MS) throw new UserError(say('reminderTooFar', { when }));
  if (understood.text.length > MAX_TEXT) throw new UserError(say('reminderTooLong', { max: MAX_TEXT }));
  return { ...understood, text: understood.text === '' ? '…' : understood.text };
}

/** "edit 3 monday 9:00 call anna": another time, another text, or both. */
async function editReminder(id: string, request: string, context: CommandContext): Promise<Answer> {
  const { say, message, zone, now, reminders } = context;
  const sender = await provedSender(context);
  const reminder = await ownReminder(id, sender.account, context);
  const asked = plainText(request);
  const changed: PersonalReminder =
    understandRequest(asked, context) === null
      ? { ...reminder, text: asked.slice(0, MAX_TEXT) }
      : withTime(reminder, checkedRequest(asked, context));
  const when = formatInstant(changed.at, zone);
  if (changed.at <= now) throw new UserError(say('reminderPast', { when }));
  reminders.pending.ask(message, sender, async () => {
    await (await reminders.stores()).reminders.change(changed, context.now);
    return textAnswer(say('reminderChanged', { id: changed.id, when }));
  });
  return textAnswer(
    say('reminderAsked', {
      when,
      text: changed.text,
      isRepeated: String(changed.repeat !== null),
      hasPlace: 'false',
      place: '',
      prefix: context.prefix,
    }),
  );
}

function withTime(reminder: PersonalReminder, { at, text }: UnderstoodRequest): PersonalReminder {
  return { ...reminder, at, text: text === '…' ? reminder.text : text };
}

/** @throws UserError if it is none of theirs. */
export async function ownReminder(text: string, account: string, context: CommandContext): Promise<PersonalReminder> {
  const { say, message, prefix, now, reminders } = context;
  const id = idIn(text);
  const found = id === null ? null : await (await reminders.stores()).reminders.find(message.network, account, id, now);
  if (found === null) throw new UserError(say('reminderUnknown', { id: text, prefix }));
  return found;
}
