import type { Knex } from 'knex';
import { CODE_LIFE_MS, isUsable, type LinkCode } from '../../domain/people/link-code.ts';
import { type Account, type Notify, type Person, personIdOf } from '../../domain/people/person-id.ts';
import type { Instant } from '../../domain/program/key-date.ts';
import type { LinkResult, PeopleStore } from '../../ports/people-store.ts';
import { StoreError } from '../../ports/preference-store.ts';
import { foldPersonName } from '../../ports/sender.ts';
import { hashSecret, isSecret } from './hash-secret.ts';
import type { Database } from './open-database.ts';

/** Columns that hold the id of a person; linking an account gives what was its own to the person. */
export interface PersonColumn {
  readonly table: string;
  readonly column: string;
}

/** People in the database. @param columns where else ids of people stand. */
export function createSqlPeople({ knex }: Database, columns: readonly PersonColumn[]): PeopleStore {
  const guard = <T>(run: (trx: Knex.Transaction) => Promise<T>) =>
    knex.transaction(run).catch((error: unknown) => {
      throw new StoreError('people could not be read or written', { cause: error });
    });
  return {
    personOf: (account) => guard((trx) => readPerson(trx, folded(account))),
    startLink: (account, secret, now) => guard((trx) => writeCode(trx, folded(account), secret, now)),
    finishLink: (account, code, now) => guard((trx) => useCode(trx, folded(account), code, now, columns)),
    unlink: (account) => guard((trx) => removeAccount(trx, folded(account))),
    forget: (account) => guard((trx) => forgetPerson(trx, folded(account))),
    setNotify: (account, notify) => guard((trx) => writeNotify(trx, folded(account), notify)),
  };
}

function folded({ network, account }: Account): Account {
  return { network, account: foldPersonName(account) };
}

async function readPerson(trx: Knex.Transaction, account: Account): Promise<Person> {
  const row = await trx('people_accounts')
    .where({ ...account })
    .first('person');
  if (!row) return { id: personIdOf(account), accounts: [account], notify: 'last' };
  const [person, accounts] = await Promise.all([
    trx('people').where({ id: row.person }).first('notify'),
    trx('people_accounts').where({ person: row.person }).orderBy('rowid').select('network', 'account'),
  ]);
  return { id: row.person, accounts, notify: person.notify };
}

async function writeCode(trx: Knex.Transaction, account: Account, secret: string, now: Instant): Promise<LinkCode> {
  await trx('link_codes')
    .where({ ...account })
    .orWhere('expires_at', '<=', now)
    .delete();
  const row = { ...account, ...hashSecret(secret), expires_at: now + CODE_LIFE_MS };
  const [id] = await trx('link_codes').insert(row);
  return { id: Number(id), secret };
}

async function useCode(
  trx: Knex.Transaction,
  account: Account,
  { id, secret }: LinkCode,
  now: Instant,
  columns: readonly PersonColumn[],
): Promise<LinkResult> {
  const row = await trx('link_codes').where({ id }).first();
  if (!row || !isUsable({ expiresAt: row.expires_at, tries: row.tries }, now)) return { kind: 'wrong' };
  if (!isSecret(secret, row)) {
    await trx('link_codes').where({ id }).increment('tries', 1);
    return { kind: 'wrong' };
  }
  const starter = await readPerson(trx, { network: row.network, account: row.account });
  const joining = await readPerson(trx, account);
  if (starter.id === joining.id) return { kind: 'same' };
  if (joining.accounts.length > 1) return { kind: 'taken' };
  await trx('link_codes').where({ id }).delete();
  return (await join(trx, starter, account, columns))
    ? { kind: 'linked', person: await readPerson(trx, account) }
    : { kind: 'conflict' };
}

/** @returns false if what both have cannot be one person's; then nothing is changed. */
async function join(
  trx: Knex.Transaction,
  starter: Person,
  account: Account,
  columns: readonly PersonColumn[],
): Promise<boolean> {
  const [first] = starter.accounts;
  try {
    await trx.transaction(async (inner) => {
      await inner('people').insert({ id: starter.id, notify: starter.notify }).onConflict('id').ignore();
      const rows = [...(first ? [first] : []), account].map((one) => ({ ...one, person: starter.id }));
      await inner('people_accounts').insert(rows).onConflict(['network', 'account']).merge(['person']);
      for (const { table, column } of columns) {
        await inner(table)
          .where({ [column]: personIdOf(account) })
          .update({ [column]: starter.id });
      }
    });
    return true;
  } catch (error) {
    // The rules of the tables have the last word: a unique index, or a trigger, says that one person cannot have both.
    if (error instanceof Error && /SQLITE_CONSTRAINT/.test(error.message)) return false;
    throw error;
  }
}

/** What was its own before stays with the person: nobody can tell any more which account it came from. */
async function removeAccount(trx: Knex.Transaction, account: Account): Promise<boolean> {
  const person = await readPerson(trx, account);
  if (person.accounts.length < 2) return false;
  // Whoever gives the person its id cannot leave it to the others.
  if (person.id === personIdOf(account)) {
    await trx('people_accounts').where({ person: person.id }).delete();
    await trx('people').where({ id: person.id }).delete();
    return true;
  }
  await trx('people_accounts')
    .where({ ...account })
    .delete();
  return true;
}

async function forgetPerson(trx: Knex.Transaction, account: Account): Promise<void> {
  const { id, accounts } = await readPerson(trx, account);
  for (const { network, account: name } of accounts) await trx('link_codes').where({ network, account: name }).delete();
  await trx('people_accounts').where({ person: id }).delete();
  await trx('people').where({ id }).delete();
}

async function writeNotify(trx: Knex.Transaction, account: Account, notify: Notify): Promise<void> {
  const { id } = await readPerson(trx, account);
  await trx('people').insert({ id, notify }).onConflict('id').merge(['notify']);
  await trx('people_accounts')
    .insert({ ...account, person: id })
    .onConflict(['network', 'account'])
    .ignore();
}
