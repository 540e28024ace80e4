import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Db } from './database.ts';

/** 'Rsdk': tells an office from any other SQLite file. */
export const APPLICATION_ID = 0x5273646b;

/**
 * The mark comes first, so that a crash in between leaves a file that is known to be ours. Foreign keys rest meanwhile,
 * because a table that is rebuilt is gone for a moment (they cannot be switched inside a transaction); what the
 * migrations leave behind is checked before it is committed.
 */
export async function migrate(writer: Db, migrations: Readonly<Record<string, Migration>>): Promise<void> {
  await sql.raw(`PRAGMA application_id = ${APPLICATION_ID}`).execute(writer);
  await sql.raw('PRAGMA foreign_keys = OFF').execute(writer);
  const migrator = new Migrator({ db: writer, provider: { getMigrations: async () => checked(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  await sql.raw('PRAGMA foreign_keys = ON').execute(writer);
}

function checked(migrations: Readonly<Record<string, Migration>>): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(migrations).map(([name, { up }]) => [
      name,
      {
        up: async (db) => {
          await up(db);
          const { rows } = await sql.raw('PRAGMA foreign_key_check').execute(db);
          if (rows.length > 0) throw new Error(`${name} leaves ${rows.length} references to nothing`);
        },
      } satisfies Migration,
    ]),
  );
}
