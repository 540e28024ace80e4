import { type Kysely, sql } from 'kysely';
import { rebuildSearchIndex } from '../search-index.ts';
import type { Tables } from '../tables.ts';

/** What the index lists a user as, before the change that leaves the line. */
const AS_IT_WAS = `OLD.number, OLD.search_text, OLD.department, OLD.disabled_at IS NOT NULL, OLD.must_change,
  OLD.ever_reset = 0`;
const PENDING = `INSERT OR IGNORE INTO search_pending
  (number, was_text, was_department, was_disabled, was_must_change, was_never_reset)`;
const USED = `SELECT 1 FROM resets WHERE resets.state = 'used' AND resets.user_id`;
const FIRST_USE = 'UPDATE users SET ever_reset = 1 WHERE id = NEW.user_id AND ever_reset = 0;';

const EVER_RESET = [
  'DROP TRIGGER users_changed_in_search',
  'DROP TRIGGER users_gone_from_search',
  'DROP TRIGGER resets_first_used',
  'DROP TRIGGER resets_added_used',
  'ALTER TABLE users ADD COLUMN ever_reset INTEGER NOT NULL DEFAULT 0 CHECK (ever_reset IN (0, 1))',
  `UPDATE users SET ever_reset = 1 WHERE EXISTS (${USED} = users.id)`,
  `CREATE TRIGGER users_reset_for_good BEFORE UPDATE OF ever_reset ON users
    WHEN NEW.ever_reset <> EXISTS (${USED} = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'ever_reset says whether a reset was used'); END`,
  `CREATE TRIGGER users_not_reset_yet BEFORE INSERT ON users WHEN NEW.ever_reset <> 0
    BEGIN SELECT RAISE(ABORT, 'ever_reset says whether a reset was used'); END`,
  `CREATE TRIGGER resets_first_used AFTER UPDATE OF state ON resets
    WHEN NEW.state = 'used' AND OLD.state <> 'used' BEGIN ${FIRST_USE} END`,
  `CREATE TRIGGER resets_added_used AFTER INSERT ON resets WHEN NEW.state = 'used' BEGIN ${FIRST_USE} END`,
  `CREATE TRIGGER users_changed_in_search
    AFTER UPDATE OF search_text, department, disabled_at, must_change, ever_reset ON users
    WHEN NEW.search_text IS NOT OLD.search_text OR NEW.department IS NOT OLD.department
      OR (NEW.disabled_at IS NULL) <> (OLD.disabled_at IS NULL) OR NEW.must_change <> OLD.must_change
      OR NEW.ever_reset <> OLD.ever_reset
    BEGIN ${PENDING} VALUES (${AS_IT_WAS}); END`,
  `CREATE TRIGGER users_gone_from_search AFTER DELETE ON users
    BEGIN ${PENDING} VALUES (${AS_IT_WAS}); END`,
  // Who was never reset is met with in the lists by name without opening a user.
  'DROP INDEX users_listed',
  'CREATE INDEX users_listed ON users (name COLLATE NOCASE, login, ever_reset)',
  'DROP INDEX users_by_department',
  'CREATE INDEX users_by_department ON users (department, name COLLATE NOCASE, login, ever_reset)',
];

/**
 * Whether a reset of a user was ever used is kept with the user, by the triggers of the resets alone: asking the
 * resets of everybody who is looked at takes longer than all else that the filter `never-reset` costs. The index also
 * gets the terms of a filter in a department (see search-terms.ts).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of EVER_RESET) await sql.raw(statement).execute(db);
  await rebuildSearchIndex(db as Kysely<Tables>);
}
