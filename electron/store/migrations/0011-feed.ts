import { type Kysely, sql } from 'kysely';
import { ofSettledUsers } from './0010-import.ts';

/** Who came from the HR feed: of these, and of nobody else, the feed can say that they are missing. */
const STATEMENTS = [
  `CREATE TABLE feed_users (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (id),
    seen_in_run INTEGER NOT NULL,
    missing_since INTEGER
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX feed_users_missing ON feed_users (missing_since) WHERE missing_since IS NOT NULL',
  ofSettledUsers('feed_users'),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
