import { type Kysely, sql } from 'kysely';

/** How a reset's mail left the program: the setting of today says nothing about the mails of yesterday. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `ALTER TABLE resets ADD COLUMN mail_way TEXT CHECK (mail_way IN ('smtp', 'folder', 'practice'))`,
    // What the minute's work asks for: codes whose time is over.
    'CREATE INDEX resets_by_code_end ON resets (code_expires_at) WHERE code_hash IS NOT NULL',
  ]) {
    await sql.raw(statement).execute(db);
  }
}
