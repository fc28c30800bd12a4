import type { Knex } from 'knex';

/** One step of the database's history. Steps that have been released are never changed, only followed by others. */
export interface Migration {
  /** Sorts after the steps before it. */
  readonly name: string;
  up(knex: Knex): Promise<void>;
}
