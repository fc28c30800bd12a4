import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import type { Account, Person } from '../domain/people/person-id.ts';
import type { KeyDate } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import { endOf, latest } from '../domain/program/time-point.ts';
import { dateOfSeries } from '../domain/reminders/plan-reminders.ts';
import type { Clock } from '../ports/clock.ts';
import type { OutboxMessage } from '../ports/outbox.ts';
import { type Reply, textReply } from '../ports/reply.ts';
import { foldPersonName } from '../ports/sender.ts';
import type { Subscription, SubscriptionStore } from '../ports/subscription-store.ts';
import { PLANNED_KINDS } from './reminder-messages.ts';

/** What subscribing takes. */
export interface SubscriptionParts {
  readonly subscriptions: SubscriptionStore;
  programs(): readonly Program[];
  /** Told that somebody subscribed, or does so no more. */
  replan(): void;
  readonly say: Phrasebook;
  readonly clock: Clock;
}

/** Who put a sign: the account that the network proved, folded, and whose it is. */
export interface Speaker extends Account {
  readonly nick: string;
  readonly person: Person;
}

/** A key date of a program. */
export interface ProgramDate {
  /** Id of the program. */
  readonly program: string;
  readonly date: KeyDate;
}

const ABOUT_DATES: ReadonlySet<string> = new Set([PLANNED_KINDS.reminder, PLANNED_KINDS.change]);

/** The key dates that some messages are about, each once. */
export function datesOf(messages: readonly OutboxMessage[], programs: readonly Program[]): readonly ProgramDate[] {
  const found = new Map<string, ProgramDate>();
  for (const { kind, series } of messages) {
    const named = ABOUT_DATES.has(kind) ? dateOfSeries(series) : null;
    const date = named && findDate(named.program, named.date, programs);
    if (named && date) found.set(`${named.program}/${date.id}`, { program: named.program, date });
  }
  return [...found.values()];
}

/** Tells somebody directly of key dates from now on, as they come near or are moved. @param mark id of the sign that asks for it. */
export async function subscribe(
  dates: readonly ProgramDate[],
  speaker: Speaker,
  mark: string,
  { subscriptions, say, clock, replan }: SubscriptionParts,
): Promise<Reply> {
  const now = clock.now();
  const open = dates.filter(({ date }) => latest(endOf(date.when)) > now);
  if (open.length === 0) return textReply(say('subscriptionOver'));
  const known = await subscriptions.all();
  const { network, account, nick } = speaker;
  let added = 0;
  for (const { program, date } of open) {
    if (known.some((one) => isOf(one, program, date.id) && isTheirs(one, speaker.person))) continue;
    const wanted = { network, account, nick, program, date: date.id, mark, since: now };
    if (await subscriptions.add(wanted)) added += 1;
  }
  if (added > 0) replan();
  return textReply(say('subscribed', { dates: titlesOf(open), isNew: String(added > 0) }));
}

/** Ends what a sign had asked for. @returns null if it had asked for nothing. */
export async function unsubscribe(
  { network, account }: Speaker,
  mark: string,
  { subscriptions, programs, say, replan }: SubscriptionParts,
): Promise<Reply | null> {
  const ended = await subscriptions.removeByMark(network, account, mark);
  if (ended.length === 0) return null;
  replan();
  const dates = ended.flatMap(({ program, date: id }) => {
    const date = findDate(program, id, programs());
    return date === null ? [] : [{ program, date }];
  });
  return textReply(say('unsubscribed', { dates: titlesOf(dates) }));
}

function isOf(subscription: Subscription, program: string, date: string): boolean {
  return subscription.program === program && subscription.date === date;
}

/** Whether it is that of any account of a person: nobody is told twice. */
function isTheirs(subscription: Subscription, { accounts }: Person): boolean {
  return accounts.some(
    ({ network, account }) => network === subscription.network && foldPersonName(account) === subscription.account,
  );
}

function findDate(program: string, id: string, programs: readonly Program[]): KeyDate | null {
  return programs.find((one) => one.id === program)?.keyDates.find((date) => date.id === id) ?? null;
}

function titlesOf(dates: readonly ProgramDate[]): string {
  return dates.map(({ date }) => date.title).join('; ');
}
