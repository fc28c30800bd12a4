import { mentorsOf } from '../bot/mentor-of.ts';
import type { ReminderSettings } from '../config/settings/reminders-schema.ts';
import type { Settings } from '../config/settings/schema.ts';
import { parseAccount } from '../domain/people/account.ts';
import type { Account } from '../domain/people/person-id.ts';
import type { Audience } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import type { Listener, QuietHours } from '../domain/reminders/rules.ts';
import { isSameChannel, type Place } from './reminder-places.ts';

/** Who hears in a channel. */
export function channelListener({ network, channel, program }: Place, reminders: ReminderSettings): Listener {
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
export function directListeners(
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

function quietOf({ from, to }: { readonly from: string; readonly to: string }): QuietHours {
  return { from: minuteOf(from), to: minuteOf(to) };
}

/** @param text "09:00". */
function minuteOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}
