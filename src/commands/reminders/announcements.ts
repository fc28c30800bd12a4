import { formatInstant } from '../../answers/compose/times.ts';
import type { Command } from '../../bot/command.ts';
import { isPublic } from '../../bot/reminder-messages.ts';
import { DAY_MS } from '../../domain/time/units.ts';
import { listAnswer, textsOf } from './planned-list.ts';

const MONTH_MS = 30 * DAY_MS;

export const announcements: Command = {
  name: 'announcements',
  aliases: [],
  summary: 'lists what will be said in the next 30 days, with ids',
  argument: null,
  role: 'admin',
  where: 'both',
  examples: [{ says: '!announcements', hears: 'Nothing is planned for the next 30 days.' }],
  handle: async (_text, context) => {
    const { now, say, zone, reminders } = context;
    const { outbox } = await reminders.stores();
    const open = await outbox.list({ states: ['planned', 'claimed'], to: now + MONTH_MS });
    const items = open.filter(isPublic).map((message) =>
      say('announcementItem', {
        ...textsOf(message, context),
        id: message.id,
        when: formatInstant(message.dueAt, zone),
      }),
    );
    return listAnswer(say('announcements', { count: items.length }), items);
  },
};
