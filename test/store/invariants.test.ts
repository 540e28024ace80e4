import { expect, test } from 'vitest';
import { bareStore } from '../support/bare-store.ts';

test('the activity log takes lines and gives none back', async () => {
  const { run } = await bareStore();
  run(
    `INSERT INTO activity (at, os_user, host, action, outcome, details) VALUES (1, 'a', 'b', 'c', 'done', '{}')`,
  );
  for (const statement of [
    "UPDATE activity SET host = 'else'",
    'UPDATE activity SET at = at',
    'DELETE FROM activity',
  ]) {
    expect(() => run(statement), statement).toThrow(/append-only/);
  }
});

test('a refused line has a code and a done line has none', async () => {
  const { run } = await bareStore();
  const insert = (outcome: string, code: string | null, details = '{}') =>
    run(
      `INSERT INTO activity (at, os_user, host, action, outcome, code, details) VALUES (1, 'a', 'b', 'c', ?, ?, ?)`,
      outcome,
      code,
      details,
    );
  expect(() => insert('refused', null)).toThrow(/CHECK/);
  expect(() => insert('done', 'token-used')).toThrow(/CHECK/);
  expect(() => insert('done', null, '{')).toThrow(/CHECK/);
  insert('refused', 'token-used');
});

test('a user has one live reset', async () => {
  const { reset, run } = await bareStore();
  const first = reset('handed-over');
  for (const state of ['queued', 'handed-over', 'unknown']) expect(() => reset(state)).toThrow(/UNIQUE/);
  run("UPDATE resets SET state = 'superseded', ended_at = 1 WHERE id = ?", first);
  reset('queued');
  expect(() => run("UPDATE resets SET state = 'queued', ended_at = NULL WHERE id = ?", first)).toThrow();
});

test.each(['used', 'expired', 'revoked', 'superseded', 'failed'])(
  'a reset that is %s never becomes anything else',
  async (state) => {
    const { reset, run } = await bareStore();
    const id = reset(state);
    for (const other of ['queued', 'handed-over', 'used', 'revoked', 'expired']) {
      if (other === state) continue;
      const change = `UPDATE resets SET state = '${other}', used_at = ${other === 'used' ? 1 : null},
      ended_at = ${other === 'queued' || other === 'handed-over' ? null : 1} WHERE id = ?`;
      expect(() => run(change, id), other).toThrow(/ends once|set once/);
    }
    expect(() => run('DELETE FROM resets WHERE id = ?', id)).toThrow(/kept/);
  },
);

test('used_at is set once, and only together with the state', async () => {
  const { reset, run } = await bareStore();
  const used = reset('used');
  expect(() => run('UPDATE resets SET used_at = used_at + 1 WHERE id = ?', used)).toThrow(/set once/);
  expect(() => run('UPDATE resets SET used_at = NULL WHERE id = ?', used)).toThrow(/set once|CHECK/);
  const live = reset('queued');
  expect(() => run('UPDATE resets SET used_at = 1 WHERE id = ?', live)).toThrow(/CHECK/);
  expect(() => run("UPDATE resets SET state = 'used', ended_at = 1 WHERE id = ?", live)).toThrow(/CHECK/);
});

test('no token lives longer than a day or less than nothing', async () => {
  const { reset, run } = await bareStore();
  const id = reset();
  expect(() => run('UPDATE resets SET expires_at = issued_at + 86400001 WHERE id = ?', id)).toThrow(/CHECK/);
  expect(() => run('UPDATE resets SET expires_at = issued_at WHERE id = ?', id)).toThrow(/CHECK/);
  run('UPDATE resets SET expires_at = issued_at + 86400000 WHERE id = ?', id);
});

test.each([
  ['password', "password_hash = 'new'"],
  ['address', "email = 'other@office.test'"],
  ['lost address', 'email = NULL'],
  ['disabling', 'disabled_at = 1'],
])(
  'a change of credentials (%s) raises the credential version in the same statement',
  async (_what, change) => {
    const { run, sqlite } = await bareStore();
    expect(() => run(`UPDATE users SET ${change}`)).toThrow(/must rise/);
    expect(() => run(`UPDATE users SET ${change}, credential_version = credential_version - 1`)).toThrow(
      /rise/,
    );
    run(`UPDATE users SET ${change}, credential_version = credential_version + 1`);
    expect(sqlite.prepare('SELECT credential_version FROM users').pluck().get()).toBe(2);
  },
);

test('the credential version never falls, and what changes no credentials may leave it', async () => {
  const { run } = await bareStore();
  expect(() => run('UPDATE users SET credential_version = 0')).toThrow(/only rises/);
  run("UPDATE users SET name = '다른 이름', department = 'x', password_hash = password_hash");
});

test('a user was ever reset from the first used reset on, and nobody else can say so', async () => {
  const { reset, run, sqlite } = await bareStore();
  const everReset = () => sqlite.prepare("SELECT ever_reset FROM users WHERE id = 'user'").pluck().get();
  const first = reset('handed-over');
  expect(everReset()).toBe(0);
  expect(() => run('UPDATE users SET ever_reset = 1')).toThrow(/whether a reset was used/);
  run("UPDATE resets SET state = 'used', used_at = issued_at, ended_at = issued_at WHERE id = ?", first);
  expect(everReset()).toBe(1);
  reset('used');
  expect(() => run("UPDATE users SET ever_reset = 0 WHERE id = 'user'")).toThrow(/whether a reset was used/);
});

test('the last enabled admin can be neither demoted, disabled nor deleted', async () => {
  const { run } = await bareStore();
  const insert = `INSERT INTO operators (id, login, name, email, role, password_hash, created_at, disabled_at)
    VALUES (?, ?, 'n', 'e', ?, 'h', 1, ?)`;
  run(insert, 'gone', 'gone', 'admin', 1);
  run(insert, 'helper', 'helper', 'operator', null);
  for (const change of ["role = 'operator'", "role = 'viewer'", 'disabled_at = 1']) {
    expect(() => run(`UPDATE operators SET ${change} WHERE id = 'admin'`), change).toThrow(/last-admin/);
  }
  expect(() => run("DELETE FROM operators WHERE id = 'helper'")).toThrow(/never deleted/);
  expect(() => run("UPDATE operators SET role = 'root' WHERE id = 'helper'")).toThrow(/CHECK/);
  run(insert, 'second', 'second', 'admin', null);
  run("UPDATE operators SET disabled_at = 1 WHERE id = 'admin'");
  expect(() => run("UPDATE operators SET role = 'viewer' WHERE id = 'second'")).toThrow(/last-admin/);
});

test('both admins cannot be disabled by one statement', async () => {
  const { run, sqlite } = await bareStore();
  run(`INSERT INTO operators (id, login, name, email, role, password_hash, created_at)
    VALUES ('second', 'second', 'n', 'e', 'admin', 'h', 1)`);
  expect(() => run('UPDATE operators SET disabled_at = 1')).toThrow(/last-admin/);
  expect(sqlite.prepare('SELECT count(*) FROM operators WHERE disabled_at IS NULL').pluck().get()).toBe(2);
});

test('a mail keeps its receiver, its Message-ID and its reset for ever', async () => {
  const { run } = await bareStore();
  run(`INSERT INTO outbox (id, kind, state, user_id, to_address, message_id, sealed, created_at, next_try_at)
    VALUES ('m', 'notice', 'queued', 'user', 'a@office.test', '<m@office.test>', x'00', 1, 1)`);
  for (const change of [
    "to_address = 'thief@else.test'",
    "message_id = '<n@office.test>'",
    "user_id = 'x'",
    "kind = 'reset'",
  ]) {
    expect(() => run(`UPDATE outbox SET ${change}`), change).toThrow(/identity/);
  }
  expect(() => run("UPDATE outbox SET state = 'handed-over', next_try_at = NULL")).toThrow(/CHECK/);
  expect(() => run('UPDATE outbox SET sealed = NULL')).toThrow(/CHECK/);
  run("UPDATE outbox SET state = 'handed-over', next_try_at = NULL, sealed = NULL");
});

test('rows belong to somebody: an unknown user, operator or reset is refused', async () => {
  const { reset, run } = await bareStore();
  expect(() => reset('queued', 'nobody')).toThrow(/FOREIGN KEY/);
  expect(() =>
    run(`INSERT INTO outbox (id, kind, state, user_id, reset_id, to_address, message_id, created_at)
      VALUES ('m', 'reset', 'failed', 'user', 'no-reset', 'a', 'b', 1)`),
  ).toThrow(/FOREIGN KEY/);
});
