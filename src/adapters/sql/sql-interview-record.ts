import type { Knex } from 'knex';
import type { ClockEvent } from '../../domain/interviews/phases.ts';
import type { IdeaKey } from '../../domain/program/find.ts';
import type { Exercise, InterviewRecord, MentorNote, SpokenLine } from '../../ports/interview-record.ts';
import { guardStore } from './guard-store.ts';
import { readAttendants, readPlace, writeAttendant, writePlace } from './interview-places.ts';
import { addSpokenLine, forgetHandedOn, takeRestOf } from './interview-speech.ts';
import type { Database } from './open-database.ts';
import { insertPlanned } from './plan-writer.ts';

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
    addLine: (bookingId, line, handOn) =>
      write(() => knex.transaction((trx) => addSpokenLine(trx, bookingId, line, handOn))),
    takeRest: (bookingId, side, split) =>
      write(() => knex.transaction((trx) => takeRestOf(trx, bookingId, side, split))),
    place: (bookingId) => read(() => readPlace(knex, bookingId)),
    setPlace: (bookingId, place, messages, now) =>
      write(() =>
        knex.transaction(async (trx) => {
          await writePlace(trx, bookingId, place);
          await insertPlanned(trx, messages, now);
        }),
      ),
    unclosed: () =>
      read(async () => {
        const rows: { booking_id: number }[] = await knex('interview_places').whereNot({ kind: 'closed' });
        return rows.map(({ booking_id }) => booking_id);
      }),
    attendants: (bookingId) => read(() => readAttendants(knex, bookingId)),
    addAttendant: (bookingId, attendant) =>
      write(() => knex.transaction((trx) => writeAttendant(trx, bookingId, attendant))),
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
    exercises: (key) => read(() => exercisesOf(knex, key)),
    addExercise: ({ program, idea }, text, by) =>
      write(async () => {
        // One statement: two mentors who add at once get two numbers.
        const rows: readonly { readonly number: number }[] = await knex.raw(
          `INSERT INTO interview_exercises (program, idea, number, text, by)
           SELECT ?, ?, 1 + COALESCE((SELECT MAX(number) FROM interview_exercises WHERE program = ? AND idea = ?), 0), ?, ?
           RETURNING number`,
          [program, idea, program, idea, text, by],
        );
        return rows[0]?.number ?? 0;
      }),
    chooseExercise: (bookingId, number) =>
      write(async () => {
        const waiting = knex('interview_bookings').where({ id: bookingId }).whereIn('state', CAN_CHOOSE).select('id');
        if ((await waiting).length === 0) return false;
        await knex('interview_choices')
          .insert({ booking_id: bookingId, number })
          .onConflict('booking_id')
          .merge(['number']);
        return true;
      }),
    giveExercise: (bookingId, key) =>
      write(async () => {
        const exercises = await exercisesOf(knex, key);
        const [first] = exercises;
        if (!first) return null;
        const choice = { booking_id: bookingId, number: first.number };
        await knex('interview_choices').insert(choice).onConflict('booking_id').ignore();
        const [chosen]: { number: number }[] = await knex('interview_choices').where({ booking_id: bookingId });
        return exercises.find(({ number }) => number === chosen?.number) ?? first;
      }),
    forgetLines: (program) =>
      write(async () => {
        // One that runs is not over, whatever the season is.
        const bookings = () =>
          knex('interview_bookings').where({ program }).whereNot({ state: 'running' }).select('id');
        const ofProgram = (table: string): Knex.QueryBuilder => knex(table).whereIn('booking_id', bookings());
        for (const table of ['interview_notes', 'interview_attendants', 'interview_rests'])
          await ofProgram(table).delete();
        const said: { id: number }[] = await bookings().whereIn('id', knex('interview_lines').distinct('booking_id'));
        for (const { id } of said) await forgetHandedOn(knex, id);
        return ofProgram('interview_lines').delete();
      }),
  };
}

/** An exercise can be chosen until the interview runs. */
const CAN_CHOOSE = ['held', 'booked', 'checked-in'];

async function exercisesOf(knex: Knex, { program, idea }: IdeaKey): Promise<readonly Exercise[]> {
  return knex('interview_exercises').where({ program, idea }).orderBy('number').select('number', 'text');
}

function lengthOf(event: ClockEvent): number | null {
  return event.kind === 'extend' ? event.byMs : null;
}

function eventOf({ kind, at, by_ms }: EventRow): ClockEvent {
  return kind === 'extend' ? { kind, at, byMs: by_ms ?? 0 } : { kind, at };
}
