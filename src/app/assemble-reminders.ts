import type { Database } from '../adapters/sql/open-database.ts';
import { createSqlPeople } from '../adapters/sql/sql-people.ts';
import { createSqlPlans } from '../adapters/sql/sql-plans.ts';
import { createSqlSaid } from '../adapters/sql/sql-said.ts';
import { createPhrasebook } from '../answers/compose/phrasebook.ts';
import { zoneRules } from '../answers/compose/zone-rules.ts';
import { createOutboxPump, type OutboxPump } from '../bot/outbox-pump.ts';
import type { PlanParts } from '../bot/plan-messages.ts';
import { createProgramPeople } from '../bot/program-people.ts';
import type { ReminderStores } from '../bot/reminder-desk.ts';
import { createReminderRunner, type ReminderRunner } from '../bot/reminder-runner.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Language } from '../domain/language/language.ts';
import { parseAccount } from '../domain/people/account.ts';
import type { Account } from '../domain/people/person-id.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import { afterQuietHours } from '../domain/reminders/quiet-hours.ts';
import { type Recipient, recipientKey } from '../domain/reminders/recipient.ts';
import type { Listener } from '../domain/reminders/rules.ts';
import type { ChatNetwork } from '../ports/chat-network.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { type CompiledReminders, compileReminders } from './reminder-rules.ts';
import { createStores } from './reminder-stores.ts';

/** What reminders are made of, live, in a rehearsal and in tests. */
export interface ReminderWorld {
  readonly settings: Settings;
  /** The settings as they are by now, for what may be read again; those above if left out. */
  settingsNow?(): Settings;
  programs(): readonly Program[];
  readonly language: Language;
  readonly networks: readonly ChatNetwork[];
  readonly clock: Clock;
  readonly startedAt: Instant;
  readonly log: Log;
  /** What else time asks for, each time before what is due is said; it must not reject. */
  alsoTick?(): Promise<void>;
  /** How long a claimed message is kept from other processes; a minute and a half if left out. */
  readonly leaseMs?: number;
  /** Said within that time a message is not late; five minutes if left out. */
  readonly graceMs?: number;
}

/** The parts that plan and say things. */
export interface ReminderMachine extends ReminderStores {
  readonly runner: ReminderRunner;
  readonly pump: OutboxPump;
}

/** Longer than the minute between two ticks, each of which renews the leases of what is still under way. */
const LEASE_MS = 90_000;

export function assembleReminders(world: ReminderWorld, database: Database): ReminderMachine {
  const { settings, clock, startedAt, log, networks } = world;
  const plan = planPartsOf(world);
  const stores = createStores(database, world.programs, plan.say);
  const { outbox, pauses, reminders } = stores;
  const plans = createSqlPlans(database);
  return {
    ...stores,
    runner: createReminderRunner({ plan, outbox, plans, reminders, startedAt, clock, log }),
    pump: createOutboxPump({
      people: createProgramPeople(createSqlPeople(database, []), world.programs),
      said: createSqlSaid(database),
      outbox,
      pauses,
      network: (name) => networks.find((network) => network.name === name),
      bridges: settings.bridged,
      quietUntil: quietUntilOf(plan.rules.listeners),
      admins: settings.admins.flatMap((admin) => parseAccount(admin) ?? []).map(adminRecipient),
      say: plan.say,
      clock,
      log,
      leaseMs: world.leaseMs ?? LEASE_MS,
      ...(world.graceMs === undefined ? {} : { graceMs: world.graceMs }),
      catchUpPerHour: settings.reminders.catchUpPerHour,
    }),
  };
}

/** What decides what is said: the configuration and the programs as they are now, for mentors come with a program. */
export function planPartsOf({
  settings,
  settingsNow = () => settings,
  programs,
  language,
}: Omit<ReminderWorld, 'networks' | 'clock' | 'startedAt' | 'log'>): PlanParts {
  let made: { readonly of: readonly Program[]; readonly compiled: CompiledReminders } | null = null;
  const compiled = () => {
    const current = programs();
    if (made?.of !== current) made = { of: current, compiled: compileReminders(settingsNow(), current, language) };
    return made.compiled;
  };
  return {
    programs,
    get rules() {
      return compiled().rules;
    },
    get posts() {
      return compiled().posts;
    },
    say: createPhrasebook(compiled().replies),
    zones: zoneRules,
  };
}

function adminRecipient({ network, account }: Account): Recipient {
  return { kind: 'person', network, account, nick: account };
}

function quietUntilOf(listeners: readonly Listener[]): (recipient: Recipient, now: Instant) => Instant {
  const byRecipient = new Map(listeners.map((listener) => [recipientKey(listener.recipient), listener]));
  return (recipient, now) => {
    const listener = byRecipient.get(recipientKey(recipient));
    return listener ? afterQuietHours(now, listener.quiet, listener.zone, zoneRules) : now;
  };
}
