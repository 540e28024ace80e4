import { expect, test } from 'vitest';
import { bareStore } from '../support/bare-store.ts';

test('a check of a caller has its evidence, and nothing about it ever changes', async () => {
  const { run } = await bareStore();
  const check = (id: string, kind: string, note: string, called: string | null) =>
    run("INSERT INTO caller_checks VALUES (?, 'user', ?, ?, ?, 'admin', 1)", id, kind, note, called);
  expect(() => check('a', 'code-by-mail', 'x', null)).toThrow(/CHECK/);
  expect(() => check('a', 'in-person', '', null)).toThrow(/CHECK/);
  expect(() => check('a', 'call-back', '', null)).toThrow(/CHECK/);
  expect(() => check('a', 'ticket', 'INC-1', '••••')).toThrow(/CHECK/);
  check('a', 'call-back', '', '••••');
  check('b', 'ticket', 'INC-1', null);
  expect(() => run("UPDATE caller_checks SET note = 'else'")).toThrow(/as it was recorded/);
  expect(() => run('DELETE FROM caller_checks')).toThrow(/as it was recorded/);
});

test('an approval is asked as it is, open once, decided once, and never by whoever asked', async () => {
  const { run } = await bareStore();
  run(
    `INSERT INTO operators (id, login, name, email, role, password_hash, created_at)
      VALUES ('second', 'duri', '두리', '', 'operator', '-', 1)`,
  );
  const ask = (id: string) =>
    run(
      `INSERT INTO approvals (id, user_id, asked_by, asked_at, reason, expires_at)
        VALUES (?, 'user', 'admin', 1, '출장', 10)`,
      id,
    );
  const decide = (id: string, decision: string | null, by: string | null, at: number | null, note = '') =>
    run(
      'UPDATE approvals SET decision = ?, decided_by = ?, decided_at = ?, note = ? WHERE id = ?',
      decision,
      by,
      at,
      note,
      id,
    );
  ask('one');
  expect(() => ask('two')).toThrow(/UNIQUE/);
  expect(() => decide('one', 'approved', 'admin', 2)).toThrow(/CHECK/);
  expect(() => decide('one', 'approved', null, 2)).toThrow(/CHECK/);
  expect(() => decide('one', 'withdrawn', 'second', 2)).toThrow(/CHECK/);
  expect(() => decide('one', 'approved', 'second', null)).toThrow(/CHECK/);
  expect(() => decide('one', null, 'second', 2)).toThrow(/CHECK/);
  expect(() => decide('one', 'approved', 'second', 10)).toThrow(/CHECK/);
  expect(() => decide('one', 'refused', 'second', 2)).toThrow(/CHECK/);
  expect(() => run("UPDATE approvals SET asked_by = 'second'")).toThrow(/as it was asked/);
  decide('one', 'refused', 'second', 2, '본인이 아님');
  expect(() => decide('one', 'approved', 'second', 3)).toThrow(/decided once/);
  expect(() => decide('one', null, null, null)).toThrow(/decided once/);
  expect(() => run('DELETE FROM approvals')).toThrow(/kept/);
  ask('two');
  decide('two', 'expired', null, 11);
});

test('a protected user is never one whose protection was taken away', async () => {
  const { run } = await bareStore();
  expect(() => run('UPDATE users SET protected = 1, unprotected_at = 5')).toThrow(/CHECK/);
  run('UPDATE users SET protected = 1');
  run('UPDATE users SET protected = 0, unprotected_at = 5');
});
