import { type Answer, textAnswer } from '../../answers/answer.ts';
import { formatInstant } from '../../answers/compose/times.ts';
import { understandRequest } from '../../answers/remind/understand-request.ts';
import { type Command, type CommandContext, UserError } from '../../bot/command.ts';
import type { PersonalReminder } from '../../ports/reminder-store.ts';
import { askForReminder } from './ask-for-reminder.ts';
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
    return edit ? editReminder(edit[1] ?? '', edit[2] ?? '', context) : askForReminder(text, context);
  },
};

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
