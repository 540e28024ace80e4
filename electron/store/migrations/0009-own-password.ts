import { type Kysely, sql } from 'kysely';

/** Whoever was here before keeps their password: who chose it, nobody knows any more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const column = 'must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1))';
  await sql.raw(`ALTER TABLE operators ADD COLUMN ${column}`).execute(db);
}
