import { type CommandContext, UserError } from '../../bot/command.ts';
import { unproved } from '../../bot/proved-account.ts';
import { foldPersonName } from '../../domain/people/fold-name.ts';
import type { PersonalReminder } from '../../ports/reminder-store.ts';
import { type Sender, sessionAccount } from '../../ports/sender.ts';

/** Who asks, with a proved account or, where none is proved, with what stands for one as long as they stay; else without. */
export async function whoAsks(context: CommandContext): Promise<Sender> {
  const { message, networks } = context;
  const { nick } = message.sender;
  const { account } = await context.proveSender();
  if (account !== null) return { nick, account: foldPersonName(account) };
  const session = networks.find(({ name }) => name === message.network)?.sessionOf?.(nick) ?? null;
  return { nick, account: session === null ? null : foldPersonName(sessionAccount(session)) };
}

/** The same for what is a person's own. @throws UserError where neither is known: whom would the bot tell later? */
export async function askingSender(context: CommandContext): Promise<Sender & { readonly account: string }> {
  const { nick, account } = await whoAsks(context);
  if (account === null) throw unproved(context);
  return { nick, account };
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
