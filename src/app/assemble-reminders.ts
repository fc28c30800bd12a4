import type { Database } from '../adapters/sql/open-database.ts';
import { createSqlPeople } from '../adapters/sql/sql-people.ts';
import { createSqlPlans } from '../adapters/sql/sql-plans.ts';
import { createSqlSaid } from '../adapters/sql/sql-said.ts';
import { createSqlSubscriptions } from '../adapters/sql/sql-subscriptions.ts';
import { createPhrasebook } from '../answers/compose/phrasebook.ts';
import { zoneRules } from '../answers/compose/zone-rules.ts';
import { createOutboxPump, type OutboxPump } from '../bot/outbox-pump.ts';
import type { PlanParts } from '../bot/plan-messages.ts';
import type { ReminderStores } from '../bot/reminder-desk.ts';
import { createReminderRunner, type ReminderRunner } from '../bot/reminder-runner.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Language } from '../domain/language/language.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import { afterQuietHours } from '../domain/reminders/quiet-hours.ts';
import { type Recipient, recipientKey } from '../domain/reminders/recipient.ts';
import type { Listener, ReminderRules } from '../domain/reminders/rules.ts';
import type { ChatNetwork } from '../ports/chat-network.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxStore } from '../ports/outbox.ts';
import { type CompiledReminders, compileReminders } from './reminder-rules.ts';
import { createStores } from './reminder-stores.ts';
import { createSubscribers, type Subscribers } from './subscribers.ts';

/** What reminders are made of, live, in a rehearsal and in tests. */
export interface ReminderWorld {
  readonly settings: Settings;
  programs(): readonly Program[];
  readonly language: Language;
  readonly networks: readonly ChatNetwork[];
  readonly clock: Clock;
  readonly startedAt: Instant;
  readonly log: Log;
  /** What else time asks for, each time before what is due is said; it must not reject. */
  alsoTick?(outbox: OutboxStore): Promise<void>;
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
  const subscribers = createSubscribers(createSqlSubscriptions(database), settings);
  const plan = planPartsOf(world, subscribers.listeners);
  const stores = createStores(database, ({ recipient, text, account }) =>
    plan.say('reminderSays', { text, who: account, isForOther: String(recipient.kind === 'channel') }),
  );
  const { outbox, pauses, reminders } = stores;
  const plans = createSqlPlans(database);
  return {
    ...stores,
    runner: afterLoading(
      subscribers,
      createReminderRunner({ plan, outbox, plans, reminders, startedAt, clock, log }),
      log,
    ),
    pump: createOutboxPump({
      people: createSqlPeople(database, []),
      said: createSqlSaid(database),
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

const NOBODY: readonly Listener[] = [];

/** A runner that knows who has subscribed; those that can't be read now stay as they were. */
function afterLoading(subscribers: Subscribers, runner: ReminderRunner, log: Log): ReminderRunner {
  return {
    tick: async () => {
      await subscribers.load().catch((error: unknown) => log.error({ err: error }, 'subscriptions could not be read'));
      await runner.tick();
    },
  };
}

/** What decides what is said: the configuration and the programs as they are now, for mentors come with a program. */
export function planPartsOf(
  { settings, programs, language }: Omit<ReminderWorld, 'networks' | 'clock' | 'startedAt' | 'log'>,
  subscribers: () => readonly Listener[] = () => NOBODY,
): PlanParts {
  let made: { readonly of: readonly Program[]; readonly compiled: CompiledReminders } | null = null;
  let joined: { readonly of: readonly unknown[]; readonly rules: ReminderRules } | null = null;
  const compiled = () => {
    const current = programs();
    if (made?.of !== current) made = { of: current, compiled: compileReminders(settings, current, language) };
    return made.compiled;
  };
  return {
    programs,
    get rules() {
      const { rules } = compiled();
      const more = subscribers();
      // The same rules are the same object, by which the runner knows that nothing has changed.
      if (joined?.of[0] !== rules || joined.of[1] !== more)
        joined = { of: [rules, more], rules: { ...rules, listeners: [...rules.listeners, ...more] } };
      return joined.rules;
    },
    get posts() {
      return compiled().posts;
    },
    say: createPhrasebook(compiled().replies),
    zones: zoneRules,
  };
}

function quietUntilOf(listeners: readonly Listener[]): (recipient: Recipient, now: Instant) => Instant {
  const byRecipient = new Map(listeners.map((listener) => [recipientKey(listener.recipient), listener]));
  return (recipient, now) => {
    const listener = byRecipient.get(recipientKey(recipient));
    return listener ? afterQuietHours(now, listener.quiet, listener.zone, zoneRules) : now;
  };
}
