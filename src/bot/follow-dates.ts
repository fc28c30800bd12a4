import { anchorText } from '../answers/compose/personal-text.ts';
import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import { formatInstant } from '../answers/compose/times.ts';
import { programNamed } from '../domain/program/find.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import { type Anchor, anchoredEvent, anchoredTimes, nextAnchored } from '../domain/reminders/anchor.ts';
import { pointKey } from '../domain/reminders/plan-reminders.ts';
import { lastTime, nextTime } from '../domain/reminders/repeat.ts';
import type { PlannedMessage } from '../ports/outbox.ts';
import type { PersonalReminder, ReminderStore } from '../ports/reminder-store.ts';
import { textReply } from '../ports/reply.ts';
import type { PlanParts } from './plan-messages.ts';

/** What following needs. */
export interface FollowParts {
  readonly plan: PlanParts;
  readonly reminders: ReminderStore;
}

/**
 * When a person's reminder that comes again is said next; null if no further time comes.
 *
 * Of the times that nobody lived to tell of it is the last: what is older is superseded by it.
 */
export function nextOf({ at, repeat, anchor }: PersonalReminder, now: Instant, { plan }: Pick<FollowParts, 'plan'>) {
  if (repeat !== null) {
    const last = lastTime(repeat, now, plan.zones);
    return last > at ? last : nextTime(repeat, now, plan.zones);
  }
  const event = anchor && eventOf(anchor, plan.programs());
  if (!anchor || !event) return null;
  const times = anchoredTimes(anchor, event, plan.zones);
  const last = times.findLast((time) => time.at > at && time.at <= now);
  return (last ?? nextAnchored(times, now))?.at ?? null;
}

/** Has people's reminders follow the key dates that they are counted from, and tells whose reminder moved. */
export async function followDates(parts: FollowParts, now: Instant): Promise<void> {
  for (const reminder of await parts.reminders.anchored()) {
    const { anchor } = reminder;
    if (anchor !== null) await follow(reminder, anchor, parts, now);
  }
}

async function follow(reminder: PersonalReminder, anchor: Anchor, parts: FollowParts, now: Instant): Promise<void> {
  const { plan, reminders } = parts;
  const event = eventOf(anchor, plan.programs());
  if (!event) {
    // What has been said of a date that is gone is nobody's concern.
    if (reminder.at > now)
      await reminders.end({ ...reminder, anchor: null }, 'date-gone', now, [goneNotice(reminder, plan.say, now)]);
    return;
  }
  const point = pointKey(event.point);
  if (point === anchor.point && event.edge === anchor.edge) return;
  const moved = { ...anchor, point, edge: event.edge };
  const next = nextAnchored(anchoredTimes(moved, event, plan.zones), now);
  if (next !== null) {
    const changed = { ...reminder, anchor: moved, at: next.at };
    await reminders.change(changed, now, [movedNotice(changed, moved, parts, now)]);
  } else if (reminder.at > now) {
    await reminders.end({ ...reminder, anchor: moved }, 'date-moved', now, [overNotice(reminder, moved, parts, now)]);
  }
}

function eventOf(anchor: Anchor, programs: readonly Program[]) {
  const program = programNamed(anchor.program, programs);
  return program ? anchoredEvent(anchor, program) : null;
}

function movedNotice(reminder: PersonalReminder, anchor: Anchor, { plan }: FollowParts, now: Instant): PlannedMessage {
  const { say, programs } = plan;
  const what = anchorText(anchor, programs(), say) ?? '';
  const when = formatInstant(reminder.at, anchor.zone);
  return notice(reminder, anchor.point, say('reminderMoved', { id: reminder.id, what, when }), now);
}

function overNotice(reminder: PersonalReminder, anchor: Anchor, { plan }: FollowParts, now: Instant): PlannedMessage {
  const { say, programs } = plan;
  const what = anchorText(anchor, programs(), say) ?? '';
  return notice(reminder, anchor.point, say('reminderMovedOver', { id: reminder.id, what }), now);
}

function goneNotice(reminder: PersonalReminder, say: Phrasebook, now: Instant): PlannedMessage {
  const { id, text, anchor } = reminder;
  const title = anchor?.title ?? '';
  return notice(reminder, 'gone', say('reminderDateGone', { id, title, text, hasText: String(text !== '') }), now);
}

/** Said to whom the reminder was for, once for each place to which the date moves. */
function notice({ id, recipient }: PersonalReminder, point: string, text: string, now: Instant): PlannedMessage {
  const series = `personal/${id}/date`;
  return {
    key: `${series}/${point}/${now}`,
    kind: 'personal',
    series,
    recipient,
    reply: textReply(text),
    dueAt: now,
    staleAt: null,
  };
}
