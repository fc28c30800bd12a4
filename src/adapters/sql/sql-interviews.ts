import type { InterviewStore } from '../../ports/interview-store.ts';
import { applicantReads } from './applicant-reads.ts';
import { applyChange, Outdated } from './apply-change.ts';
import { bookingReads } from './booking-reads.ts';
import { createGroupWriter } from './group-writer.ts';
import { guardStore, isConstraint, type Read } from './guard-store.ts';
import { readHistory } from './interview-history.ts';
import { readLedger } from './interview-ledger.ts';
import { forgetPerson, readTraces } from './interview-privacy.ts';
import type { Database } from './open-database.ts';
import { slotReads } from './slot-reads.ts';

/** Slots, bookings and queues in the database. */
export function createSqlInterviews({ knex }: Database): InterviewStore {
  const write = createGroupWriter(knex, isOutdated);
  const read: Read = (run) => guardStore('interviews could not be read', run);
  return {
    ...bookingReads(knex, read),
    ...slotReads(knex, read),
    ...applicantReads(knex, read),
    ledger: (program) => read(() => readLedger(knex, program)),
    history: (bookingId) => read(() => readHistory(knex, bookingId)),
    traces: (applicant) => read(() => readTraces(knex, applicant)),
    forget: (applicant, compose) =>
      guardStore('an applicant could not be forgotten', () =>
        knex.transaction((trx) => forgetPerson(trx, applicant, compose)),
      ),
    apply: (change, compose, now) =>
      guardStore('an interview could not be written', async () => {
        try {
          return await write((trx) => applyChange(trx, change, compose, now));
        } catch (error) {
          if (isOutdated(error)) return null;
          throw error;
        }
      }),
  };
}

/** A constraint that says no is the database's word that somebody was faster. */
function isOutdated(error: unknown): boolean {
  return error instanceof Outdated || isConstraint(error);
}
