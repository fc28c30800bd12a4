import { foldPersonName } from '../../domain/people/fold-name.ts';
import type { Anchor } from '../../domain/reminders/anchor.ts';
import type { Recipient } from '../../domain/reminders/recipient.ts';
import type { Repeat } from '../../domain/reminders/repeat.ts';
import { DAY_MS } from '../../domain/time/units.ts';
import type { PlannedMessage } from '../../ports/outbox.ts';
import type { PersonalReminder } from '../../ports/reminder-store.ts';

/** A row of the table `personal_reminders`. */
export interface ReminderRow {
  readonly id: number;
  readonly network: string;
  readonly account: string;
  /** JSON. */
  readonly recipient: string;
  readonly text: string;
  readonly at: number;
  /** JSON. */
  readonly repeat: string | null;
  /** JSON. */
  readonly anchor: string | null;
  readonly created_at: number;
  readonly outbox_key: string;
}

export function reminderRowOf({
  network,
  account,
  recipient,
  text,
  at,
  repeat,
  anchor,
}: Omit<PersonalReminder, 'id' | 'createdAt'>) {
  return {
    network,
    account: foldPersonName(account),
    recipient: JSON.stringify(recipient),
    text,
    at,
    repeat: repeat === null ? null : JSON.stringify(repeat),
    anchor: anchor === null ? null : JSON.stringify(anchor),
  };
}

export function reminderOf(row: ReminderRow): PersonalReminder {
  const { id, network, account, text, at } = row;
  return {
    id,
    network,
    account,
    text,
    at,
    createdAt: row.created_at,
    // Only `reminderRowOf` writes these columns.
    recipient: JSON.parse(row.recipient) as Recipient,
    repeat: row.repeat === null ? null : (JSON.parse(row.repeat) as Repeat),
    anchor: row.anchor === null ? null : (JSON.parse(row.anchor) as Anchor),
  };
}

/** All messages of a reminder have this series: a newer one takes the place of one that was never heard. */
export function seriesOf(id: number): string {
  return `personal/${id}`;
}

/** The message that says it. @param revision how often it was planned: each time it gets another key, for it may move away and back. */
export function reminderMessageOf(
  { id, at, recipient }: PersonalReminder,
  revision: number,
  words: Pick<PlannedMessage, 'reply' | 'lateReply'>,
): PlannedMessage {
  return {
    key: `${seriesOf(id)}/${revision}`,
    kind: 'personal',
    series: seriesOf(id),
    recipient,
    ...words,
    dueAt: at,
    // Nobody in a channel waits for it a day later; a person does until they are back.
    staleAt: recipient.kind === 'channel' ? at + DAY_MS : null,
  };
}
