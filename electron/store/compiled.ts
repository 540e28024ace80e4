import type { CompiledQuery, QueryResult } from 'kysely';
import type { Db } from './database.ts';
import type { Statements } from './statement-cache.ts';

/** Stands for a value that is known only when the statement is run. */
class Gap {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** The statements of the connection behind a reader, or behind a transaction for as long as it runs. */
const direct = new WeakMap<Db, Statements>();

/**
 * From here on what is compiled once is asked of the connection itself: Kysely's way to it takes as long again.
 *
 * @returns the way back: a transaction that has ended must not write on, and Kysely refuses that
 */
export function openDirectly(db: Db, statements: Statements): () => void {
  direct.set(db, statements);
  return () => void direct.delete(db);
}

/**
 * A statement that is built and compiled at its first use, and from then on only run: for the few that every call or
 * every act needs, of which Kysely takes longer to build most than SQLite to run them. `build` gets a stand-in for each
 * value: it may hand them on as values, but not look at them, for the statement is the same whatever they are.
 */
export function compiledOnce<Values extends object, Row>(
  build: (db: Db, values: Values) => CompiledQuery<Row>,
): (db: Db, values: Values) => Promise<QueryResult<Row>> {
  let compiled: CompiledQuery<Row> | undefined;
  const gaps = new Proxy({} as Values, { get: (_target, name) => new Gap(String(name)) });
  return async (db, values) => {
    compiled ??= build(db, gaps);
    const parameters = compiled.parameters.map((value) =>
      value instanceof Gap ? values[value.name as keyof Values] : value,
    );
    const statements = direct.get(db);
    if (statements === undefined) return db.executeQuery<Row>({ ...compiled, parameters });
    const statement = statements.prepare<unknown[], Row>(compiled.sql);
    if (statement.reader) return { rows: statement.all(parameters) };
    return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) };
  };
}
