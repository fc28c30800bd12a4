import { randomInt } from 'node:crypto';
import type { Knex } from 'knex';
import { CODE_LIFE_MS, isUsable, type LinkCode } from '../../domain/people/link-code.ts';
import type { Account } from '../../domain/people/person-id.ts';
import type { Instant } from '../../domain/program/key-date.ts';
import { hashSecret, isSecret } from './hash-secret.ts';

/** As many digits as a code's number may have. */
const MAX_NUMBER = 1_000_000_000;

/** Makes a code for an account; an earlier one of it is worth nothing from then on, nor are those whose time is over. */
export async function writeCode(trx: Knex, account: Account, secret: string, now: Instant): Promise<LinkCode> {
  await trx('link_codes')
    .where({ ...account })
    .orWhere('expires_at', '<=', now)
    .delete();
  // Numbers that count up would let anybody spend the tries of the code that somebody else was just given.
  const id = randomInt(1, MAX_NUMBER);
  await trx('link_codes').insert({ id, ...account, ...(await hashSecret(secret)), expires_at: now + CODE_LIFE_MS });
  return { id, secret };
}

/** @returns the account that asked for a code; null for a wrong one, whose try is counted. */
export async function checkCode(trx: Knex, { id, secret }: LinkCode, now: Instant): Promise<Account | null> {
  const row = await trx('link_codes').where({ id }).first();
  if (!row || !isUsable({ expiresAt: row.expires_at, tries: row.tries }, now)) return null;
  if (await isSecret(secret, row)) return { network: row.network, account: row.account };
  await trx('link_codes').where({ id }).increment('tries', 1);
  return null;
}

/** Notes which account wants to be joined by a code. */
export async function claimCode(trx: Knex, { id }: LinkCode, { network, account }: Account): Promise<void> {
  await trx('link_codes').where({ id }).update({ claimed_network: network, claimed_account: account });
}

/** Uses up the code of an account that another one has claimed. @returns its number; null if there is no such claim. */
export async function takeClaim(trx: Knex, starter: Account, joining: Account, now: Instant): Promise<number | null> {
  const claim = { ...starter, claimed_network: joining.network, claimed_account: joining.account };
  const row = await trx('link_codes').where(claim).where('expires_at', '>', now).first('id');
  if (row) await trx('link_codes').where({ id: row.id }).delete();
  return row?.id ?? null;
}
