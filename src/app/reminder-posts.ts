import { parseCron } from '../adapters/cron/parse-cron.ts';
import type { ReminderSettings } from '../config/settings/reminders-schema.ts';
import type { RecurringPost } from '../domain/reminders/plan-posts.ts';
import type { Recipient } from '../domain/reminders/recipient.ts';
import { parsePlace } from './reminder-places.ts';

/** A post as it is planned. @param post passed `reminderFaults` without any. */
export function postOf(post: ReminderSettings['posts'][number]): RecurringPost {
  const parsed = parseCron(post.cron);
  if ('problem' in parsed) throw new Error(`the post ${post.id} was made before it was checked`);
  return {
    id: post.id,
    fields: parsed.fields,
    zone: post.zone,
    startsAt: post.startsAt === undefined ? null : Date.parse(post.startsAt),
    endsAt: post.endsAt === undefined ? null : Date.parse(post.endsAt),
    recipients: post.channels.flatMap((place) => recipientOf(place) ?? []),
    keepsMs: post.keepMinutes * 60_000,
    program: post.program ?? null,
    template: post.template,
    days: post.days,
    onlyWithDates: post.onlyWithDates,
  };
}

/** @param place "oftc/#qemu-gsoc". */
function recipientOf(place: string): (Recipient & { readonly kind: 'channel' }) | null {
  const read = parsePlace(place);
  return read && { kind: 'channel', ...read };
}
