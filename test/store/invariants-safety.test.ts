import { expect, test } from 'vitest';
import { bareStore } from '../support/bare-store.ts';
import { NOW } from '../support/office-folder.ts';

test('a code is hashed beside a live reset only, is one for ever, and takes five wrong tries', async () => {
  const { reset, run } = await bareStore();
  const id = reset('handed-over');
  const code = (hash: string | null, until: number | null) =>
    run('UPDATE resets SET code_hash = ?, code_expires_at = ? WHERE id = ?', hash, until, id);
  expect(() => code('x', NOW)).toThrow(/one code/);
  expect(() => run('UPDATE resets SET code_failures = 6 WHERE id = ?', id)).toThrow(/CHECK/);
  expect(() => run('UPDATE resets SET code_failures = -1 WHERE id = ?', id)).toThrow(/CHECK/);
  run('UPDATE resets SET code_failures = 5 WHERE id = ?', id);
  const given = (hash: string | null, until: number | null, state = 'queued') =>
    run(
      `INSERT INTO resets (id, user_id, jti_hash, kid, credential_version, state, issued_by, issued_at, expires_at, sent_to,
        ended_at, code_hash, code_expires_at) VALUES ('with-code', 'other', randomblob(32), 'k', 1, ?, 'admin', ?, ?, 'a', ?, ?, ?)`,
      state,
      NOW,
      NOW + 10,
      state === 'queued' ? null : NOW,
      hash,
      until,
    );
  run(
    `INSERT INTO users (id, login, name, language, created_at, search_text) VALUES ('other', 'o', 'o', 'ko', 1, '')`,
  );
  expect(() => given('x', null)).toThrow(/CHECK/);
  expect(() => given('x', NOW + 11)).toThrow(/CHECK/);
  expect(() => given('x', NOW, 'revoked')).toThrow(/CHECK/);
  given('x', NOW + 5);
  expect(() => run("UPDATE resets SET code_hash = 'y' WHERE id = 'with-code'")).toThrow(/one code/);
  expect(() => run("UPDATE resets SET code_expires_at = ? WHERE id = 'with-code'", NOW + 6)).toThrow(
    /one code/,
  );
  expect(() => run("UPDATE resets SET state = 'revoked', ended_at = 1 WHERE id = 'with-code'")).toThrow(
    /CHECK/,
  );
  run(
    `UPDATE resets SET state = 'revoked', ended_at = 1, code_hash = NULL, code_expires_at = NULL WHERE id = 'with-code'`,
  );
});

test('only a temporary password is a reset without a mail, and a mail about nobody is no reset', async () => {
  const { run } = await bareStore();
  const insert = (sentTo: string | null, way: string | null) =>
    run(
      `INSERT INTO resets (id, user_id, jti_hash, kid, credential_version, state, issued_by, issued_at, expires_at, sent_to,
        used_at, ended_at, way) VALUES ('r', 'user', randomblob(32), ?, 1, 'used', 'admin', 1, 2, ?, 1, 1, ?)`,
      sentTo === null ? null : 'k',
      sentTo,
      way,
    );
  expect(() => insert(null, 'generated')).toThrow(/CHECK/);
  expect(() => insert(null, null)).toThrow(/CHECK/);
  expect(() => insert('a@b.c', 'temporary')).toThrow(/CHECK/);
  insert(null, 'temporary');
  const mail = (kind: string, user: string | null) =>
    run(
      `INSERT INTO outbox (id, kind, state, user_id, to_address, message_id, sealed, created_at, next_try_at)
        VALUES (?, ?, 'queued', ?, 'a@b.c', ?, x'01', 1, 1)`,
      kind,
      kind,
      user,
      kind,
    );
  expect(() => mail('notice', null)).toThrow(/CHECK/);
  expect(() => mail('checkpoint', 'user')).toThrow(/CHECK/);
  mail('checkpoint', null);
});

test('a line of the log gets its links once, and goes only below the anchor, which only rises', async () => {
  const { run } = await bareStore();
  const line = () =>
    run(
      `INSERT INTO activity (at, os_user, host, action, outcome, details) VALUES (1, 'a', 'b', 'c', 'done', '{}')`,
    );
  line();
  line();
  const link = Buffer.alloc(32, 1);
  expect(() => run("UPDATE activity SET hash = ?, mac = ?, host = 'else' WHERE seq = 1", link, link)).toThrow(
    /append-only/,
  );
  run('UPDATE activity SET hash = ?, mac = ? WHERE seq = 1', link, link);
  expect(() => run('UPDATE activity SET hash = ?, mac = ? WHERE seq = 1', Buffer.alloc(32, 2), link)).toThrow(
    /append-only/,
  );
  expect(() => run('UPDATE activity SET hash = NULL, mac = NULL WHERE seq = 1')).toThrow(/append-only/);
  run('INSERT INTO activity_anchor VALUES (1, 1, ?, ?, 1)', link, link);
  expect(() => run('DELETE FROM activity')).toThrow(/append-only/);
  run('DELETE FROM activity WHERE seq = 1');
  expect(() => run('UPDATE activity_anchor SET up_to_seq = 1')).toThrow(/rises/);
  expect(() => run('DELETE FROM activity_anchor')).toThrow(/stays/);
});

test('a step of the authenticator never comes back', async () => {
  const { run } = await bareStore();
  run("UPDATE operators SET totp_sealed = x'01', totp_last_step = 9");
  expect(() => run('UPDATE operators SET totp_last_step = 8')).toThrow(/rises/);
  expect(() => run('UPDATE operators SET totp_sealed = NULL, totp_confirmed_at = 1')).toThrow(/CHECK/);
  run("UPDATE operators SET totp_sealed = x'02', totp_last_step = 0");
});
