import { type Answer, textAnswer } from '../../answers/answer.ts';
import { formatInstant } from '../../answers/compose/times.ts';
import { understandTime } from '../../answers/remind/understand-time.ts';
import { type CommandContext, UserError } from '../../bot/command.ts';
import { mayUse } from '../../bot/permit.ts';
import { isSameName } from '../../domain/people/fold-name.ts';
import { PERSONAL_LIMITS } from '../../domain/reminders/personal-limits.ts';
import type { Recipient } from '../../domain/reminders/recipient.ts';
import { askingSender, plainText } from './person.ts';
import { readBack, readRequest } from './read-request.ts';

/** Reads back what was understood; it counts when it is confirmed. */
export async function askForReminder(text: string, context: CommandContext): Promise<Answer> {
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
    ({ network, channel }) => network === message.network && isSameName(channel, place),
  );
  if (!known || !mayUse(await proveRole(), 'mentor')) throw new UserError(say('reminderForChannel'));
  return { kind: 'channel', ...known };
}
