import type { Database as Sqlite } from 'better-sqlite3';

/** Enough for every statement the program has; a search builds a few variants of its own. */
const MOST = 300;

export type Statements = Pick<Sqlite, 'prepare' | 'close'>;

/** Kysely prepares a statement anew for each call; preparing costs more than most of ours take to run. */
export function withStatementCache(sqlite: Sqlite): Statements {
  const statements = new Map<string, ReturnType<Sqlite['prepare']>>();
  const prepare = (source: string) => {
    const kept = statements.get(source);
    if (kept !== undefined) return kept;
    const statement = sqlite.prepare(source);
    if (statements.size >= MOST) statements.clear();
    statements.set(source, statement);
    return statement;
  };
  return { prepare: prepare as Sqlite['prepare'], close: () => sqlite.close() };
}
