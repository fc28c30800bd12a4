import type { Knex } from 'knex';
import type { ClockEvent } from '../../domain/interviews/phases.ts';
import type { InterviewRecord, MentorNote, SpokenLine } from '../../ports/interview-record.ts';
import { guardStore } from './guard-store.ts';
import type { Database } from './open-database.ts';
import { insertPlanned } from './sql-outbox.ts';

interface EventRow {
  readonly kind: ClockEvent['kind'];
  readonly at: number;
  readonly by_ms: number | null;
}

/** What happens during interviews, in the database. */
export function createSqlInterviewRecord({ knex }: Database): InterviewRecord {
  const read = <T>(run: () => Promise<T>) => guardStore('an interview could not be read', run);
  const write = <T>(run: () => Promise<T>) => guardStore('an interview could not be written', run);
  return {
    events: (bookingId) =>
      read(async () => {
        const rows: EventRow[] = await knex('interview_events').where({ booking_id: bookingId }).orderBy('number');
        return rows.map(eventOf);
      }),
    addEvent: (bookingId, event, count, messages) =>
      write(() =>
        knex.transaction(async (trx) => {
          const row = { booking_id: bookingId, number: count, kind: event.kind, at: event.at, by_ms: lengthOf(event) };
          const added = await trx('interview_events').insert(row).onConflict().ignore().returning('number');
          if (added.length === 1) await insertPlanned(trx, messages, event.at);
          return added.length === 1;
        }),
      ),
    addLine: (bookingId, line, compose) =>
      write(() =>
        knex.transaction(async (trx) => {
          const [row]: { id: number }[] = await trx('interview_lines')
            .insert({ booking_id: bookingId, ...line })
            .returning('id');
          if (row) await insertPlanned(trx, [compose(row.id)], line.at);
        }),
      ),
    lines: (bookingId) =>
      read(async () => {
        const rows: SpokenLine[] = await knex('interview_lines').where({ booking_id: bookingId }).orderBy('id');
        return rows.map(({ side, nick, text, at }) => ({ side, nick, text, at }));
      }),
    addNote: (bookingId, note) =>
      write(async () => {
        await knex('interview_notes').insert({ booking_id: bookingId, ...note });
      }),
    notes: (bookingId) =>
      read(async () => {
        const rows: MentorNote[] = await knex('interview_notes').where({ booking_id: bookingId }).orderBy('id');
        return rows.map(({ by, nick, score, text, at }) => ({ by, nick, score, text, at }));
      }),
    forgetLines: (program) =>
      write(async () => {
        const ofProgram = (table: string): Knex.QueryBuilder =>
          knex(table).whereIn('booking_id', knex('interview_bookings').where({ program }).select('id'));
        await ofProgram('interview_notes').delete();
        return ofProgram('interview_lines').delete();
      }),
  };
}

function lengthOf(event: ClockEvent): number | null {
  return event.kind === 'extend' ? event.byMs : null;
}

function eventOf({ kind, at, by_ms }: EventRow): ClockEvent {
  return kind === 'extend' ? { kind, at, byMs: by_ms ?? 0 } : { kind, at };
}
