import { type Answer, textAnswer } from '../../answers/answer.ts';
import { formatInstant } from '../../answers/compose/times.ts';
import { type Command, type CommandContext, UserError } from '../../bot/command.ts';
import { reasonText } from '../../bot/reason-text.ts';
import { isPublic } from '../../bot/reminder-messages.ts';
import { reasonWith } from '../../domain/language/reasons.ts';
import { DAY_MS } from '../../domain/reminders/rules.ts';
import { layoutLines } from '../../domain/text/layout-lines.ts';
import type { OutboxMessage } from '../../ports/outbox.ts';
import { idIn } from './person.ts';
import { channelHere, channelNamed } from './places.ts';

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

/** Cancels a planned message; also for a `cancel` that is shared with other things. @param text "a12". @throws UserError */
export async function cancelAnnouncement(text: string, context: CommandContext): Promise<Answer> {
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

export const cancel: Command = {
  name: 'cancel',
  aliases: [],
  summary: 'has a planned message not be said',
  argument: { name: 'id', summary: 'as "announcements" tells it, e.g. a12', isRequired: true },
  role: 'admin',
  where: 'both',
  examples: [{ says: '!cancel a12', hears: 'No message a12 is planned.' }],
  handle: cancelAnnouncement,
};

export const pause: Command = {
  name: 'pause',
  aliases: [],
  summary: 'has the bot say nothing unasked in a channel; what falls due waits',
  argument: { name: 'channel', summary: 'which; if left out the one you are in, or the only one', isRequired: false },
  role: 'admin',
  where: 'both',
  examples: [{ says: '!pause #orchard', hears: 'I say nothing unasked in #orchard' }],
  handle: async (text, context) => {
    const { say, prefix, now, reminders } = context;
    const place = text === '' ? channelHere(context) : channelNamed(text, context);
    const { account } = await context.proveSender();
    await (await reminders.stores()).pauses.pause({ ...place, since: now, by: account ?? '' });
    return textAnswer(say('channelPaused', { place: place.channel, prefix }));
  },
};

export const resume: Command = {
  name: 'resume',
  aliases: [],
  summary: 'lets the bot speak unasked in a channel again',
  argument: { name: 'channel', summary: 'which; if left out the one you are in, or the only one', isRequired: false },
  role: 'admin',
  where: 'both',
  examples: [{ says: '!resume #orchard', hears: '#orchard is not paused.' }],
  handle: async (text, context) => {
    const { say, now, reminders } = context;
    const place = text === '' ? channelHere(context) : channelNamed(text, context);
    const { pauses, outbox } = await reminders.stores();
    if (!(await pauses.resume(place.network, place.channel)))
      throw new UserError(say('channelNotPaused', { place: place.channel }));
    await outbox.wake(place, now);
    void reminders.nudge();
    return textAnswer(say('channelResumed', { place: place.channel }));
  },
};

export const reload: Command = {
  name: 'reload',
  aliases: [],
  summary: 'reads the programs again; changed dates are announced, and their reminders planned anew',
  argument: null,
  role: 'admin',
  where: 'both',
  examples: [{ says: '!reload', hears: 'The data is read again' }],
  handle: async (_text, context) => {
    const problems = await context.reminders.reload();
    if (problems.length > 0) throw new UserError(context.say('reloadFailed', { problems: problems.join('; ') }));
    return textAnswer(context.say('reloaded', { count: context.programs.length }));
  },
};

/** The network is named where there are several: each may have a channel of that name. */
function textsOf({ recipient, reply }: OutboxMessage, { networks }: CommandContext) {
  const name = recipient.kind === 'channel' ? recipient.channel : recipient.nick;
  return {
    place: networks.length > 1 ? `${recipient.network}/${name}` : name,
    text: layoutLines(reply.blocks, 10_000).join(' '),
  };
}

/** To the admin alone: what is planned is not for the channel to read yet. */
function listAnswer(intro: string, items: readonly string[]): Answer {
  if (items.length === 0) return textAnswer(intro);
  return { blocks: [], privately: [{ kind: 'list', intro, items, isNumbered: false }], conversation: {} };
}
