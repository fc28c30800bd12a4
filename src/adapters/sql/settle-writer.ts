import type { Knex } from 'knex';
import type { Claim, OutboxOutcome } from '../../ports/outbox.ts';
import { sqlWithoutPrivateWords } from './outbox-words.ts';

/** Records what became of a claimed message; resolves when it is on the disk. */
export type Settle = (claim: Claim, outcome: OutboxOutcome) => Promise<void>;

interface Settlement {
  readonly claim: Claim;
  readonly outcome: OutboxOutcome;
  resolve(): void;
  reject(error: unknown): void;
}

/** So many at most in one statement: a row has 8 values, and SQLite takes 32,766 (https://sqlite.org/limits.html). */
const MAX_GROUP = 500;

/**
 * Writes outcomes, those that come while one write is under way in a single statement: the disk takes as long for fifty as for one.
 *
 * Nobody is answered before the statement is committed. If it fails, all of its outcomes have failed, and nothing of them is written.
 */
export function createSettleWriter(knex: Knex): Settle {
  let waiting: readonly Settlement[] = [];
  let isWriting = false;
  const writeAll = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      const group = firstOfEach(waiting);
      waiting = waiting.filter((settlement) => !group.includes(settlement));
      try {
        await writeGroup(knex, group);
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    isWriting = false;
  };
  return (claim, outcome) =>
    new Promise((resolve, reject) => {
      waiting = [...waiting, { claim, outcome, resolve, reject }];
      void writeAll();
    });
}

/** A statement knows one outcome of a row: a second one of the same message is for the next. */
function firstOfEach(waiting: readonly Settlement[]): readonly Settlement[] {
  const byId = new Map<number, Settlement>();
  for (const settlement of waiting) {
    if (byId.size === MAX_GROUP) break;
    if (!byId.has(settlement.claim.id)) byId.set(settlement.claim.id, settlement);
  }
  return [...byId.values()];
}

/** What was sent is recorded whatever has become of the claim; all else only under the claim that it belongs to. */
async function writeGroup(knex: Knex, group: readonly Settlement[]): Promise<void> {
  const rows = group.map(({ claim, outcome }) => [claim.id, claim.claims, ...valuesOf(outcome)]);
  await knex.raw(
    `UPDATE outbox SET state = new.column3, reason = new.column4, ended_at = new.column5, ready_at = new.column6,
       ${sqlWithoutPrivateWords("new.column3 = 'sent'")},
       was_late = MAX(outbox.was_late, new.column7), attempts = outbox.attempts + (new.column3 = 'sent') + (new.column8 = 'retry')
     FROM (VALUES ${rows.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ')}) AS new
     WHERE outbox.id = new.column1
       AND (new.column3 = 'sent' OR (outbox.claims = new.column2 AND outbox.state = 'claimed'))`,
    rows.flat(),
  );
}

/** State, reason, when it ended, when it is ready again, whether it was late, and the kind of outcome. */
function valuesOf(outcome: OutboxOutcome): readonly (string | number | null)[] {
  const { kind, at } = outcome;
  if (outcome.kind === 'sent') return ['sent', null, at, null, outcome.wasLate ? 1 : 0, kind];
  const isOpen = kind === 'retry' || kind === 'wait';
  return [isOpen ? 'planned' : kind, outcome.reason, isOpen ? null : at, isOpen ? at : null, 0, kind];
}
