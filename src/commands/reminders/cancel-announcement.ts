import { type Answer, textAnswer } from '../../answers/answer.ts';
import { type Command, type CommandContext, UserError } from '../../bot/command.ts';
import { isPublic } from '../../bot/reminder-messages.ts';
import { reasonWith } from '../../domain/language/reasons.ts';
import { idIn } from './person.ts';

export const cancelAnnouncement: Command = {
  name: 'cancel',
  aliases: [],
  summary: 'has a planned message not be said',
  argument: { name: 'id', summary: 'as "announcements" tells it, e.g. a12', isRequired: true },
  role: 'admin',
  where: 'both',
  examples: [{ says: '!cancel a12', hears: 'No message a12 is planned.' }],
  handle: withdraw,
};

/** Cancels a planned message. @param text "a12". @throws UserError */
async function withdraw(text: string, context: CommandContext): Promise<Answer> {
  const { say, prefix, now, reminders } = context;
  const { outbox } = await reminders.stores();
  const id = idIn(text);
  const [message] = id === null ? [] : await outbox.list({ ids: [id], states: ['planned', 'claimed'] });
  const { account } = await context.proveSender();
  const isCancelled =
    message !== undefined &&
    isPublic(message) &&
    (await outbox.withdraw(message.key, reasonWith('cancelled', account ?? ''), now));
  if (!isCancelled) throw new UserError(say('announcementUnknown', { id: text, prefix }));
  return textAnswer(say('announcementCancelled', { id: String(id) }));
}
