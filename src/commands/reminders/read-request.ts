import { anchorText } from '../../answers/compose/personal-text.ts';
import { repeatText } from '../../answers/compose/repeat-text.ts';
import { formatInstant } from '../../answers/compose/times.ts';
import { type UnderstoodRequest, understandRequest } from '../../answers/remind/understand-request.ts';
import { type CommandContext, UserError } from '../../bot/command.ts';
import { PERSONAL_LIMITS } from '../../domain/reminders/personal-limits.ts';
import type { Recipient } from '../../domain/reminders/recipient.ts';
import { DAY_MS } from '../../domain/time/units.ts';
import { isSessionAccount } from '../../ports/sender.ts';

/** What is asked for, if it can be done. @throws UserError that says what is wrong with it and what to say instead. */
export function readRequest(request: string, context: CommandContext): UnderstoodRequest {
  const { say, now, zone, prefix } = context;
  const understood = understandRequest(request, context);
  if (understood.kind === 'no time') throw new UserError(say('reminderNoTime', { prefix }));
  if (understood.kind === 'odd repeat') throw new UserError(say('reminderOddRepeat', { prefix }));
  if (understood.kind === 'unknown date')
    throw new UserError(say('reminderUnknownDate', { name: understood.name, prefix }));
  const when = formatInstant(understood.at, zone);
  if (understood.at <= now) throw new UserError(say('reminderPast', { when }));
  if (understood.at - now > PERSONAL_LIMITS.aheadMs) throw new UserError(say('reminderTooFar', { when }));
  checkText(understood.text, context);
  return understood;
}

/** @throws UserError if it is too long to be said in one piece. */
export function checkText(text: string, { say }: CommandContext): void {
  const max = PERSONAL_LIMITS.textLength;
  if (text.length > max) throw new UserError(say('reminderTooLong', { max }));
}

/** A reminder as it is read back before it counts, and in lists. */
export type ReadBack = Pick<UnderstoodRequest, 'at' | 'text' | 'repeat' | 'anchor' | 'isLocal'> & {
  readonly further: number;
  readonly recipient: Recipient;
};

/** "I understood: ..."; all of it, so that the person sees a misunderstanding. */
export function readBack(request: ReadBack, context: CommandContext): string {
  const { say, prefix, zone, message } = context;
  // Where the zone decides and is not known, the person is told how to set it.
  const isZoneGuessed = zone === null && request.isLocal;
  const { recipient } = request;
  const isUnproved = recipient.kind === 'person' && isSessionAccount(recipient.account);
  return say('reminderAsked', {
    ...wordsOf(request, context),
    isZoneGuessed: String(isZoneGuessed),
    isUnproved: String(isUnproved),
    isDirect: String(message.channel === null),
    prefix,
  });
}

/** The values of the sentences that speak of one reminder. */
export function wordsOf(
  { at, text, repeat, anchor, further, recipient }: Omit<ReadBack, 'isLocal'>,
  context: CommandContext,
) {
  const { say, zone, programs } = context;
  return {
    when: formatInstant(at, zone),
    text,
    hasText: String(text !== ''),
    isRepeated: String(repeat !== null),
    repeated: repeat === null ? '' : repeatText(repeat, say),
    isAnchored: String(anchor !== null),
    isHourless: String(
      anchor !== null && !/T/.test(anchor.point) && anchor.leadTimesMs.some((ms) => ms % DAY_MS !== 0),
    ),
    what: anchor === null ? '' : (anchorText(anchor, programs, say) ?? anchor.title).replace(/\.$/, ''),
    further,
    hasPlace: String(recipient.kind === 'channel'),
    place: recipient.kind === 'channel' ? recipient.channel : '',
  };
}
