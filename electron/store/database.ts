import SqliteDatabase from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  sql,
  type Transaction,
} from 'kysely';
import { openDirectly } from './compiled.ts';
import { groupWrites, type Lend } from './group-writes.ts';
import { PlainLimits } from './limits.ts';
import { readBackPragmas, setPragmas } from './pragmas.ts';
import { type Statements, withStatementCache } from './statement-cache.ts';
import type { Tables } from './tables.ts';

/** Read functions take `Db`; a transaction is one too, so they also work inside a write. */
export type Db = Kysely<Tables>;
/** Writing functions take `Tx`, which only `Database.write` gives: a write outside a transaction does not compile. */
export type Tx = Transaction<Tables>;

export type Database = {
  /** A connection of its own that cannot write (`query_only`). It does not see what a running write has not committed. */
  read: Db;
  /**
   * A `BEGIN IMMEDIATE` transaction (S75), committed and synced before the promise resolves, undone when `work`
   * rejects. Writers that wait at the same time share a commit.
   * Inside, await nothing but the database, and use `tx`, never `read`.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** For work in another thread that writes by a connection of its own: meanwhile whoever calls `write` waits. */
  lend: Lend;
  close(): Promise<void>;
};

/** A deferred transaction that turns into a write fails at once with SQLITE_BUSY_SNAPSHOT, whatever the timeout (S75). */
class ImmediateDriver extends SqliteDriver {
  readonly #sqlite: SqliteDatabase.Database;

  constructor(sqlite: SqliteDatabase.Database, statements: Statements) {
    super({ database: statements });
    this.#sqlite = sqlite;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** On a full disk SQLite has already undone everything; a second rollback would fail and hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** Kysely leaves SQLite's migrations outside a transaction by default; ours are whole or not there (S84). */
class TransactionalDdl extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Opens the file as it is: no checks, no migrations. Use `openOffice` for the program. `writer` is for migrations. */
export function openDatabase(file: string): Database & { writer: Db } {
  const writer = connect(file);
  try {
    const reader = connect(file, { queryOnly: true });
    return {
      read: reader.db,
      writer: writer.db,
      ...groupWrites(writer.db, writer.statements),
      close: async () => {
        await reader.close();
        await writer.close();
      },
    };
  } catch (error) {
    void writer.close();
    throw error;
  }
}

/**
 * KiB. A search among a million users looks at a thousand of them, each on a page of its own; a small office never
 * fills this.
 */
const READER_CACHE = 64 * 1024;

/** While others commit every few seconds, what a reader has kept is of no use to it soon. @param part from 0 to 1 */
export async function keepInMemory(read: Db, part: number): Promise<void> {
  await sql.raw(`PRAGMA cache_size = -${Math.round(READER_CACHE * part)}`).execute(read);
}

/** Pages in the log from which on whoever commits also brings them into the file. */
const CHECKPOINT_AT = 1000;

/**
 * Whether our own writers do so (as always), or another thread for them: after its large transactions the next small
 * write would hold up the event loop for as long as all of them take.
 */
export async function leaveCheckpoints(tx: Tx, toOthers: boolean): Promise<void> {
  await sql.raw(`PRAGMA wal_autocheckpoint = ${toOthers ? 0 : CHECKPOINT_AT}`).execute(tx);
}

type Connection = { db: Db; statements: Statements; close(): Promise<void> };

/** In WAL mode readers see the last commit while a writer works: nobody waits for a sync who only wants to look. */
function connect(file: string, options: { queryOnly?: boolean } = {}): Connection {
  const sqlite = new SqliteDatabase(file);
  try {
    setPragmas(sqlite);
    readBackPragmas(sqlite);
    if (options.queryOnly === true) {
      sqlite.pragma('query_only = ON');
      sqlite.pragma(`cache_size = -${READER_CACHE}`);
    }
  } catch (error) {
    sqlite.close();
    throw error;
  }
  const statements = withStatementCache(sqlite);
  const dialect = new SqliteDialect({ database: sqlite });
  const db = new Kysely<Tables>({
    dialect: {
      createDriver: () => new ImmediateDriver(sqlite, statements),
      createQueryCompiler: () => new PlainLimits(),
      createAdapter: () => new TransactionalDdl(),
      createIntrospector: (db) => dialect.createIntrospector(db),
    },
  });
  if (options.queryOnly === true) openDirectly(db, statements);
  return {
    db,
    statements,
    close: async () => {
      await db.destroy();
      // Kysely closes only what it has used.
      sqlite.close();
    },
  };
}
