import { textAnswer } from '../../answers/answer.ts';
import { formatInstant } from '../../answers/compose/times.ts';
import { understandTime } from '../../answers/remind/understand-time.ts';
import { type Command, UserError } from '../../bot/command.ts';
import { idIn, provedSender } from './person.ts';
import { ownReminder } from './remind.ts';

export const listReminders: Command = {
  name: 'reminders',
  aliases: [],
  summary: 'lists your open reminders with their ids, to you alone',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!reminders', hears: 'You have no open reminders.' }],
  handle: async (_text, context) => {
    const { say, message, zone, reminders } = context;
    const { account } = await provedSender(context);
    const open = await (await reminders.stores()).reminders.listOf(message.network, account);
    const items = open.map(({ id, at, text, repeat, recipient }) =>
      say('reminderItem', {
        id,
        when: formatInstant(at, zone),
        text,
        isRepeated: String(repeat !== null),
        hasPlace: String(recipient.kind === 'channel'),
        place: recipient.kind === 'channel' ? recipient.channel : '',
      }),
    );
    const intro = say('reminderList', { count: open.length });
    if (items.length === 0) return textAnswer(intro);
    return { blocks: [], privately: [{ kind: 'list', intro, items, isNumbered: false }], conversation: {} };
  },
};

export const forget: Command = {
  name: 'forget',
  aliases: [],
  summary: 'forgets one of your reminders',
  argument: { name: 'id', summary: 'its number, as "reminders" tells it', isRequired: true },
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!forget 3', hears: 'You have no reminder 3.' }],
  handle: async (text, context) => {
    const { say, message, prefix, now, reminders } = context;
    const { account } = await provedSender(context);
    const id = idIn(text);
    const isForgotten =
      id !== null && (await (await reminders.stores()).reminders.forget(message.network, account, id, now));
    if (!isForgotten) throw new UserError(say('reminderUnknown', { id: text, prefix }));
    return textAnswer(say('reminderGone', { id: String(id) }));
  },
};

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const DEFAULT_MS = 3_600_000;

export const snooze: Command = {
  name: 'snooze',
  aliases: [],
  summary: 'has one of your reminders said again later, also one that was said within the last day',
  argument: {
    name: 'id',
    summary: 'its number, and how much later: "3 1h"; an hour if left out',
    isRequired: true,
    pattern: /^#?\d/,
  },
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!snooze 3 1h', hears: 'You have no reminder 3.' }],
  handle: async (text, context) => {
    const { say, now, zone, reminders } = context;
    const { account } = await provedSender(context);
    const [id = '', ...rest] = text.split(/\s+/);
    const reminder = await ownReminder(id, account, context);
    const at = laterTime(rest.join(' '), now, zone ?? 'UTC');
    if (at === null || at <= now) throw new UserError(say('reminderNoTime', { prefix: context.prefix }));
    await (await reminders.stores()).reminders.change({ ...reminder, at }, now);
    return textAnswer(say('reminderChanged', { id: reminder.id, when: formatInstant(at, zone) }));
  },
};

/** "1h", "30m", "2 days", or a time as in "remind". */
function laterTime(text: string, now: number, zone: string): number | null {
  if (text === '') return now + DEFAULT_MS;
  const [, count, unit] = /^(?:for |in )?(\d{1,4}) ?(m|h|d|w)[a-z]*$/i.exec(text) ?? [];
  if (count !== undefined) return now + Number(count) * (UNIT_MS[unit?.toLowerCase() ?? ''] ?? 0);
  return understandTime(text, now, zone)?.at ?? null;
}
