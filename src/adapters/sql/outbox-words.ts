import type { Knex } from 'knex';
import type { Instant } from '../../domain/program/key-date.ts';

/** What was told to one person, or said in an interview; all other kinds are the organisation's (`bot/reminder-messages`). */
const PRIVATE_KINDS = ['personal', 'booking', 'interview'] as const;
const IS_PRIVATE = `kind IN (${PRIVATE_KINDS.map((kind) => `'${kind}'`).join(', ')})`;

/** A reply without words; the bot never plans one. */
export const NO_WORDS = '{"blocks":[]}';

/** For a clock that is put right: what was given up by mistake is said after all, and needs its words. */
const DOUBT_MS = 24 * 3_600_000;

/**
 * The words of private messages that end for good go with the same write: a message that was said or withdrawn is never opened
 * again. Key, times and state stay, so that it is not planned or said once more.
 */
export function withoutPrivateWords(knex: Knex): { readonly reply: Knex.Raw; readonly late_reply: Knex.Raw } {
  return {
    reply: knex.raw(`CASE WHEN ${IS_PRIVATE} THEN '${NO_WORDS}' ELSE reply END`),
    late_reply: knex.raw(`CASE WHEN ${IS_PRIVATE} THEN NULL ELSE late_reply END`),
  };
}

/** The same for SQL that updates several rows by a condition of its own. @param ends a condition of that statement. */
export function sqlWithoutPrivateWords(ends: string): string {
  return `reply = CASE WHEN (${ends}) AND ${IS_PRIVATE} THEN '${NO_WORDS}' ELSE reply END,
    late_reply = CASE WHEN (${ends}) AND ${IS_PRIVATE} THEN NULL ELSE late_reply END`;
}

/** Takes the words off private messages that were given up a day ago, by an index that holds those alone. */
export async function forgetPrivateWords(knex: Knex, now: Instant): Promise<void> {
  await knex('outbox')
    .where('ended_at', '<', now - DOUBT_MS)
    .whereRaw(`${IS_PRIVATE} AND reply <> '${NO_WORDS}'`)
    .update({ reply: NO_WORDS, late_reply: null });
}
