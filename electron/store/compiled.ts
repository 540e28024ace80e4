import type { CompiledQuery, QueryResult } from 'kysely';
import type { Db } from './database.ts';

/** Stands for a value that is known only when the statement is run. */
class Gap {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
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
  return (db, values) => {
    compiled ??= build(db, gaps);
    const parameters = compiled.parameters.map((value) =>
      value instanceof Gap ? values[value.name as keyof Values] : value,
    );
    return db.executeQuery<Row>({ ...compiled, parameters });
  };
}
