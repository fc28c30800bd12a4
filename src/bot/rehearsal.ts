import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import { planReminders } from '../domain/reminders/plan-reminders.ts';
import { type Recipient, recipientKey } from '../domain/reminders/recipient.ts';
import type { ReminderRules } from '../domain/reminders/rules.ts';
import { layoutLines } from '../domain/text/layout-lines.ts';
import { PAGE_SIZE } from './pages.ts';
import { type PlanParts, postMessages, reminderMessages, type ScopedMessage } from './plan-messages.ts';
import { joinReplies } from './utterance.ts';

/** A message as it would be said. */
export interface RehearsedMessage {
  readonly at: Instant;
  readonly recipient: Recipient;
  /** Ids of the key dates that it speaks of; none for a recurring post. */
  readonly keyDates: readonly string[];
  /** How long before the nearest of them; null for a recurring post. */
  readonly leadTimeMs: number | null;
  readonly text: string;
  /** Of UTF-8. */
  readonly bytes: number;
  /** How long quiet hours put it off; below 0, how much earlier it is said for their sake. */
  readonly delayedByMs: number;
}

/** Something that an org admin may want otherwise. */
export interface RehearsalRemark {
  readonly kind: 'collision' | 'quiet hours' | 'merged' | 'too long' | 'unheard' | 'same';
  /** When; null for what concerns the whole season. */
  readonly at: Instant | null;
  readonly text: string;
}

/** What a season would be like. */
export interface Rehearsal {
  readonly messages: readonly RehearsedMessage[];
  readonly remarks: readonly RehearsalRemark[];
}

/** Messages in one channel that are nearer to each other than this are a collision. */
const COLLISION_MS = 10 * 60_000;

/** Everything that would be said in a span, `from` included and `to` not, as the live bot plans it and puts it together. */
export function rehearse(plan: PlanParts, from: Instant, to: Instant): Rehearsal {
  const wanted = [...reminderMessages(plan), ...postMessages(plan, from, to)].filter(
    ({ message }) => message.dueAt >= from && message.dueAt < to,
  );
  const sayable = wanted.filter(({ message }) => message.staleAt === null || message.staleAt > message.dueAt);
  const messages = joinGroups(sayable).toSorted((a, b) => a.at - b.at);
  return {
    messages,
    remarks: [
      ...unheardRemarks(plan.programs(), plan.rules),
      ...mergedRemarks(plan, from, to),
      ...wanted.filter((one) => !sayable.includes(one)).map(staleRemark),
      ...messages.flatMap(lengthRemarks),
      ...messages.flatMap(delayRemarks),
      ...collisionRemarks(messages),
      ...sameRemarks(messages),
    ],
  };
}

/** As the pump joins them: what is of one group and for one recipient is one message. */
function joinGroups(wanted: readonly ScopedMessage[]): readonly RehearsedMessage[] {
  const groups = new Map<string, ScopedMessage[]>();
  for (const one of wanted) {
    const { recipient, group, key } = one.message;
    const id = JSON.stringify([recipientKey(recipient), group ?? key]);
    groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => rehearsed(group));
}

function rehearsed(group: readonly ScopedMessage[]): readonly RehearsedMessage[] {
  const [first] = group;
  if (!first) return [];
  const { dueAt, recipient } = first.message;
  const { blocks } = joinReplies(group.map(({ message }) => message.reply));
  const text = layoutLines(blocks, Number.MAX_SAFE_INTEGER).join('\n');
  const reminders = group.flatMap(({ about }) => about ?? []);
  return [
    {
      at: dueAt,
      recipient,
      keyDates: reminders.map(({ event }) => event.date.id),
      leadTimeMs: reminders.length === 0 ? null : Math.min(...reminders.map(({ leadTimeMs }) => leadTimeMs)),
      text,
      bytes: Buffer.byteLength(text),
      delayedByMs: delayOf(reminders.map(({ wantedAt }) => dueAt - wantedAt)),
    },
  ];
}

/** The one that is farthest from 0. */
function delayOf(delaysMs: readonly number[]): number {
  return delaysMs.toSorted((one, other) => Math.abs(other) - Math.abs(one))[0] ?? 0;
}

function lengthRemarks({ at, text, bytes }: RehearsedMessage): readonly RehearsalRemark[] {
  const lines = layoutLines([{ kind: 'text', text }], PAGE_SIZE.maxBytes).length;
  if (lines === 1) return [];
  return [{ kind: 'too long', at, text: `${bytes} bytes, which are ${lines} lines on IRC: ${text}` }];
}

function delayRemarks({ at, delayedByMs, text }: RehearsedMessage): readonly RehearsalRemark[] {
  if (delayedByMs === 0) return [];
  const minutes = Math.round(Math.abs(delayedByMs) / 60_000);
  return [
    { kind: 'quiet hours', at, text: `said ${minutes} minutes ${delayedByMs > 0 ? 'later' : 'earlier'}: ${text}` },
  ];
}

function mergedRemarks({ programs, rules, zones }: PlanParts, from: Instant, to: Instant): readonly RehearsalRemark[] {
  return programs()
    .flatMap((program) => planReminders(program, rules, zones).merged)
    .filter(({ dueAt }) => dueAt >= from && dueAt < to)
    .map(({ dueAt, key }) => ({
      kind: 'merged',
      at: dueAt,
      text: `left out, for quiet hours put it to the time of one that is nearer to the date: ${key}`,
    }));
}

function staleRemark({ message }: ScopedMessage): RehearsalRemark {
  return {
    kind: 'quiet hours',
    at: message.dueAt,
    text: `not said, for it is over when the quiet hours end: ${message.key}`,
  };
}

function collisionRemarks(messages: readonly RehearsedMessage[]): readonly RehearsalRemark[] {
  return messages.flatMap((message, at) => {
    const who = recipientKey(message.recipient);
    const next = messages.slice(at + 1).find(({ recipient }) => recipientKey(recipient) === who);
    if (!next || next.at - message.at >= COLLISION_MS) return [];
    return [{ kind: 'collision', at: next.at, text: `in ${who}, shortly after another one: ${next.text}` } as const];
  });
}

/** Fewer messages that two channels have in common are no season. */
const MIN_SAME = 5;

/** Channels that are told all the same: what is for applicants is hardly meant for a channel of mentors, too. */
function sameRemarks(messages: readonly RehearsedMessage[]): readonly RehearsalRemark[] {
  const told = Map.groupBy(
    messages.filter(({ recipient }) => recipient.kind === 'channel'),
    ({ recipient }) => recipientKey(recipient),
  );
  const texts = [...told].map(([who, all]) => ({
    who,
    count: all.length,
    all: all.map(({ at, text }) => `${at} ${text}`).join('\n'),
  }));
  return texts.flatMap(({ who, count, all }, at) => {
    const first = texts.slice(0, at).find((other) => other.all === all);
    if (first === undefined || count < MIN_SAME) return [];
    const text = `${who} is told the same ${count} messages as ${first.who}; under reminders.channels it can have audiences of its own`;
    return [{ kind: 'same', at: null, text } as const];
  });
}

/** Dates that nobody would be told of. */
function unheardRemarks(programs: readonly Program[], rules: ReminderRules): readonly RehearsalRemark[] {
  return programs.flatMap((program) => {
    const listeners = rules.listeners.filter(
      (listener) => listener.program === null || listener.program === program.id,
    );
    // A program that no channel is for is not rehearsed at all.
    if (listeners.length === 0) return [];
    return program.keyDates
      .filter((date) => !listeners.some(({ audiences }) => audiences.includes(date.audience)))
      .map(({ title, audience }) => ({
        kind: 'unheard',
        at: null,
        text: `${title} is for ${audience}, whom no channel and nobody's account is set for`,
      }));
  });
}
