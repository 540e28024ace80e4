import path from 'node:path';
import { expect, test } from 'vitest';
import { backUpTo, backupDisk, pickBackup, restore } from '../support/backups.ts';
import { movableClock } from '../support/clock.ts';
import { NOBODY_LISTENS } from '../support/office-settings.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

const DAY = 86_400_000;
const NEW_PASSWORD = '서른 마리 고래가 느리게 춤춘다';

const backupFile = () => path.join(backupDisk(), 'office.resetdesk-backup');
/** Sends a reset to this user through the practice mailbox. @returns the token of the mail */
async function tokenFor(app: TestApp, userId: string, address: string): Promise<string> {
  const { mail } = await app.call('resets.send', { userId });
  await app.settled(mail.id);
  const text = await app.given.mailTo(address);
  const token = /-----BEGIN RESETDESK TOKEN-----\s+([\s\S]*?)-----END/.exec(text)?.[1];
  if (token === undefined) throw new Error('the mail holds no token');
  return token.trim();
}

const complete = (text: string) =>
  ({ text, newPassword: NEW_PASSWORD, way: 'typed-on-behalf', mustChange: false }) as const;

test('moving house: on another computer with another key store the recovery key alone brings everything', async () => {
  const old = await createTestApp();
  const { recoveryKey } = await old.given.office();
  const userId = await old.given.user({ name: '김바다', email: 'minsu@office.test' });
  await old.call('settings.saveMail', {
    way: 'smtp',
    smtp: {
      host: '127.0.0.1',
      port: 1,
      security: 'tls',
      user: 'helpdesk',
      password: 'mail-password',
      fromName: '헬프데스크',
      fromAddress: 'help@office.test',
      privateCa: null,
    },
  });
  const file = backupFile();
  await backUpTo(old, file);
  const users = old.rows('SELECT 1 FROM users').length;

  const fresh = await createTestApp();
  expect(await fresh.call('app.status', {})).toMatchObject({ state: { kind: 'first-run' } });
  const handle = await pickBackup(fresh, file);
  const unopened = await fresh.call('backup.inspect', { handle, recoveryKey: null });
  expect(unopened).toMatchObject({
    present: 'none',
    newer: null,
    opened: null,
    programVersion: '0.0.0-test',
  });
  const facts = await fresh.call('backup.inspect', { handle, recoveryKey });
  expect(facts.opened).toMatchObject({ officeName: '한빛 병원', users });
  const result = await fresh.call('backup.restore', { handle, recoveryKey });
  expect(result).toMatchObject({ officeName: '한빛 병원', users, backupCreatedAt: facts.createdAt });

  expect(await fresh.call('app.status', {})).toMatchObject({
    state: { kind: 'signed-out' },
    officeName: '한빛 병원',
  });
  await fresh.signIn();
  expect((await fresh.call('settings.get', {})).mail.smtp).toMatchObject({ passwordSet: true });
  // The stored password is used as it stands: the server that is not there is what fails.
  const smtp = {
    host: '127.0.0.1',
    port: 1,
    security: 'tls',
    user: 'helpdesk',
    password: null,
    fromName: '헬프데스크',
    fromAddress: 'help@office.test',
    privateCa: null,
  } as const;
  expect((await fresh.refused('mail.test', { way: 'smtp', smtp })).code).toBe('mail-unreachable');
  await fresh.call('settings.saveMail', { way: 'practice' });
  const token = await tokenFor(fresh, userId, 'minsu@office.test');
  expect((await fresh.call('resets.complete', complete(token))).userName).toBe('김바다');
  await fresh.restart();
  expect(await fresh.call('app.status', {})).toMatchObject({ state: { kind: 'signed-out' } });
});

test('no token from before is accepted: not one from before the backup, not one from after, not one that was used', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  const people = ['before', 'used', 'between'] as const;
  const ids: Record<string, string> = {};
  for (const name of people) ids[name] = await app.given.user({ name, email: `${name}@office.test` });
  const tokens: Record<string, string> = {};
  for (const name of ['before', 'used'] as const) {
    tokens[name] = await tokenFor(app, ids[name] ?? '', `${name}@office.test`);
  }
  const file = backupFile();
  await backUpTo(app, file);
  await app.call('resets.complete', complete(tokens.used ?? ''));
  tokens.between = await tokenFor(app, ids.between ?? '', 'between@office.test');
  const versions = app.rows('SELECT id, credential_version AS v FROM users');
  const keys = app.rows('SELECT kid FROM jwt_keys').map(({ kid }) => kid);

  const result = await restore(app, file, recoveryKey);
  expect(result).toMatchObject({ resetsEnded: 2, mailsStopped: 0 });
  await app.signIn();
  for (const name of people) {
    const text = tokens[name] ?? '';
    for (const refusal of [
      await app.refused('resets.inspect', { text }),
      await app.refused('resets.complete', complete(text)),
    ]) {
      expect(refusal, name).toMatchObject({ code: 'token-before-restore' });
      expect(refusal.details?.at, name).toBe(app.clock.now());
    }
  }
  // Were a key still there, the row and the version would refuse as well.
  expect(app.rows('SELECT DISTINCT state FROM resets')).toEqual([{ state: 'superseded' }]);
  expect(app.rows('SELECT kid FROM jwt_keys').map(({ kid }) => kid)).not.toEqual(keys);
  expect(app.rows('SELECT kid FROM jwt_keys')).toHaveLength(1);
  for (const { id, v } of app.rows('SELECT id, credential_version AS v FROM users')) {
    const then = versions.find((user) => user.id === id)?.v;
    if (id !== ids.used) expect(v).toBe(Number(then) + 1);
  }
  expect(app.rows("SELECT user_name, details FROM activity WHERE action = 'reset-superseded'")).toMatchObject(
    [{ user_name: 'before' }, { user_name: 'used' }],
  );
  // A new one is as good as ever.
  const token = await tokenFor(app, ids.before ?? '', 'before@office.test');
  expect((await app.call('resets.complete', complete(token))).userName).toBe('before');
});

test('codes, those of an authenticator too, and waiting reset mails are gone, notices go on', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  const userId = await app.given.user({ email: 'a@office.test' });
  const other = await app.given.user({ email: 'b@office.test' });
  await app.call('settings.saveMail', NOBODY_LISTENS);
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  app.change("UPDATE operators SET totp_sealed = x'00', totp_confirmed_at = 1");
  const third = await app.given.user({ email: 'd@office.test' });
  const now = app.clock.now();
  app.change(
    `INSERT INTO resets (id, user_id, jti_hash, kid, credential_version, state, issued_by, issued_at, expires_at,
      sent_to, code_hash, code_expires_at)
      SELECT 'with-code', '${third}', randomblob(32), 'k', 1, 'handed-over', id, ${now}, ${now + 60_000}, 'x', 'hash',
        ${now + 1000} FROM operators`,
  );
  await app.call('users.edit', {
    userId: other,
    name: '홍길동',
    login: 'other',
    email: 'c@office.test',
    phone: null,
    staffNumber: null,
    department: null,
    language: 'ko',
  });
  // It rests beside the reset mail: a server that nobody reaches is asked for one mail, not for each.
  const file = backupFile();
  await backUpTo(app, file);
  expect(await restore(app, file, recoveryKey)).toMatchObject({ resetsEnded: 2, mailsStopped: 1 });
  expect(app.row('SELECT totp_last_step AS step FROM operators')?.step).toBe(Math.floor(now / 30_000) + 1);
  expect(app.rows('SELECT DISTINCT state, code_hash, code_expires_at FROM resets')).toEqual([
    { state: 'superseded', code_hash: null, code_expires_at: null },
  ]);
  expect(
    app.rows('SELECT kind, state, sealed IS NULL AS wiped FROM outbox ORDER BY created_at, kind'),
  ).toEqual(
    expect.arrayContaining([
      { kind: 'reset', state: 'cancelled', wiped: 1 },
      { kind: 'address-changed', state: 'queued', wiped: 0 },
    ]),
  );
});

test('a caller who was checked before the restoring is checked anew: what used that up may be gone', async () => {
  const app = await createTestApp();
  const { recoveryKey } = await app.given.office();
  const userId = await app.given.user({ email: 'a@office.test' });
  await app.call('settings.saveVerification', {
    windowMinutes: 30,
    rules: [
      { whom: { kind: 'all' }, checks: ['in-person'], needed: 1 },
      { whom: { kind: 'protected' }, checks: ['in-person'], needed: 1 },
    ],
  });
  await app.call('callers.check', { userId, kind: 'in-person', note: '사원증' });
  const file = backupFile();
  await backUpTo(app, file);
  await app.call('resets.send', { userId });
  await restore(app, file, recoveryKey);
  await app.signIn();
  expect((await app.refused('resets.send', { userId })).code).toBe('caller-not-verified');
  app.clock.advance(1000);
  await app.call('callers.check', { userId, kind: 'in-person', note: '사원증' });
  await app.call('resets.send', { userId });
});

test('a restored office is due for a backup, and knows what it came from', async () => {
  const clock = movableClock();
  const app = await createTestApp({ clock });
  const { recoveryKey } = await app.given.office();
  const file = backupFile();
  const { at } = await backUpTo(app, file);
  clock.set(clock.now() + DAY);
  await restore(app, file, recoveryKey);
  await app.signIn();
  expect(await app.call('backup.status', {})).toMatchObject({
    restored: { at: clock.now(), backupCreatedAt: at },
    last: { made: null },
  });
});
