import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import { postText } from '../answers/compose/post-text.ts';
import { changeText, lateReminderText, reminderText } from '../answers/compose/reminder-text.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import { endOf, latest } from '../domain/program/time-point.ts';
import { type DateChange, mattersAt } from '../domain/reminders/date-changes.ts';
import type { PlannedPost } from '../domain/reminders/plan-posts.ts';
import type { PlannedReminder } from '../domain/reminders/plan-reminders.ts';
import { afterQuietHours } from '../domain/reminders/quiet-hours.ts';
import { recipientKey } from '../domain/reminders/recipient.ts';
import type { ReminderRules } from '../domain/reminders/rules.ts';
import type { ZoneRules } from '../domain/reminders/zone-rules.ts';
import { DAY_MS } from '../domain/time/units.ts';
import type { PlannedMessage } from '../ports/outbox.ts';
import { textReply } from '../ports/reply.ts';

/** The kinds of message that the runner plans. */
export const PLANNED_KINDS = { reminder: 'key-date', post: 'post', change: 'change' } as const;

/** Kinds that belong to the organisation, also where single people are told. */
const PUBLIC_KINDS: ReadonlySet<string> = new Set([...Object.values(PLANNED_KINDS), 'announcement']);

/** Whether a message is the organisation's or for a channel to hear; what people are told alone is nobody else's business. */
export function isPublic({ kind, recipient }: PlannedMessage): boolean {
  return PUBLIC_KINDS.has(kind) || recipient.kind === 'channel';
}

/** A reminder as it goes into the outbox; those of one program that are due at once are said as one. */
export function reminderMessage(reminder: PlannedReminder, say: Phrasebook): PlannedMessage {
  const { key, series, listener, dueAt, staleAt, program } = reminder;
  return {
    key,
    kind: PLANNED_KINDS.reminder,
    series,
    recipient: listener.recipient,
    reply: textReply(reminderText(reminder, say)),
    lateReply: textReply(lateReminderText(reminder, say)),
    group: `${PLANNED_KINDS.reminder}/${program.id}/${dueAt}`,
    dueAt,
    staleAt,
  };
}

/** A recurring post as it goes into the outbox; null where it has nothing to say. */
export function postMessage(
  { key, series, post, recipient, dueAt, staleAt }: PlannedPost,
  program: Program,
  say: Phrasebook,
): PlannedMessage | null {
  const text = postText(post, program, dueAt, say);
  return text === null
    ? null
    : { key, kind: PLANNED_KINDS.post, series, recipient, reply: textReply(text), dueAt, staleAt };
}

/** How long after its date a change is worth telling, at the most. */
const CHANGE_NEWS_MS = 7 * DAY_MS;

/** What decides who is told of a change, when, and how. */
export interface ChangeParts {
  readonly rules: ReminderRules;
  readonly say: Phrasebook;
  readonly zones: ZoneRules;
}

/** The announcements of changed dates that the rules want, each once for each listener. */
export function changeMessages(
  program: Program,
  changes: readonly DateChange[],
  { rules, say, zones }: ChangeParts,
  now: Instant,
): readonly PlannedMessage[] {
  const wanted = changes.filter((change) => rules.announceChanges.includes(change.kind) && mattersAt(change, now));
  return wanted.flatMap((change) => {
    const date = change.after ?? change.before;
    if (date === null) return [];
    const listeners = rules.listeners.filter(
      (listener) =>
        (listener.program === null || listener.program === program.id) && listener.audiences.includes(date.audience),
    );
    return listeners.map(({ recipient, quiet, zone }) => {
      const dueAt = afterQuietHours(now, quiet, zone, zones);
      const series = `${program.id}/${date.id}/change/${recipientKey(recipient)}`;
      return {
        key: `${series}/${change.revision}`,
        kind: PLANNED_KINDS.change,
        series,
        recipient,
        reply: textReply(changeText(change, say)),
        group: `${PLANNED_KINDS.change}/${program.id}/${now}`,
        dueAt,
        staleAt: Math.max(dueAt + DAY_MS, Math.min(dueAt + CHANGE_NEWS_MS, latest(endOf(date.when)))),
      };
    });
  });
}
