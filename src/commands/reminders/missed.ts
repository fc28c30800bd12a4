import { formatInstant } from '../../answers/compose/times.ts';
import type { Command } from '../../bot/command.ts';
import { reasonText } from '../../bot/reason-text.ts';
import { isPublic } from '../../bot/reminder-messages.ts';
import { DAY_MS } from '../../domain/time/units.ts';
import { listAnswer, textsOf } from './planned-list.ts';

const MONTH_MS = 30 * DAY_MS;

export const missed: Command = {
  name: 'missed',
  aliases: [],
  summary: 'lists what could not be said in the last 30 days, and why',
  argument: null,
  role: 'admin',
  where: 'both',
  examples: [{ says: '!missed', hears: 'Nothing was missed in the last 30 days.' }],
  handle: async (_text, context) => {
    const { now, say, zone, reminders } = context;
    const { outbox } = await reminders.stores();
    const gone = await outbox.list({ states: ['missed', 'dropped'], endedFrom: now - MONTH_MS });
    const ours = gone.filter(isPublic);
    const items = ours.map((message) =>
      say('missedItem', {
        ...textsOf(message, context),
        when: formatInstant(message.dueAt, zone),
        reason: reasonText(message.reason ?? '', say),
      }),
    );
    return listAnswer(say('missedList', { count: items.length, others: gone.length - ours.length }), items);
  },
};
