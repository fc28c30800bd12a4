import type { Database } from '../adapters/sql/open-database.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import { lazyStore } from './lazy-store.ts';

/** Where in the database ids of people stand; what was an account's own goes to the person that it is linked to. */
const PERSON_COLUMNS = [
  { table: 'interview_bookings', column: 'applicant' },
  { table: 'interview_queue', column: 'applicant' },
  { table: 'interview_slots', column: 'mentor' },
  { table: 'interview_bookings', column: 'host' },
  { table: 'interview_history', column: 'by' },
] as const;

/** Who is who, in a database that is opened when it is first asked. */
export function openPeople(open: () => Promise<Database>): PeopleStore {
  return lazyStore(async () => {
    const { createSqlPeople } = await import('../adapters/sql/sql-people.ts');
    return createSqlPeople(await open(), PERSON_COLUMNS);
  });
}
