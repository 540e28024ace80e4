import { type Kysely, sql } from 'kysely';
import { rebuildSearchIndex } from '../search-index.ts';
import type { Tables } from '../tables.ts';

const COLUMNS = `id, login, name, email, phone, staff_number, department, language, created_at, disabled_at, password_hash,
  password_changed_at, must_change, credential_version, email_changed_at, token_failures, token_wait_until, search_text,
  protected, manager_email, temporary_until, phone_changed_at, unprotected_at`;

/** As it was, but for `number`: a rowid that has no name may change with every copy (VACUUM), and the index with it. */
const USERS = [
  `CREATE TABLE new_users (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT UNIQUE,
    phone TEXT,
    staff_number TEXT UNIQUE,
    department TEXT,
    language TEXT NOT NULL CHECK (language IN ('ko', 'en')),
    created_at INTEGER NOT NULL,
    disabled_at INTEGER,
    password_hash TEXT,
    password_changed_at INTEGER,
    must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
    credential_version INTEGER NOT NULL DEFAULT 1,
    email_changed_at INTEGER,
    token_failures INTEGER NOT NULL DEFAULT 0,
    token_wait_until INTEGER,
    search_text TEXT NOT NULL,
    protected INTEGER NOT NULL DEFAULT 0 CHECK (protected IN (0, 1)),
    manager_email TEXT,
    temporary_until INTEGER,
    phone_changed_at INTEGER,
    unprotected_at INTEGER CHECK (unprotected_at IS NULL OR protected = 0)
  ) STRICT`,
  `INSERT INTO new_users (${COLUMNS}) SELECT ${COLUMNS} FROM users ORDER BY rowid`,
  'DROP TABLE users',
  'ALTER TABLE new_users RENAME TO users',
  'CREATE INDEX users_by_name ON users (name)',
  `CREATE TRIGGER users_version_only_rises BEFORE UPDATE OF credential_version ON users
    WHEN NEW.credential_version < OLD.credential_version
    BEGIN SELECT RAISE(ABORT, 'credential_version only rises'); END`,
  `CREATE TRIGGER users_change_raises_version BEFORE UPDATE OF password_hash, email, disabled_at ON users
    WHEN (NEW.password_hash IS NOT OLD.password_hash OR NEW.email IS NOT OLD.email
      OR (OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL))
      AND NEW.credential_version = OLD.credential_version
    BEGIN SELECT RAISE(ABORT, 'credential_version must rise'); END`,
  // As people read a list: Alice before bob. The department serves whom it alone concerns, and who was last at hand.
  'CREATE INDEX users_listed ON users (name COLLATE NOCASE, login)',
  'CREATE INDEX users_by_department ON users (department, name COLLATE NOCASE, login)',
  'CREATE INDEX users_disabled ON users (name COLLATE NOCASE, login) WHERE disabled_at IS NOT NULL',
  'CREATE INDEX users_to_change ON users (name COLLATE NOCASE, login) WHERE must_change = 1',
];

const INDEX = [
  // Every term once per user, no places and no texts: who is listed is looked at in `users` before being shown.
  `CREATE VIRTUAL TABLE user_terms USING fts5 (terms, content = '', contentless_delete = 1, detail = none,
    tokenize = 'ascii')`,
  // How many users a term lists: the rarest terms of a query are the ones to look up.
  `CREATE TABLE search_terms (
    term TEXT NOT NULL PRIMARY KEY,
    users INTEGER NOT NULL CHECK (users >= 0)
  ) STRICT, WITHOUT ROWID`,
  // Users whom the index does not list yet as they are now, and as what it lists them (null: not at all). Whoever
  // writes to \`users\`, in whatever way, leaves a line here; who has many to index clears them up in one go.
  `CREATE TABLE search_pending (
    number INTEGER NOT NULL PRIMARY KEY,
    was_text TEXT,
    was_department TEXT,
    was_disabled INTEGER,
    was_must_change INTEGER
  ) STRICT`,
  `CREATE TRIGGER users_added_to_search AFTER INSERT ON users
    BEGIN INSERT OR IGNORE INTO search_pending (number) VALUES (NEW.number); END`,
  `CREATE TRIGGER users_changed_in_search
    AFTER UPDATE OF search_text, department, disabled_at, must_change ON users
    WHEN NEW.search_text IS NOT OLD.search_text OR NEW.department IS NOT OLD.department
      OR (NEW.disabled_at IS NULL) <> (OLD.disabled_at IS NULL) OR NEW.must_change <> OLD.must_change
    BEGIN INSERT OR IGNORE INTO search_pending VALUES
      (OLD.number, OLD.search_text, OLD.department, OLD.disabled_at IS NOT NULL, OLD.must_change); END`,
  `CREATE TRIGGER users_number_stays BEFORE UPDATE OF number ON users WHEN NEW.number <> OLD.number
    BEGIN SELECT RAISE(ABORT, 'a user keeps their number'); END`,
  `CREATE TRIGGER users_gone_from_search AFTER DELETE ON users
    BEGIN INSERT OR IGNORE INTO search_pending VALUES
      (OLD.number, OLD.search_text, OLD.department, OLD.disabled_at IS NOT NULL, OLD.must_change); END`,
];

/** The index of the search box, built for whoever is in the office already. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...USERS, ...INDEX]) await sql.raw(statement).execute(db);
  await rebuildSearchIndex(db as Kysely<Tables>);
}
