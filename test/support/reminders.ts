import { DEFAULT_LEAD_TIMES, type Listener, type ReminderRules } from '../../src/domain/reminders/rules.ts';

/** #orchard hears what is for everybody and for applicants, at any hour; days are spoken of at 09:00 UTC. */
export const ORCHARD_CHANNEL: Listener = {
  recipient: { kind: 'channel', network: 'test', channel: '#orchard' },
  audiences: ['everyone', 'applicants'],
  zone: 'UTC',
  quiet: null,
  sayAt: 9 * 60,
  program: null,
};

/** The default rules for #orchard alone. */
export const ORCHARD_RULES: ReminderRules = {
  listeners: [ORCHARD_CHANNEL],
  leadTimes: DEFAULT_LEAD_TIMES,
  leadTimesByKind: {},
  announceChanges: ['moved', 'added', 'removed'],
};

/** The rules for one channel that differs from #orchard's. */
export function rulesFor(channel: Partial<Listener>): ReminderRules {
  return { ...ORCHARD_RULES, listeners: [{ ...ORCHARD_CHANNEL, ...channel }] };
}
