import { textAnswer } from '../../answers/answer.ts';
import { formatInstant } from '../../answers/compose/times.ts';
import { AMOUNT, amountMs } from '../../answers/remind/amounts.ts';
import { understandTime, wholeMinute } from '../../answers/remind/understand-time.ts';
import { type Command, type CommandContext, UserError } from '../../bot/command.ts';
import type { Instant } from '../../domain/program/key-date.ts';
import { PERSONAL_LIMITS } from '../../domain/reminders/personal-limits.ts';
import { HOUR_MS } from '../../domain/time/units.ts';
import type { PersonalReminder } from '../../ports/reminder-store.ts';
import { askingSender, ownReminder } from './person.ts';

const LATER = new RegExp(`^(?:for |in |by )?${AMOUNT}(?: later)?$`, 'i');

export const snooze: Command = {
  name: 'snooze',
  aliases: [],
  summary: 'has one of your reminders said again later, also one that was said within the last day',
  argument: {
    name: 'id',
    summary:
      'its number, the last one said if left out, and how much later, an hour if left out: "3 1h", "30m", "3 tomorrow 9:00"',
    isRequired: false,
    pattern: /^(?:#?\d|an?\b|in\b|for\b|until\b|half\b|tomorrow\b)/i,
  },
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!snooze 3 1h', hears: 'You have no reminder 3.' }],
  handle: async (text, context) => {
    const { say, now, zone, prefix, reminders } = context;
    const { account } = await askingSender(context);
    // "3" and "3 1h" name one; "1h" and "30 min" are the time alone.
    const [, id, rest = ''] =
      /^#?(\d+)(?:\s+(?!(?:m|min|mins|minutes?|h|hours?|d|days?|w|weeks?)$)(.*))?$/i.exec(text) ?? [];
    const reminder = id === undefined ? await lastSaid(account, context) : await ownReminder(id, account, context);
    const at = laterTime(id === undefined ? text : rest, now, zone ?? 'UTC');
    if (at === null) throw new UserError(say('reminderNoTime', { prefix }));
    const when = formatInstant(at, zone);
    if (at <= now) throw new UserError(say('reminderPast', { when }));
    if (at - now > PERSONAL_LIMITS.aheadMs) throw new UserError(say('reminderTooFar', { when }));
    await (await reminders.stores()).reminders.change({ ...reminder, at }, now);
    return textAnswer(say('reminderChanged', { id: reminder.id, when }));
  },
};

/** @throws UserError if none was said within the last day. */
async function lastSaid(account: string, context: CommandContext): Promise<PersonalReminder> {
  const { say, prefix, message, now, reminders } = context;
  const found = await (await reminders.stores()).reminders.lastSaid(message.network, account, now);
  if (found === null) throw new UserError(say('snoozeNothing', { prefix }));
  return found;
}

/** "1h", "30m", "2 days", "until friday", or a time as in "remind". */
function laterTime(text: string, now: Instant, zone: string): Instant | null {
  if (text === '') return wholeMinute(now + HOUR_MS);
  const [, count, unit] = LATER.exec(text) ?? [];
  if (count !== undefined && unit !== undefined) return wholeMinute(now + amountMs(count, unit));
  return understandTime(text, now, zone)?.at ?? null;
}
