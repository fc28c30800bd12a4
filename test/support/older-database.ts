import type { Knex } from 'knex';
import { migrations } from '../../src/adapters/sql/migrations/all-migrations.ts';
import type { Migration } from '../../src/adapters/sql/migrations/migration.ts';
import { connect } from '../../src/adapters/sql/open-database.ts';
import { at } from './interviews.ts';

const HOUR = 3_600_000;
/** Noon of the Monday on which the older bot was stopped. */
export const STOPPED_AT = at('2030-03-18T12:00:00Z');
const WEDNESDAY = at('2030-03-20T14:00:00Z');
const SUNDAY = at('2030-03-17T14:00:00Z');

type Rows = Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>;

/** Rows by the migration from which on there were some like these, in the columns and the JSON of that time. */
const HISTORY: Readonly<Record<string, Rows>> = {
  '0010': {
    preferences: [
      { network: 'oftc', person: 'carol', zone: 'Asia/Kolkata' },
      { network: 'oftc', person: '~dave', zone: 'Europe/Berlin' },
    ],
    plans: [{ scope: 'orchard-2030 oftc/#orchard', planned_at: STOPPED_AT }],
    known_programs: [
      {
        program: 'orchard-2030',
        dates: JSON.stringify([
          {
            date: {
              id: 'orgs',
              title: 'Organizations announced',
              kind: 'orgs-announced',
              when: { kind: 'instant', at: at('2030-02-20T18:00Z') },
            },
            revision: 2,
            isRemoved: false,
          },
        ]),
      },
    ],
    channel_pauses: [{ network: 'oftc', channel: '#orchard', since: STOPPED_AT, by: 'root' }],
    outbox: [
      message(1, 'key-date/orgs', 'key-date', {
        channel: '#orchard',
        state: 'sent',
        ended_at: STOPPED_AT,
        ready_at: null,
      }),
      message(2, 'key-date/applications', 'key-date', {
        channel: '#orchard',
        due_at: STOPPED_AT + HOUR,
        ready_at: STOPPED_AT + HOUR,
      }),
      message(3, 'personal/1/1', 'personal', {
        series: 'personal/1',
        account: 'carol',
        nick: 'carol',
        due_at: STOPPED_AT + 2 * HOUR,
        ready_at: STOPPED_AT + 2 * HOUR,
      }),
      message(4, 'booking:1:booked:mentor', 'booking', {
        account: 'appletree',
        nick: 'appletree',
        state: 'sent',
        ended_at: STOPPED_AT,
        ready_at: null,
      }),
      message(5, 'booking:1:remind:60m:applicant', 'booking', {
        account: 'carol',
        nick: 'carol',
        due_at: WEDNESDAY - HOUR,
        ready_at: WEDNESDAY - HOUR,
      }),
      message(6, 'booking:3:line:1:mentor', 'interview', {
        account: 'appletree',
        nick: 'appletree',
        state: 'missed',
        reason: 'late',
        ended_at: SUNDAY - HOUR,
        ready_at: null,
      }),
    ],
    personal_reminders: [
      {
        network: 'oftc',
        account: 'carol',
        recipient: '{"kind":"person","network":"oftc","account":"carol","nick":"carol"}',
        text: 'send the PDF',
        at: STOPPED_AT + 2 * HOUR,
        created_at: STOPPED_AT - HOUR,
        outbox_key: 'personal/1/1',
        revision: 1,
      },
    ],
    interview_slots: [
      slot(WEDNESDAY, 'offered'),
      slot(WEDNESDAY + HOUR, 'offered'),
      slot(SUNDAY, 'offered'),
      slot(SUNDAY - HOUR, 'withdrawn'),
    ],
    interview_bookings: [
      booking(1, 'carol', WEDNESDAY, 'booked'),
      booking(3, 'dave', SUNDAY, 'done', {
        host: 'ann-lee',
        host_network: 'oftc',
        host_account: 'appletree',
        host_nick: 'appletree',
        applicant_in_at: SUNDAY,
        mentor_in_at: SUNDAY,
      }),
      booking(4, 'erin', SUNDAY - HOUR, 'no-show', { missing: 'applicant', mentor_in_at: SUNDAY - HOUR }),
    ],
    interview_queue: [
      {
        program: 'orchard-2030',
        idea: 'pear',
        applicant: 'oftc/frank',
        applicant_network: 'oftc',
        applicant_account: 'frank',
        applicant_nick: 'frank',
        joined_at: STOPPED_AT - HOUR,
      },
    ],
    interview_history: [
      { at: STOPPED_AT - HOUR, by: 'oftc/carol', what: '> booked', why: '', slot_id: 1, booking_id: 1 },
      { at: SUNDAY + HOUR, by: 'ann-lee', what: 'running > done', why: 'all said', slot_id: 3, booking_id: 2 },
    ],
    interview_events: [{ booking_id: 2, number: 0, kind: 'extend', at: SUNDAY + 1, by_ms: 60_000 }],
    interview_lines: [{ booking_id: 2, side: 'applicant', nick: 'dave', text: 'I am dave.', at: SUNDAY + 2 }],
    interview_notes: [{ booking_id: 2, by: 'ann-lee', nick: 'appletree', score: 4, text: 'good', at: SUNDAY + 3 }],
    interview_exercises: [{ program: 'orchard-2030', idea: 'pear', number: 1, text: 'Reverse a list.', by: 'ann-lee' }],
    interview_choices: [{ booking_id: 2, number: 1 }],
  },
  '0020': {
    people: [{ id: 'oftc/carol', notify: 'both' }],
    people_accounts: [
      { network: 'oftc', account: 'carol', person: 'oftc/carol' },
      { network: 'matrix', account: '@carol:example.org', person: 'oftc/carol' },
    ],
  },
  '0021': {
    personal_reminders: [
      {
        network: 'oftc',
        account: 'carol',
        recipient: '{"kind":"person","network":"oftc","account":"carol","nick":"carol"}',
        text: 'the results',
        at: at('2030-04-30T18:00Z'),
        created_at: STOPPED_AT - HOUR,
        outbox_key: 'personal/2/1',
        revision: 1,
        anchor: JSON.stringify({
          program: 'orchard-2030',
          keyDate: 'results',
          title: 'Accepted applicants announced',
          edge: 'whole',
          leadTimesMs: [24 * HOUR],
          zone: 'Asia/Kolkata',
          point: '2030-05-01T18:00Z',
        }),
      },
    ],
  },
  '0050': {
    exchanges: [
      {
        network: 'matrix',
        question_id: '$q',
        room_id: '!room',
        sender: '@carol:example.org',
        is_redacted: 0,
        heard_at: STOPPED_AT,
      },
    ],
    exchange_answers: [{ network: 'matrix', event_id: '$a', room_id: '!room', question_id: '$q' }],
    said_events: [{ network: 'matrix', event_id: '$said', key: 'key-date/orgs', said_at: STOPPED_AT }],
    signs: [{ network: 'matrix', sign_id: '$sign', event_id: '$said', account: '@carol:example.org' }],
  },
};

/** Makes a database as a bot of that time left it. @param last number of its last migration, such as "0010". */
export async function makeOlderDatabase(file: string, last: string): Promise<void> {
  const knex = connect(file);
  for (const { name } of await migrations.getMigrations([])) {
    const number = name.slice(0, 4);
    if (number > last) break;
    await knex.migrate.latest({ migrationSource: upTo(name) });
    for (const [table, rows] of Object.entries(HISTORY[number] ?? {})) await knex(table).insert([...rows]);
  }
  await knex.destroy();
}

function upTo(last: string): Knex.MigrationSource<Migration> {
  return {
    ...migrations,
    getMigrations: async (extensions) =>
      (await migrations.getMigrations(extensions)).filter(({ name }) => name <= last),
  };
}

function message(id: number, key: string, kind: string, parts: Readonly<Record<string, string | number | null>>) {
  return {
    id,
    key,
    kind,
    series: key,
    network: 'oftc',
    reply: JSON.stringify({ blocks: [{ kind: 'text', text: `words of ${key}` }] }),
    due_at: STOPPED_AT - HOUR,
    ready_at: STOPPED_AT - HOUR,
    state: 'planned',
    created_at: STOPPED_AT - HOUR,
    ...parts,
  };
}

function slot(startsAt: number, state: string) {
  return {
    program: 'orchard-2030',
    idea: 'pear',
    mentor: 'ann-lee',
    mentor_network: 'oftc',
    mentor_account: 'appletree',
    mentor_nick: 'appletree',
    starts_at: startsAt,
    ends_at: startsAt + HOUR,
    state,
  };
}

function booking(slotId: number, name: string, startsAt: number, state: string, parts = {}) {
  return {
    version: 1,
    slot_id: slotId,
    program: 'orchard-2030',
    idea: 'pear',
    applicant: `oftc/${name}`,
    applicant_network: 'oftc',
    applicant_account: name,
    applicant_nick: name,
    starts_at: startsAt,
    ends_at: startsAt + HOUR,
    state,
    origin: 'applicant',
    created_at: startsAt - 24 * HOUR,
    is_late_cancel: 0,
    ...parts,
  };
}
