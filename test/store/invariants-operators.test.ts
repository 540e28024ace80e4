import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../electron/store/migrations/all.ts';
import { openOffice } from '../../electron/store/open-office.ts';
import { acceptTotpStep } from '../../electron/store/operators.ts';
import { bareStore } from '../support/bare-store.ts';
import { NOW, openStore, temporaryFolder } from '../support/office-folder.ts';

test('an alert is kept, is seen once, and nothing else about it changes', async () => {
  const { run } = await bareStore();
  run(
    `INSERT INTO alerts (id, kind, at, subject, operator_id, details) VALUES ('a', 'off-hours', ?, 'office', 'admin', '{}')`,
    NOW,
  );
  expect(() => run('DELETE FROM alerts')).toThrow(/kept/);
  expect(() => run("UPDATE alerts SET kind = 'other'")).toThrow(/seen once/);
  expect(() => run("UPDATE alerts SET at = 1, seen_at = 1, seen_by = 'admin'")).toThrow(/seen once/);
  expect(() => run('UPDATE alerts SET seen_at = 1')).toThrow(/CHECK/);
  run("UPDATE alerts SET seen_at = 1, seen_by = 'admin'");
  expect(() => run('UPDATE alerts SET seen_at = 2')).toThrow(/seen once/);
  expect(() => run('UPDATE alerts SET seen_at = NULL, seen_by = NULL')).toThrow(/seen once/);
});

test('a step of the authenticator goes through for one caller, and none before it for anybody', async () => {
  const { db, sqlite } = await openStore();
  sqlite.exec("UPDATE operators SET totp_sealed = x'01', totp_confirmed_at = 1");
  const accept = (step: number) => db.write((tx) => acceptTotpStep(tx, 'admin', step));
  expect(await Promise.all([accept(10), accept(10)])).toEqual([true, false]);
  expect(await accept(9)).toBe(false);
  expect(await accept(11)).toBe(true);
});

test('an office from before keeps its users, and its notices without an answer are not forgotten', async () => {
  const folder = temporaryFolder();
  const before = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0006'));
  const opened = await openOffice(folder, { singleOwner: true, now: NOW }, before);
  if (opened.kind === 'unavailable') throw new Error(opened.reason);
  await opened.close();
  const sqlite = new SqliteDatabase(path.join(folder, 'office.db'));
  sqlite.exec(`
    INSERT INTO users (id, login, name, language, created_at, search_text, email) VALUES ('u', 'l', 'n', 'ko', 1, '', 'a@b.kr');
    INSERT INTO outbox (id, kind, state, user_id, to_address, message_id, sealed, created_at, next_try_at) VALUES
      ('lost', 'notice', 'unknown', 'u', 'a@b.kr', '<lost@x>', x'01', 5, NULL),
      ('wiped', 'notice', 'unknown', 'u', 'a@b.kr', '<wiped@x>', NULL, 5, NULL),
      ('waiting', 'notice', 'queued', 'u', 'a@b.kr', '<waiting@x>', x'01', 5, 7);`);
  sqlite.close();
  const { sqlite: after } = await openStore(folder);
  const mails = after.prepare('SELECT id, state, next_try_at, maybe_taken FROM outbox ORDER BY id').all();
  expect(mails).toEqual([
    { id: 'lost', state: 'queued', next_try_at: 5, maybe_taken: 1 },
    { id: 'waiting', state: 'queued', next_try_at: 7, maybe_taken: 0 },
    { id: 'wiped', state: 'unknown', next_try_at: null, maybe_taken: 1 },
  ]);
  expect(after.prepare("SELECT email FROM users WHERE id = 'u'").get()).toEqual({ email: 'a@b.kr' });
});
