import { parseCron } from '../adapters/cron/parse-cron.ts';
import { hearsByBridge } from '../bot/bridges.ts';
import { mentorsOf } from '../bot/mentor-of.ts';
import { REMINDER_TEXTS } from '../config/settings/reminder-texts.ts';
import type { ReminderSettings } from '../config/settings/reminders-schema.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Language } from '../domain/language/language.ts';
import { parseAccount } from '../domain/people/account.ts';
import type { Account } from '../domain/people/person-id.ts';
import type { Audience } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import type { RecurringPost } from '../domain/reminders/plan-posts.ts';
import type { Recipient } from '../domain/reminders/recipient.ts';
import {
  DAY_MS,
  type LeadTimes,
  type Listener,
  type QuietHours,
  type ReminderRules,
} from '../domain/reminders/rules.ts';
import { isSameChannel, type Place, placesOf } from './reminder-places.ts';

/** What the bot says unasked, made of the configuration. */
export interface CompiledReminders {
  readonly rules: ReminderRules;
  readonly posts: readonly RecurringPost[];
  /** The language's sentences with the configuration's own texts. */
  readonly replies: Language['replies'];
}

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: DAY_MS };

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

function channelListener({ network, channel, program }: Place, reminders: ReminderSettings): Listener {
  const own = reminders.channels.find((entry) => entry.network === network && isSameChannel(entry.channel, channel));
  const quiet = own?.quietHours ?? reminders.quietHours;
  return {
    recipient: { kind: 'channel', network, channel },
    audiences: own?.audiences ?? ['everyone', 'applicants'],
    zone: own?.zone ?? reminders.zone,
    quiet: quiet === undefined ? null : quietOf(quiet),
    sayAt: minuteOf(own?.sayAt ?? reminders.sayAt),
    program,
  };
}

/** Mentors and admins by the accounts that the program and the configuration give, where no channel is for them. */
function directListeners(
  { reminders, admins }: Settings,
  programs: readonly Program[],
  channels: readonly Listener[],
): readonly Listener[] {
  if (!reminders.enabled) return [];
  const isCovered = (audience: Audience) => channels.some(({ audiences }) => audiences.includes(audience));
  const listener = (network: string, account: string, audience: Audience, program: string | null): Listener => ({
    recipient: { kind: 'person', network, account, nick: account },
    audiences: [audience],
    zone: reminders.zone,
    quiet: null,
    sayAt: minuteOf(reminders.sayAt),
    program,
  });
  const listeners: Listener[] = [];
  if (reminders.direct.includes('admins') && !isCovered('admins'))
    for (const { network, account } of admins.flatMap((admin) => parseAccount(admin) ?? []))
      listeners.push(listener(network, account, 'admins', null));
  if (reminders.direct.includes('mentors') && !isCovered('mentors'))
    for (const program of programs)
      for (const { network, account } of mentorAccounts(program))
        listeners.push(listener(network, account, 'mentors', program.id));
  return listeners;
}

/** One for each: whichever is written to, they are told where they are. */
function mentorAccounts(program: Program): readonly Account[] {
  return mentorsOf(program).flatMap(({ accounts }) => accounts.slice(0, 1));
}

function postOf(post: ReminderSettings['posts'][number]): RecurringPost {
  const parsed = parseCron(post.cron);
  if ('problem' in parsed) throw new Error(`the post ${post.id} was made before it was checked`);
  return {
    id: post.id,
    fields: parsed.fields,
    zone: post.zone,
    startsAt: post.startsAt === undefined ? null : Date.parse(post.startsAt),
    endsAt: post.endsAt === undefined ? null : Date.parse(post.endsAt),
    recipients: post.channels.map(recipientOf),
    keepsMs: post.keepMinutes * 60_000,
    program: post.program ?? null,
    template: post.template,
    days: post.days,
    onlyWithDates: post.onlyWithDates,
  };
}

/** @param place "oftc/#qemu-gsoc". */
function recipientOf(place: string): Recipient & { readonly kind: 'channel' } {
  const slash = place.indexOf('/');
  return { kind: 'channel', network: place.slice(0, slash), channel: place.slice(slash + 1) };
}

function ownTexts({ texts }: ReminderSettings): Partial<Language['replies']> {
  return Object.fromEntries(
    Object.entries(texts ?? {}).flatMap(([name, text]) =>
      text === undefined ? [] : [[REMINDER_TEXTS[name as keyof typeof REMINDER_TEXTS], text]],
    ),
  );
}

function leadTimesOf(times: Readonly<Record<string, readonly string[] | undefined>> | undefined): Partial<LeadTimes> {
  return Object.fromEntries(
    Object.entries(times ?? {}).flatMap(([role, list]) => (list === undefined ? [] : [[role, list.map(durationMs)]])),
  );
}

/** @param text "14d", "3h", "30m" or "0". */
function durationMs(text: string): number {
  return Number.parseInt(text, 10) * (UNIT_MS[text.slice(-1)] ?? 0);
}

function quietOf({ from, to }: { readonly from: string; readonly to: string }): QuietHours {
  return { from: minuteOf(from), to: minuteOf(to) };
}

/** @param text "09:00". */
function minuteOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}
