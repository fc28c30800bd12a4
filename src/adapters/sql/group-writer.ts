import type { Knex } from 'knex';

/** Runs something in a transaction of its own, as far as it can tell. */
export type Write = <T>(run: (trx: Knex) => Promise<T>) => Promise<T>;

interface Job {
  run(trx: Knex): Promise<() => void>;
  reject(error: unknown): void;
}

/** So many at most share a commit, so that nobody waits long for others. */
const MAX_GROUP = 50;

/**
 * Writes that come while another one is under way are committed together: a commit waits for the disk as long for fifty as for one.
 *
 * One that fails takes nothing back but itself: then all is taken back, and each is made again with a savepoint of its own, so a write may be
 * run twice. None is answered before all of them are on the disk.
 *
 * @param mayFailAlone whether an error says only that this one write must not be; any other one ends the whole group, for after it
 *   nothing is known of the transaction.
 */
export function createGroupWriter(knex: Knex, mayFailAlone: (error: unknown) => boolean): Write {
  let waiting: Job[] = [];
  let isWriting = false;
  const writeAll = async () => {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, MAX_GROUP);
      waiting = waiting.slice(MAX_GROUP);
      await writeGroup(knex, group, mayFailAlone);
    }
    isWriting = false;
  };
  return <T>(run: (trx: Knex) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({
        reject,
        run: async (trx) => {
          const result = await run(trx);
          return () => resolve(result);
        },
      });
      void writeAll();
    });
}

async function writeGroup(knex: Knex, group: readonly Job[], mayFailAlone: (error: unknown) => boolean): Promise<void> {
  try {
    const answers = (await writeAtOnce(knex, group, mayFailAlone)) ?? (await writeApart(knex, group, mayFailAlone));
    for (const answer of answers) answer();
  } catch (error) {
    for (const job of group) job.reject(error);
  }
}

/** All of the group in one go, which is what nearly always can be done. @returns null if one must not be; then nothing was written. */
async function writeAtOnce(
  knex: Knex,
  group: readonly Job[],
  mayFailAlone: (error: unknown) => boolean,
): Promise<readonly (() => void)[] | null> {
  try {
    return await knex.transaction(async (trx) => {
      const answers: (() => void)[] = [];
      for (const job of group) answers.push(await job.run(trx));
      return answers;
    });
  } catch (error) {
    if (mayFailAlone(error)) return null;
    throw error;
  }
}

/** Each of the group with a savepoint of its own, so that one that fails takes nothing back but itself. */
function writeApart(
  knex: Knex,
  group: readonly Job[],
  mayFailAlone: (error: unknown) => boolean,
): Promise<readonly (() => void)[]> {
  return knex.transaction(async (trx) => {
    const answers: (() => void)[] = [];
    for (const job of group) {
      try {
        answers.push(await trx.transaction((inner) => job.run(inner)));
      } catch (error) {
        if (!mayFailAlone(error)) throw error;
        answers.push(() => job.reject(error));
      }
    }
    return answers;
  });
}
