import type { Knex } from 'knex';
import { foldPersonName } from '../../domain/people/fold-name.ts';
import type { LinkCode } from '../../domain/people/link-code.ts';
import { type Account, type Notify, type Person, personIdOf } from '../../domain/people/person-id.ts';
import type { Instant } from '../../domain/program/key-date.ts';
import type { ClaimResult, LinkResult, PeopleStore } from '../../ports/people-store.ts';
import { guardStore, isConstraint } from './guard-store.ts';
import { checkCode, claimCode, takeClaim, writeCode } from './link-codes.ts';
import type { Database } from './open-database.ts';

/** Columns that hold the id of a person; linking an account gives what was its own to the person. */
export interface PersonColumn {
  readonly table: string;
  readonly column: string;
  /** Columns that say by which account it came; what came by an account leaves with it. Left out where nothing says so. */
  readonly by?: { readonly network: string; readonly account: string };
}

/** People in the database. @param columns where else ids of people stand. */
export function createSqlPeople({ knex }: Database, columns: readonly PersonColumn[]): PeopleStore {
  const guard = <T>(run: (trx: Knex.Transaction) => Promise<T>) =>
    guardStore('people could not be read or written', () => knex.transaction(run));
  return {
    personOf: (account) => guard((trx) => readPerson(trx, folded(account))),
    startLink: (account, secret, now) => guard((trx) => writeCode(trx, folded(account), secret, now)),
    starterOf: (code, now) => guard((trx) => checkCode(trx, code, now)),
    claimLink: (account, code, now) => guard((trx) => claim(trx, folded(account), code, now)),
    confirmLink: (account, joining, now) =>
      guard((trx) => confirm(trx, folded(account), folded(joining), now, columns)),
    unlink: (account) => guard((trx) => removeAccount(trx, folded(account), columns)),
    noteSeen: (account, now) =>
      guardStore('it could not be noted who was seen', async () => {
        await knex('people_accounts')
          .where({ ...folded(account) })
          .update({ seen_at: now });
      }),
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
    trx('people_accounts').where({ person: row.person }).orderBy('rowid').select('network', 'account', 'seen_at'),
  ]);
  const seen: readonly (Account & { readonly seen_at: number | null })[] = accounts;
  const last = seen
    .filter(({ seen_at }) => seen_at !== null)
    .toSorted((a, b) => (b.seen_at ?? 0) - (a.seen_at ?? 0))[0];
  return {
    id: row.person,
    accounts: seen.map(({ network, account: name }) => ({ network, account: name })),
    notify: person.notify,
    ...(last ? { last: { network: last.network, account: last.account } } : {}),
  };
}

/** An account says that it is the same person's as the one that asked for a code. */
async function claim(trx: Knex.Transaction, account: Account, code: LinkCode, now: Instant): Promise<ClaimResult> {
  const asked = await checkCode(trx, code, now);
  if (asked === null) return { kind: 'wrong' };
  const [starter, joining] = [await readPerson(trx, asked), await readPerson(trx, account)];
  if (starter.id === joining.id) return { kind: 'same' };
  if (joining.accounts.length > 1) return { kind: 'taken' };
  if (starter.accounts.some(({ network }) => network === account.network)) return { kind: 'network' };
  await claimCode(trx, code, account);
  return { kind: 'claimed', starter: asked };
}

async function confirm(
  trx: Knex.Transaction,
  account: Account,
  joining: Account,
  now: Instant,
  columns: readonly PersonColumn[],
): Promise<LinkResult> {
  const number = await takeClaim(trx, account, joining, now);
  if (number === null) return { kind: 'wrong' };
  const [starter, other] = [await readPerson(trx, account), await readPerson(trx, joining)];
  if (starter.id === other.id) return { kind: 'same' };
  if (other.accounts.length > 1) return { kind: 'taken' };
  const id = isOwnId(starter.id) ? starter.id : `${OWN_ID}${number}-${now}`;
  return (await join(trx, { ...starter, id }, joining, columns))
    ? { kind: 'linked', person: await readPerson(trx, account) }
    : { kind: 'conflict' };
}

/** Ids of people with several accounts, which no account's own id begins with: networks are named without a slash. */
const OWN_ID = 'person/';

function isOwnId(id: string): boolean {
  return id.startsWith(OWN_ID);
}

/** @param person with the id that it has from then on. @returns false if what both have cannot be one person's; then nothing is changed. */
async function join(
  trx: Knex.Transaction,
  { id, accounts, notify }: Person,
  joining: Account,
  columns: readonly PersonColumn[],
): Promise<boolean> {
  const before = await readPerson(trx, accounts[0] ?? joining);
  try {
    await trx.transaction(async (inner) => {
      await inner('people').insert({ id, notify }).onConflict('id').ignore();
      const rows = [...accounts, joining].map((one) => ({ ...one, person: id }));
      await inner('people_accounts').insert(rows).onConflict(['network', 'account']).merge(['person']);
      for (const { table, column } of columns) {
        await inner(table)
          .whereIn(column, [before.id, personIdOf(joining)])
          .update({ [column]: id });
      }
    });
    return true;
  } catch (error) {
    // The rules of the tables have the last word: a unique index, or a trigger, says that one person cannot have both.
    if (isConstraint(error)) return false;
    throw error;
  }
}

/** What came by the account leaves with it. */
async function removeAccount(
  trx: Knex.Transaction,
  account: Account,
  columns: readonly PersonColumn[],
): Promise<boolean> {
  const { id, accounts } = await readPerson(trx, account);
  if (accounts.length < 2) return false;
  await trx('people_accounts')
    .where({ ...account })
    .delete();
  for (const { table, column, by } of columns)
    if (by)
      await trx(table)
        .where({ [column]: id, [by.network]: account.network })
        // Accounts stand there as the network wrote them; SQLite folds A to Z alone, as we do.
        .whereRaw('lower(??) = ?', [by.account, account.account])
        .update({ [column]: personIdOf(account) });
  return true;
}

async function forgetPerson(trx: Knex.Transaction, account: Account): Promise<void> {
  const { id, accounts } = await readPerson(trx, account);
  for (const { network, account: name } of accounts) {
    for (const table of ['link_codes', 'signs']) await trx(table).where({ network, account: name }).delete();
    // Which answer belongs to what they asked.
    await trx('exchanges').where({ network, sender: name }).delete();
  }
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
