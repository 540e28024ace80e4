import { type Kysely, sql } from 'kysely';
import { ofSettledUsers } from './0010-import.ts';

const ID = 'TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64)';

const BULK = [
  `CREATE TABLE bulk_resets (
    id ${ID},
    state TEXT NOT NULL CHECK (state IN ('gathering', 'draft', 'running', 'paused', 'finished', 'cancelled')),
    source TEXT NOT NULL CHECK (source IN ('filter', 'selection', 'list')),
    created_by TEXT NOT NULL REFERENCES operators (id),
    created_at INTEGER NOT NULL,
    reason TEXT CHECK (reason IS NULL OR length(reason) > 0),
    live TEXT NOT NULL DEFAULT 'keep' CHECK (live IN ('keep', 'replace')),
    lifetime_minutes INTEGER NOT NULL DEFAULT 60 CHECK (lifetime_minutes BETWEEN 5 AND 1440),
    run_by TEXT REFERENCES operators (id),
    started_at INTEGER,
    ended_at INTEGER,
    paused_for TEXT CHECK (paused_for IN ('by-operator', 'restart', 'operator-gone', 'mail-not-configured')),
    -- Nothing is sent without a reason and a name.
    CHECK ((state IN ('gathering', 'draft')) = (started_at IS NULL)),
    CHECK ((started_at IS NULL) = (reason IS NULL)),
    CHECK ((started_at IS NULL) = (run_by IS NULL)),
    CHECK ((state = 'paused') = (paused_for IS NOT NULL)),
    CHECK ((state IN ('finished', 'cancelled')) = (ended_at IS NOT NULL))
  ) STRICT`,
  // The provider's limit is one for the whole office.
  `CREATE UNIQUE INDEX bulk_resets_one_running ON bulk_resets ((1)) WHERE state = 'running'`,
  'CREATE INDEX bulk_resets_by_time ON bulk_resets (created_at)',
  `CREATE TRIGGER bulk_resets_stay BEFORE DELETE ON bulk_resets WHEN OLD.started_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a bulk reset that was started is kept'); END`,
  `CREATE TRIGGER bulk_resets_end_once BEFORE UPDATE OF state ON bulk_resets WHEN OLD.state = 'cancelled'
    BEGIN SELECT RAISE(ABORT, 'a bulk reset is cancelled for good'); END`,

  `CREATE TABLE bulk_members (
    bulk_id TEXT NOT NULL REFERENCES bulk_resets (id),
    position INTEGER NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    progress TEXT NOT NULL CHECK (progress IN ('ready', 'has-live', 'left-out', 'queued', 'retrying', 'handed-over',
      'unknown', 'failed', 'used', 'expired', 'revoked', 'superseded', 'printing', 'printed')),
    code TEXT NOT NULL DEFAULT '',
    reset_id TEXT REFERENCES resets (id),
    PRIMARY KEY (bulk_id, position),
    -- Nobody is in it twice, however often a list names them.
    UNIQUE (bulk_id, user_id),
    CHECK ((progress = 'left-out') = (code <> '')),
    CHECK ((progress IN ('ready', 'has-live', 'left-out')) = (reset_id IS NULL))
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX bulk_members_by_reset ON bulk_members (reset_id) WHERE reset_id IS NOT NULL',
  'CREATE INDEX bulk_members_by_progress ON bulk_members (bulk_id, progress, code, position)',
  // A second reset for the same place would be a second mail: it is free again only by a retry.
  `CREATE TRIGGER bulk_members_one_reset BEFORE UPDATE OF reset_id ON bulk_members
    WHEN OLD.reset_id IS NOT NULL AND NEW.reset_id IS NOT NULL AND NEW.reset_id <> OLD.reset_id
    BEGIN SELECT RAISE(ABORT, 'this member has a reset already'); END`,
  `CREATE TRIGGER bulk_members_stay BEFORE DELETE ON bulk_members
    WHEN (SELECT started_at FROM bulk_resets WHERE id = OLD.bulk_id) IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'whoever is in it stays in it'); END`,

  ofSettledUsers('bulk_members'),

  `CREATE TABLE bulk_counts (
    bulk_id TEXT NOT NULL,
    progress TEXT NOT NULL,
    code TEXT NOT NULL,
    members INTEGER NOT NULL CHECK (members >= 0),
    PRIMARY KEY (bulk_id, progress, code)
  ) STRICT, WITHOUT ROWID`,
  ...[
    ['added', 'INSERT', '', [], ['NEW']],
    [
      'moved',
      'UPDATE OF progress, code',
      'WHEN NEW.progress <> OLD.progress OR NEW.code <> OLD.code',
      ['OLD'],
      ['NEW'],
    ],
    ['gone', 'DELETE', '', ['OLD'], []],
  ].map(counting),

  `CREATE TABLE bulk_lines (
    bulk_id TEXT NOT NULL REFERENCES bulk_resets (id),
    line INTEGER NOT NULL,
    text TEXT NOT NULL,
    problem TEXT NOT NULL CHECK (problem IN ('unknown', 'ambiguous', 'repeated')),
    PRIMARY KEY (bulk_id, line)
  ) STRICT, WITHOUT ROWID`,
];

function counting([name, event, when, less, more]: (string | string[])[]): string {
  const one = (row: string, by: string) =>
    `INSERT INTO bulk_counts VALUES (${row}.bulk_id, ${row}.progress, ${row}.code, max(0, ${by}))
      ON CONFLICT DO UPDATE SET members = members + ${by};`;
  const changes = [
    ...[less].flat().map((row) => one(row ?? '', '-1')),
    ...[more].flat().map((row) => one(row ?? '', '1')),
  ];
  return `CREATE TRIGGER bulk_members_${name} AFTER ${event} ON bulk_members ${when} BEGIN ${changes.join('\n')} END`;
}

const FOLLOWING = [
  // What became of a reset is what became of its member: written by nobody else, so that the two cannot disagree.
  `CREATE TRIGGER bulk_follows_reset AFTER UPDATE OF state ON resets
    WHEN NEW.bulk_id IS NOT NULL AND NEW.state <> OLD.state
    BEGIN UPDATE bulk_members SET progress = CASE
        WHEN NEW.slip = 1 AND NEW.state = 'queued' THEN 'printing'
        WHEN NEW.slip = 1 AND NEW.state = 'handed-over' THEN 'printed'
        ELSE NEW.state END
      WHERE reset_id = NEW.id; END`,
  `CREATE TRIGGER bulk_follows_mail AFTER UPDATE OF state ON outbox
    WHEN NEW.kind = 'reset' AND OLD.state = 'sending' AND NEW.state = 'queued'
    BEGIN UPDATE bulk_members SET progress = 'retrying'
      WHERE reset_id = NEW.reset_id AND progress IN ('queued', 'unknown'); END`,
];

/** Limits and alerts count what was sent one by one: a batch is its own allowance. */
const SINGLE = [
  'CREATE INDEX resets_single_by_time ON resets (issued_at) WHERE bulk_id IS NULL',
  'CREATE INDEX resets_single_by_operator ON resets (issued_by, issued_at) WHERE bulk_id IS NULL',
];

const WIDER: readonly [from: string, to: string][] = [
  [
    `CHECK ((sent_to IS NULL) = (way IS NOT NULL AND way = 'temporary'))`,
    `CHECK ((sent_to IS NULL) = (slip = 1 OR (way IS NOT NULL AND way = 'temporary')))`,
  ],
  [
    `CHECK (spent_by IS NULL OR (state = 'used' AND sent_to IS NOT NULL))`,
    `CHECK (spent_by IS NULL OR (state = 'used' AND (sent_to IS NOT NULL OR slip = 1)))`,
  ],
];

/**
 * A reset on paper has neither an address nor a token, which a CHECK of the table forbids: SQLite cannot widen one in
 * place (https://www.sqlite.org/lang_altertable.html#otheralter). Table, indexes and triggers are taken as they are
 * found, so that nothing another version has added is lost.
 */
async function widenResets(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw('ALTER TABLE resets ADD COLUMN slip INTEGER NOT NULL DEFAULT 0 CHECK (slip IN (0, 1))')
    .execute(db);
  await sql.raw('ALTER TABLE resets ADD COLUMN bulk_id TEXT REFERENCES bulk_resets (id)').execute(db);
  const { rows } = await sql<{ type: string; sql: string }>`
    SELECT type, sql FROM sqlite_master WHERE tbl_name = 'resets' AND sql IS NOT NULL`.execute(db);
  let table = rows.find(({ type }) => type === 'table')?.sql ?? '';
  for (const [from, to] of WIDER) {
    if (!table.includes(from)) throw new Error('the table of resets is not as it was expected');
    table = table.replace(from, to);
  }
  await sql.raw(table.replace(/^CREATE TABLE "?resets"?/, 'CREATE TABLE new_resets')).execute(db);
  await sql.raw('INSERT INTO new_resets SELECT * FROM resets ORDER BY rowid').execute(db);
  await sql.raw('DROP TABLE resets').execute(db);
  await sql.raw('ALTER TABLE new_resets RENAME TO resets').execute(db);
  for (const { type, sql: statement } of rows) if (type !== 'table') await sql.raw(statement).execute(db);
}

/** Bulk resets: batches, their members and what each came to; slips for people without mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(BULK[0] ?? '').execute(db);
  await widenResets(db);
  for (const statement of [...BULK.slice(1), ...FOLLOWING, ...SINGLE]) await sql.raw(statement).execute(db);
}
