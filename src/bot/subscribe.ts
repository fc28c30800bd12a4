import { anchorText } from '../answers/compose/personal-text.ts';
import { formatInstant } from '../answers/compose/times.ts';
import { zoneRules } from '../answers/compose/zone-rules.ts';
import { programNamed } from '../domain/program/find.ts';
import type { Program } from '../domain/program/program.ts';
import { type Anchor, anchoredEvent, anchoredTimes, anchorTo, usualLeadTimes } from '../domain/reminders/anchor.ts';
import { PERSONAL_LIMITS } from '../domain/reminders/personal-limits.ts';
import { subjectOfKey } from '../domain/reminders/plan-reminders.ts';
import type { PersonRecipient } from '../domain/reminders/recipient.ts';
import type { PersonalReminder } from '../ports/reminder-store.ts';
import type { BotParts } from './bot-parts.ts';

/** What subscribing needs of the bot. */
export type SubscribeParts = Pick<BotParts, 'reminders' | 'programs' | 'preferences' | 'say' | 'clock' | 'prefix'>;

/**
 * Has a person reminded of what an announcement spoke of, as `remind me of ...` does: by a direct message, as often as a channel
 * by default, and at other times when the date moves. Asking twice changes nothing.
 *
 * @param who with a proved account, and where they are reminded.
 * @param transactionKey of the announcement, as the network was given it (`OutgoingMessage.transactionKey`).
 * @returns what the person is to be told; null if the announcement is not about key dates of a program.
 * @throws StoreError
 */
export async function subscribe(
  who: PersonRecipient,
  transactionKey: string,
  parts: SubscribeParts,
): Promise<string | null> {
  const zone = (await parts.preferences.zoneOf(who.network, who)) ?? 'UTC';
  const anchors = transactionKey.split(' ').flatMap((key) => anchorOfKey(key, zone, parts.programs));
  const told: string[] = [];
  for (const anchor of anchors) told.push(await subscribeTo(anchor, who, parts));
  return told.length === 0 ? null : told.join(' ');
}

/**
 * Ends what `subscribe` began for the same announcement.
 *
 * @returns what the person is to be told; null if they had not subscribed.
 * @throws StoreError
 */
export async function unsubscribe(
  who: PersonRecipient,
  transactionKey: string,
  parts: SubscribeParts,
): Promise<string | null> {
  const { say, programs, clock } = parts;
  const { reminders } = await parts.reminders.stores();
  const own = await reminders.listOf(who.network, who.account);
  const told: string[] = [];
  for (const anchor of transactionKey.split(' ').flatMap((key) => anchorOfKey(key, 'UTC', programs))) {
    const known = own.find((reminder) => isSame(reminder, anchor));
    if (known && (await reminders.forget(who.network, who.account, known.id, clock.now())))
      told.push(say('reminderGone', { id: String(known.id) }));
  }
  return told.length === 0 ? null : told.join(' ');
}

function anchorOfKey(key: string, zone: string, programs: readonly Program[]): readonly Anchor[] {
  const subject = subjectOfKey(key);
  const program = subject && programNamed(subject.program, programs);
  const event = program && anchoredEvent(subject, program);
  return program && event ? [anchorTo(event, program, usualLeadTimes(event), zone)] : [];
}

async function subscribeTo(anchor: Anchor, who: PersonRecipient, parts: SubscribeParts): Promise<string> {
  const { say, prefix, programs } = parts;
  const now = parts.clock.now();
  const { reminders } = await parts.reminders.stores();
  const what = anchorText(anchor, programs, say) ?? '';
  const known = (await reminders.listOf(who.network, who.account)).find((reminder) => isSame(reminder, anchor));
  if (known) return say('subscribedAlready', { id: known.id, what });
  const [first, ...others] = timesAfter(now, anchor, programs);
  if (first === undefined) return say('subscribedTooLate', { what });
  const wanted = { ...who, recipient: who, text: '', at: first, repeat: null, anchor, createdAt: now };
  const added = await reminders.add(wanted, PERSONAL_LIMITS.count);
  if (added === null) return say('reminderTooMany', { count: PERSONAL_LIMITS.count, prefix });
  return say('subscribed', {
    id: added.id,
    what,
    when: formatInstant(first, anchor.zone),
    more: others.length,
    prefix,
  });
}

function timesAfter(now: number, anchor: Anchor, programs: readonly Program[]): readonly number[] {
  const program = programNamed(anchor.program, programs);
  const event = program && anchoredEvent(anchor, program);
  if (!event) return [];
  return anchoredTimes(anchor, event, zoneRules)
    .map(({ at }) => at)
    .filter((at) => at > now);
}

function isSame({ anchor, text }: PersonalReminder, other: Anchor): boolean {
  return (
    anchor !== null &&
    text === '' &&
    anchor.program === other.program &&
    anchor.keyDate === other.keyDate &&
    anchor.edge === other.edge &&
    anchor.leadTimesMs.length > 1
  );
}
