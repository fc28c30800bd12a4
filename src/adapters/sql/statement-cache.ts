import type { Database, Statement } from 'sqlite3';

/** What the driver calls back with; its `this` has `lastID` and `changes` of the statement. */
type Done = (this: unknown, error: Error | null, rows?: readonly unknown[]) => void;
type Run = (sql: string, values: unknown, done: Done) => unknown;

/** More than the bot has different statements in use; the one that was not run for longest makes room. */
const MAX_STATEMENTS = 128;
/** Longer ones are those of many rows at once, which hardly come twice. */
const MAX_SQL_LENGTH = 8_000;
/** Others, such as savepoints, each with a name of its own, come once or cost nothing to prepare. */
const IS_WORTH_KEEPING = /^\s*(?:select|insert|update|delete|with)\b/i;

/**
 * Keeps the prepared statements of a connection, so that each is read and planned once and not whenever it is run.
 *
 * The driver resets a kept one before each run. One that failed is let go: SQLite may count it as still under way, which it would
 * be until then (https://sqlite.org/c3ref/step.html on SQLITE_BUSY). All are let go before the connection is closed, which
 * it could not be otherwise (https://sqlite.org/c3ref/close.html).
 */
export function keepStatements(connection: Database): void {
  const kept = new Map<string, Statement>();
  const letGo = (sql: string) => {
    kept.get(sql)?.finalize();
    kept.delete(sql);
  };
  const keep = (sql: string, statement: Statement) => {
    // A map keeps its order: what was run last stands last.
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > MAX_STATEMENTS && oldest !== undefined) letGo(oldest);
  };
  const throughKept =
    (method: 'run' | 'all', once: Run): Run =>
    (sql, values, done) => {
      if (sql.length > MAX_SQL_LENGTH || !IS_WORTH_KEEPING.test(sql)) return once(sql, values, done);
      const failed = (error: Error) => {
        letGo(sql);
        done.call(null, error);
      };
      // The driver does not run what it could not prepare.
      const statement = kept.get(sql) ?? connection.prepare(sql, (error: Error | null) => error && failed(error));
      keep(sql, statement);
      return statement[method](values, function (this: unknown, error: Error | null, rows?: readonly unknown[]) {
        if (error === null) done.call(this, null, rows);
        else failed(error);
      });
    };
  const close = connection.close.bind(connection);
  Object.assign(connection, {
    run: throughKept('run', connection.run.bind(connection)),
    all: throughKept('all', connection.all.bind(connection)),
    close: (done: (error: Error | null) => void) => {
      for (const sql of [...kept.keys()]) letGo(sql);
      close(done);
    },
  });
}
