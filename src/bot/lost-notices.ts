import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import { formatInstant } from '../answers/compose/times.ts';
import type { Reason } from '../domain/language/reasons.ts';
import type { Instant } from '../domain/program/key-date.ts';
import { type Recipient, recipientKey } from '../domain/reminders/recipient.ts';
import { layoutLines } from '../domain/text/layout-lines.ts';
import { DAY_MS, HOUR_MS } from '../domain/time/units.ts';
import type { OutboxMessage, PlannedMessage } from '../ports/outbox.ts';
import { textReply } from '../ports/reply.ts';
import { reasonText } from './reason-text.ts';
import { isPublic } from './reminder-messages.ts';

/** So much of the text is repeated. */
const MAX_TEXT = 80;

/** A message that will not be said any more, and why. */
export interface LostMessage {
  readonly message: OutboxMessage;
  readonly reason: Reason;
}

/**
 * Tells the org admins that something which channels should have heard was not said: once an hour at the most, for `missed` lists all.
 *
 * What was for one person alone is nobody else's business, and only counted (`status`).
 */
export function lostNotices(
  lost: readonly LostMessage[],
  admins: readonly Recipient[],
  now: Instant,
  say: Phrasebook,
): readonly PlannedMessage[] {
  const [first] = lost.filter(({ message }) => isPublic(message));
  if (!first) return [];
  const { recipient, reply, dueAt } = first.message;
  const text = say('lostNotice', {
    text: layoutLines(reply.blocks, 10_000).join(' ').slice(0, MAX_TEXT),
    place: recipient.kind === 'channel' ? recipient.channel : recipient.nick,
    when: formatInstant(dueAt, null),
    reason: reasonText(first.reason, say),
  });
  return admins.map((admin) => {
    const series = `lost/${recipientKey(admin)}`;
    return {
      key: `${series}/${Math.floor(now / HOUR_MS)}`,
      kind: 'lost',
      series,
      recipient: admin,
      reply: textReply(text),
      dueAt: now,
      staleAt: now + 7 * DAY_MS,
    };
  });
}
