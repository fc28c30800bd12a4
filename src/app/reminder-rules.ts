import { hearsByBridge } from '../bot/bridges.ts';
import { REMINDER_TEXTS } from '../config/settings/reminder-texts.ts';
import type { ReminderSettings } from '../config/settings/reminders-schema.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Language } from '../domain/language/language.ts';
import type { Program } from '../domain/program/program.ts';
import type { RecurringPost } from '../domain/reminders/plan-posts.ts';
import type { LeadTimes, ReminderRules } from '../domain/reminders/rules.ts';
import { parseDuration } from '../domain/time/duration.ts';

import { channelListener, directListeners } from './reminder-listeners.ts';
import { placesOf } from './reminder-places.ts';
import { postOf } from './reminder-posts.ts';
/** What the bot says unasked, made of the configuration. */
export interface CompiledReminders {
  readonly rules: ReminderRules;
  readonly posts: readonly RecurringPost[];
  /** The language's sentences with the configuration's own texts. */
  readonly replies: Language['replies'];
}

/** @param settings passed `reminderFaults` without any. */
export function compileReminders(
  settings: Settings,
  programs: readonly Program[],
  language: Language,
): CompiledReminders {
  const { reminders } = settings;
  const channels = reminders.enabled
    ? placesOf(settings, programs[0]?.id ?? null)
        .filter(({ network, channel }) => !hearsByBridge(`${network}/${channel}`, settings.bridged))
        .map((place) => channelListener(place, reminders))
    : [];
  return {
    rules: {
      listeners: [...channels, ...directListeners(settings, programs, channels)],
      leadTimes: {
        deadline: reminders.leadTimes.deadline.map(durationMs),
        opening: reminders.leadTimes.opening.map(durationMs),
        event: reminders.leadTimes.event.map(durationMs),
      },
      leadTimesByKind: Object.fromEntries(
        Object.entries(reminders.leadTimesByKind).map(([kind, times]) => [kind, leadTimesOf(times)]),
      ),
      announceChanges: reminders.announceChanges,
    },
    posts: reminders.enabled ? reminders.posts.map(postOf) : [],
    replies: { ...language.replies, ...ownTexts(reminders) },
  };
}

function ownTexts({ texts }: ReminderSettings): Partial<Language['replies']> {
  return Object.fromEntries(
    Object.entries(texts ?? {}).flatMap(([name, text]) =>
      // The schema lets no other names pass.
      text === undefined ? [] : [[REMINDER_TEXTS[name as keyof typeof REMINDER_TEXTS], text]],
    ),
  );
}

function leadTimesOf(times: Readonly<Record<string, readonly string[] | undefined>> | undefined): Partial<LeadTimes> {
  return Object.fromEntries(
    Object.entries(times ?? {}).flatMap(([role, list]) => (list === undefined ? [] : [[role, list.map(durationMs)]])),
  );
}

/** @param text of the configuration, which has been checked. */
function durationMs(text: string): number {
  return parseDuration(text) ?? 0;
}
