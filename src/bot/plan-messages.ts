import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import { programNamed } from '../domain/program/find.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import { planPosts, type RecurringPost } from '../domain/reminders/plan-posts.ts';
import { type PlannedReminder, planReminders } from '../domain/reminders/plan-reminders.ts';
import { recipientKey } from '../domain/reminders/recipient.ts';
import type { ReminderRules } from '../domain/reminders/rules.ts';
import type { ZoneRules } from '../domain/reminders/zone-rules.ts';
import type { PlannedMessage } from '../ports/outbox.ts';
import { postMessage, reminderMessage } from './reminder-messages.ts';

/** All that decides what the bot says unasked about a season; a rehearsal takes the same. */
export interface PlanParts {
  /** The programs as they are now; a reload gives another array. */
  programs(): readonly Program[];
  readonly rules: ReminderRules;
  readonly posts: readonly RecurringPost[];
  readonly say: Phrasebook;
  readonly zones: ZoneRules;
}

/** A message that the plan wants said. */
export interface ScopedMessage {
  /** The program or post and the recipient; when it was last planned tells what is new in it. */
  readonly scope: string;
  readonly message: PlannedMessage;
  /** The key date that it speaks of; null for a post. */
  readonly about: PlannedReminder | null;
}

/** The reminders of all programs, past and to come. */
export function reminderMessages({ programs, rules, zones, say }: PlanParts): readonly ScopedMessage[] {
  return programs()
    .flatMap((program) => planReminders(program, rules, zones).reminders)
    .map((reminder) => ({
      scope: reminderScope(reminder.program.id, recipientKey(reminder.listener.recipient)),
      message: reminderMessage(reminder, say),
      about: reminder,
    }));
}

/** The recurring posts in a span, `from` included and `to` not. */
export function postMessages(parts: PlanParts, from: Instant, to: Instant): readonly ScopedMessage[] {
  return planPosts(parts.posts, from, to, parts.zones).flatMap((planned) => {
    const program = programOf(planned.post, parts.programs());
    const message = program && postMessage(planned, program, parts.say);
    return message ? [{ scope: planned.series, message, about: null }] : [];
  });
}

/** What a post speaks of: the program that it names, or the first. */
export function programOf(post: RecurringPost, programs: readonly Program[]): Program | null {
  return (post.program === null ? programs[0] : programNamed(post.program, programs)) ?? null;
}

/** Every scope that there is. */
export function scopesOf({ programs, rules, posts }: PlanParts): readonly string[] {
  const ofReminders = programs().flatMap(({ id }) =>
    rules.listeners.map(({ recipient }) => reminderScope(id, recipientKey(recipient))),
  );
  const ofPosts = posts.flatMap(({ id, recipients }) => recipients.map((who) => `post/${id}/${recipientKey(who)}`));
  return [...new Set([...ofReminders, ...ofPosts])];
}

function reminderScope(program: string, recipient: string): string {
  return `key-date/${program}/${recipient}`;
}
