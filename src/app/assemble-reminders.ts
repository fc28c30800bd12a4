import type { Database } from '../adapters/sql/open-database.ts';
import { createSqlOutbox } from '../adapters/sql/sql-outbox.ts';
import { createSqlPauses } from '../adapters/sql/sql-pauses.ts';
import { createSqlPlans } from '../adapters/sql/sql-plans.ts';
import { createPhrasebook } from '../answers/compose/phrasebook.ts';
import { zoneRules } from '../answers/compose/zone-rules.ts';
import { createOutboxPump, type OutboxPump } from '../bot/outbox-pump.ts';
import type { PlanParts } from '../bot/plan-messages.ts';
import { createReminderRunner, type ReminderRunner } from '../bot/reminder-runner.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Language } from '../domain/language/language.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import { afterQuietHours } from '../domain/reminders/quiet-hours.ts';
import { type Recipient, recipientKey } from '../domain/reminders/recipient.ts';
import type { Listener } from '../domain/reminders/rules.ts';
import type { ChannelPauses } from '../ports/channel-pauses.ts';
import type { ChatNetwork } from '../ports/chat-network.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxStore } from '../ports/outbox.ts';
import { compileReminders } from './reminder-rules.ts';

/** What reminders are made of, live, in a rehearsal and in tests. */
export interface ReminderWorld {
  readonly settings: Settings;
  programs(): readonly Program[];
  readonly language: Language;
  readonly networks: readonly ChatNetwork[];
  readonly clock: Clock;
  readonly startedAt: Instant;
  readonly log: Log;
  /** How long a claimed message is kept from other processes; a minute and a half if left out. */
  readonly leaseMs?: number;
  /** Said within that time a message is not late; five minutes if left out. */
  readonly graceMs?: number;
}

/** The parts that plan and say things. */
export interface ReminderMachine {
  readonly outbox: OutboxStore;
  readonly pauses: ChannelPauses;
  readonly runner: ReminderRunner;
  readonly pump: OutboxPump;
}

/** Longer than the minute between two ticks, each of which renews the leases of what is still under way. */
const LEASE_MS = 90_000;

export function assembleReminders(world: ReminderWorld, database: Database): ReminderMachine {
  const { settings, clock, startedAt, log, networks } = world;
  const plan = planPartsOf(world);
  const [outbox, plans, pauses] = [createSqlOutbox(database), createSqlPlans(database), createSqlPauses(database)];
  return {
    outbox,
    pauses,
    runner: createReminderRunner({ ...plan, outbox, plans, startedAt, clock, log }),
    pump: createOutboxPump({
      outbox,
      pauses,
      network: (name) => networks.find((network) => network.name === name),
      quietUntil: quietUntilOf(plan.rules.listeners),
      say: plan.say,
      clock,
      log,
      leaseMs: world.leaseMs ?? LEASE_MS,
      ...(world.graceMs === undefined ? {} : { graceMs: world.graceMs }),
      catchUpPerHour: settings.reminders.catchUpPerHour,
    }),
  };
}

/** What decides what is said: the configuration and the programs. */
export function planPartsOf({
  settings,
  programs,
  language,
}: Omit<ReminderWorld, 'networks' | 'clock' | 'startedAt' | 'log'>): PlanParts {
  const { rules, posts, replies } = compileReminders(settings, programs(), language);
  return { programs, rules, posts, say: createPhrasebook(replies), zones: zoneRules };
}

function quietUntilOf(listeners: readonly Listener[]): (recipient: Recipient, now: Instant) => Instant {
  const byRecipient = new Map(listeners.map((listener) => [recipientKey(listener.recipient), listener]));
  return (recipient, now) => {
    const listener = byRecipient.get(recipientKey(recipient));
    return listener ? afterQuietHours(now, listener.quiet, listener.zone, zoneRules) : now;
  };
}
