import { type CommandContext, UserError } from '../../bot/command.ts';
import { provedAccount } from '../../bot/proved-account.ts';
import type { PersonalReminder } from '../../ports/reminder-store.ts';
import type { Sender } from '../../ports/sender.ts';

/** Who asks, with a proved account. @throws UserError where nothing is proved: whom would the bot tell later? */
export async function provedSender(context: CommandContext): Promise<Sender & { readonly account: string }> {
  const { account } = await provedAccount(context);
  return { nick: context.message.sender.nick, account };
}

/** One line of text as it may be said again: no control characters, no runs of spaces. */
export function plainText(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The number that a word names: "12", "#12" or "a12". */
export function idIn(text: string): number | null {
  const match = /^[a#]?(\d{1,9})$/i.exec(text.trim());
  return match ? Number(match[1]) : null;
}

/** @throws UserError if it is none of theirs. */
export async function ownReminder(text: string, account: string, context: CommandContext): Promise<PersonalReminder> {
  const { say, message, prefix, now, reminders } = context;
  const id = idIn(text);
  if (id === null) throw new UserError(say('reminderWhich', { prefix }));
  const found = await (await reminders.stores()).reminders.find(message.network, account, id, now);
  if (found === null) throw new UserError(say('reminderUnknown', { id: text, prefix }));
  return found;
}
