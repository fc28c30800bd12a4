import type { Database } from '../adapters/sql/open-database.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import { lazyStore } from './lazy-store.ts';

/** Where in the database ids of people stand; what was an account's own goes to the person that it is linked to. */
const PERSON_COLUMNS = [
  { table: 'interview_bookings', column: 'applicant', by: byOf('applicant') },
  { table: 'interview_queue', column: 'applicant', by: byOf('applicant') },
  { table: 'interview_slots', column: 'mentor', by: byOf('mentor') },
  { table: 'interview_bookings', column: 'host', by: byOf('host') },
  { table: 'interview_history', column: 'by' },
] as const;

/** The columns beside an id that say by which account it came. */
function byOf(column: string) {
  return { network: `${column}_network`, account: `${column}_account` };
}

/** Who is who, in a database that is opened when it is first asked. */
export function openPeople(open: () => Promise<Database>): PeopleStore {
  return lazyStore(async () => {
    const { createSqlPeople } = await import('../adapters/sql/sql-people.ts');
    return createSqlPeople(await open(), PERSON_COLUMNS);
  });
}
