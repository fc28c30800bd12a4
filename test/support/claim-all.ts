/** A process that claims what is due, one by one, and prints the keys: `node claim-all.ts FILE NOW LEASE_MS`. */
import { openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlOutbox } from '../../src/adapters/sql/sql-outbox.ts';

const [file = '', now = '', leaseMs = ''] = process.argv.slice(2);
const database = await openDatabase(file);
const outbox = createSqlOutbox(database);
for (;;) {
  const claimed = await outbox.claimDue(Number(now), Number(leaseMs), 1);
  for (const { key } of claimed) process.stdout.write(`${key}\n`);
  if (claimed.length === 0) break;
}
await database.close();
