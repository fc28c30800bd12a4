import { type Answer, textAnswer } from '../../answers/answer.ts';
import { formatInstant } from '../../answers/compose/times.ts';
import { understandRequest } from '../../answers/remind/understand-request.ts';
import { understandTime } from '../../answers/remind/understand-time.ts';
import { type Command, type CommandContext, UserError } from '../../bot/command.ts';
import { mayUse } from '../../bot/permit.ts';
import { PERSONAL_LIMITS } from '../../domain/reminders/personal-limits.ts';
import type { Recipient } from '../../domain/reminders/recipient.ts';
import type { PersonalReminder } from '../../ports/reminder-store.ts';
import { askingSender, ownReminder, plainText } from './person.ts';
import { checkText, readBack, readRequest } from './read-request.ts';

export const remind: Command = {
  name: 'remind',
  aliases: ['remindme'],
  summary: 'reminds you of something, once, again and again, or before a key date',
  argument: {
    name: 'request',
    summary:
      'when and of what, e.g. "me tomorrow 9:00 to send the PDF", "me 2 days before applications close", "me of the deadline", "#channel friday 14:00 meeting", "edit 3 monday 9:00"',
    isRequired: true,
    // "remind yourself of ..." is talk; a request begins with whom or when.
    pattern: /^(?:me\b|us\b|[#&!]|edit\b|every\b|in\b|at\b|on\b|tomorrow\b|today\b|tonight\b|\d)/i,
  },
  role: 'anyone',
  where: 'both',
  examples: [
    { says: '!remind me 2 days before applications close', hears: 'Say !confirm and I will remind you.' },
    { says: '!remind me tomorrow 9:00 to send the PDF', hears: 'Say !confirm and I will remind you.' },
  ],
  handle: async (text, context) => {
    const edit = /^edit\b\s*(\S*)\s*(.*)$/i.exec(text);
    return edit ? editReminder(edit[1] ?? '', edit[2] ?? '', context) : askFor(text, context);
  },
};

export const every: Command = {
  name: 'every',
  aliases: [],
  summary: 'reminds you again and again, as "remind me every ..." does',
  argument: {
    name: 'request',
    summary: 'on which days, when and of what, e.g. "monday 9:00 to write the report", "weekday at 18:00 stand-up"',
    isRequired: true,
    pattern: /^(?:mon|tue|wed|thu|fri|sat|sun|day|weekday|week|morning|evening)\w*\b/i,
  },
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!every monday 9:00 to write the report', hears: 'every Monday at 09:00' }],
  handle: (text, context) => askFor(`every ${text}`, context),
};

/** Reads back what was understood; it counts when it is confirmed. */
async function askFor(text: string, context: CommandContext): Promise<Answer> {
  const { say, message, prefix, reminders, zone, now } = context;
  const sender = await askingSender(context);
  const [, whom, place, request = ''] = /^(?:(me)(?:\s+|$)|([#&!]\S+)(?:\s+|$))?(.*)$/i.exec(plainText(text)) ?? [];
  if (whom === undefined && place === undefined) refuseOthers(request, context);
  const recipient: Recipient =
    place === undefined ? { kind: 'person', network: message.network, ...sender } : await channelOf(place, context);
  const { at, repeat, anchor, further, isLocal, ...understood } = readRequest(request.replace(/\?+$/, ''), context);
  const subject = understood.text === '' && anchor === null ? say('reminderOfNothing') : understood.text;
  const wanted = { network: message.network, account: sender.account, recipient, text: subject, at, repeat, anchor };
  reminders.pending.ask(message, sender, async () => {
    const stores = await reminders.stores();
    const added = await stores.reminders.add({ ...wanted, createdAt: now }, PERSONAL_LIMITS.count);
    if (added === null) throw new UserError(say('reminderTooMany', { count: PERSONAL_LIMITS.count, prefix }));
    return textAnswer(say('reminderSet', { id: added.id, when: formatInstant(at, zone), prefix }));
  });
  return textAnswer(readBack({ ...wanted, text: understood.text, further, isLocal }, context));
}

/** "remind bob tomorrow to ...": nobody is told anything because somebody else says so. @throws UserError */
function refuseOthers(request: string, { say, prefix, now, zone }: CommandContext): void {
  const time = understandTime(request, now, zone ?? 'UTC');
  const head = time === null ? request : time.head;
  if (/^\s*(?!(?:to|that|about|of|on|at|when|before|every|each|daily|weekly|please)\b)[\p{L}_]\S*/iu.test(head))
    throw new UserError(say('reminderForWhom', { prefix }));
}

/** A channel may be reminded by those who answer for it. @throws UserError */
async function channelOf(place: string, { message, reminders, say, proveRole }: CommandContext): Promise<Recipient> {
  const known = reminders.channels.find(
    ({ network, channel }) => network === message.network && channel.toLowerCase() === place.toLowerCase(),
  );
  if (!known || !mayUse(await proveRole(), 'mentor')) throw new UserError(say('reminderForChannel'));
  return { kind: 'channel', ...known };
}

/** "edit 3 monday 9:00 call anna": another time, another text, or both. */
async function editReminder(id: string, request: string, context: CommandContext): Promise<Answer> {
  const { say, message, prefix, zone, now, reminders } = context;
  const sender = await askingSender(context);
  if (request === '') throw new UserError(say('reminderEditHow', { prefix }));
  const reminder = await ownReminder(id, sender.account, context);
  const { further, isLocal, ...changed } = editedBy(plainText(request), reminder, context);
  const when = formatInstant(changed.at, zone);
  if (changed.at <= now) throw new UserError(say('reminderPast', { when }));
  reminders.pending.ask(message, sender, async () => {
    await (await reminders.stores()).reminders.change(changed, now);
    return textAnswer(say('reminderChanged', { id: changed.id, when }));
  });
  return textAnswer(readBack({ ...changed, further, isLocal }, context));
}

/** What is not said again stays as it was: the text beside a new time, the time beside a new text. @throws UserError */
function editedBy(
  request: string,
  reminder: PersonalReminder,
  context: CommandContext,
): PersonalReminder & { readonly further: number; readonly isLocal: boolean } {
  if (understandRequest(request, context).kind === 'no time') {
    checkText(request, context);
    return { ...reminder, text: request, further: 0, isLocal: false };
  }
  const { at, text, repeat, anchor, further, isLocal } = readRequest(request, context);
  return { ...reminder, at, repeat, anchor, further, isLocal, text: text === '' ? reminder.text : text };
}
