import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Db } from '../../electron/store/database.ts';
import { change, openStore } from '../support/office-folder.ts';

const WANTED = {
  journal_mode: 'wal',
  // 2 is FULL: a commit is on the disk before it is acknowledged (S73).
  synchronous: 2,
  fullfsync: 1,
  checkpoint_fullfsync: 1,
  foreign_keys: 1,
  recursive_triggers: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  secure_delete: 1,
  timeout: 5000,
};

async function pragmas(db: Db): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const name of Object.keys(WANTED)) {
    const { rows } = await sql<
      Record<string, unknown>
    >`${sql.raw(`PRAGMA ${name === 'timeout' ? 'busy_timeout' : name}`)}`.execute(db);
    Object.assign(found, rows[0]);
  }
  return found;
}

test("the program's own connections, for reading and for writing, run with the pragmas of S73", async () => {
  const { db, file } = await openStore();
  expect(await pragmas(db.read)).toEqual(WANTED);
  expect(await db.write((tx) => pragmas(tx))).toEqual(WANTED);
  // A plain connection has others, so what is read above is no default of the library.
  expect(change(file, (sqlite) => sqlite.pragma('synchronous', { simple: true }))).not.toBe(2);
});

test('the program cannot replace a line of the activity log either', async () => {
  const { db } = await openStore();
  const line = { at: 1, os_user: 'a', host: 'b', action: 'locked', outcome: 'done', details: '{}' } as const;
  await db.write((tx) => tx.insertInto('activity').values(line).execute());
  const replace = db.write((tx) =>
    tx
      .replaceInto('activity')
      .values({ ...line, seq: 1, at: 2 })
      .execute(),
  );
  await expect(replace).rejects.toThrow(/append-only/);
  expect(await db.read.selectFrom('activity').select(['seq', 'at']).execute()).toEqual([{ seq: 1, at: 1 }]);
});

test('the reading connection cannot write', async () => {
  const { db } = await openStore();
  await expect(db.read.deleteFrom('settings').execute()).rejects.toThrow(/readonly/);
});

test('a writer holds the write lock from its first moment, not from its first write', async () => {
  const { db, sqlite } = await openStore();
  sqlite.pragma('busy_timeout = 0');
  await db.write(async (tx) => {
    await tx.selectFrom('users').selectAll().execute();
    expect(() => sqlite.exec('UPDATE users SET department = 1')).toThrow(/locked/);
  });
  sqlite.exec("UPDATE users SET department = 'free'");
});

test('a writer that fails leaves nothing, and readers never see what is not committed', async () => {
  const { db } = await openStore();
  const name = async (from: Db) => (await from.selectFrom('users').select('name').executeTakeFirst())?.name;
  const failing = db.write(async (tx) => {
    await tx.updateTable('users').set({ name: 'half done' }).execute();
    expect(await name(tx)).toBe('half done');
    expect(await name(db.read)).toBe('홍길동');
    throw new Error('changed its mind');
  });
  await expect(failing).rejects.toThrow('changed its mind');
  expect(await name(db.read)).toBe('홍길동');
});

test('of writers that come together, those that fail take nothing of the others with them', async () => {
  const { db, sqlite } = await openStore();
  const settled = await Promise.allSettled(
    Array.from({ length: 70 }, (_, i) =>
      db.write(async (tx) => {
        await tx
          .insertInto('settings')
          .values({ name: `s${i}`, value: '1' })
          .execute();
        if (i % 3 === 0) throw new Error(`no ${i}`);
        if (i % 3 === 1)
          await tx
            .insertInto('settings')
            .values({ name: `s${i}`, value: '1' })
            .execute();
        return i;
      }),
    ),
  );
  settled.forEach((result, i) => {
    if (i % 3 === 2) expect(result).toEqual({ status: 'fulfilled', value: i });
    else if (i % 3 === 0) expect(result).toMatchObject({ reason: { message: `no ${i}` } });
    else expect(result).toMatchObject({ reason: { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' } });
  });
  const kept = sqlite.prepare("SELECT name FROM settings WHERE name GLOB 's[0-9]*'").pluck().all();
  expect(kept.sort()).toEqual(Array.from({ length: 23 }, (_, i) => `s${3 * i + 2}`).sort());
});

test('what a writer resolves with is on disk before anybody hears of it', async () => {
  const { db, sqlite } = await openStore();
  await Promise.all(
    Array.from({ length: 40 }, async (_, i) => {
      await db.write((tx) =>
        tx
          .insertInto('settings')
          .values({ name: `s${i}`, value: '1' })
          .execute(),
      );
      expect(sqlite.prepare('SELECT 1 FROM settings WHERE name = ?').get(`s${i}`)).toBeDefined();
    }),
  );
});

test('when the commit of a group fails, every writer of it is refused and the next one works', async () => {
  const { db, sqlite } = await openStore();
  const broken = { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' };
  const writes = [0, 1, 2].map((i) =>
    db.write(async (tx) => {
      await tx
        .insertInto('settings')
        .values({ name: `s${i}`, value: '1' })
        .execute();
      // A deferred foreign key is judged by COMMIT, after every savepoint has been released.
      if (i === 1) await sql`PRAGMA defer_foreign_keys = ON`.execute(tx);
      if (i === 1)
        await sql`INSERT INTO outbox (id, kind, state, user_id, to_address, message_id, created_at)
        VALUES ('m', 'notice', 'failed', 'nobody', 'a', 'b', 1)`.execute(tx);
      return i;
    }),
  );
  for (const result of await Promise.allSettled(writes)) expect(result).toMatchObject({ reason: broken });
  expect(sqlite.prepare("SELECT count(*) FROM settings WHERE name GLOB 's[0-9]*'").pluck().get()).toBe(0);
  await db.write((tx) => tx.insertInto('settings').values({ name: 'after', value: '1' }).execute());
  expect(sqlite.prepare("SELECT value FROM settings WHERE name = 'after'").pluck().get()).toBe('1');
});

test('writers that follow each other without end leave the event loop its turns', async () => {
  const { db } = await openStore();
  let turns = 0;
  const turn = () => {
    turns += 1;
    if (turns < 3) setImmediate(turn);
  };
  setImmediate(turn);
  let written = 0;
  // Nothing in this loop waits for anything but the store.
  for (; turns < 3 && written < 5000; written += 1)
    await db.write((tx) =>
      tx
        .insertInto('settings')
        .values({ name: `s${written}`, value: '1' })
        .execute(),
    );
  expect(turns).toBe(3);
});
