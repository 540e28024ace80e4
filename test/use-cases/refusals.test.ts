import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { addOperator, addWithOwnPassword, switchTo } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';

const PASSWORD = '고요한 숲 속 열두 그루 소나무';

async function office(): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  return app;
}

const fields = {
  name: '홍길동',
  login: 'gildong',
  email: 'gildong@office.test',
  phone: null,
  staffNumber: 'S-1',
  department: null,
  language: 'ko',
} as const;

test('login, address and staff number belong to one user, and the refusal names who has them', async () => {
  const app = await office();
  const { userId } = await app.call('users.add', fields);
  const other = { ...fields, login: 'other', email: 'other@office.test', staffNumber: 'S-2' };
  const cases = [
    [{ ...other, login: 'gildong' }, 'login-taken'],
    [{ ...other, email: 'Gildong@OFFICE.test' }, 'email-taken'],
    [{ ...other, staffNumber: 'S-1' }, 'staff-number-taken'],
  ] as const;
  for (const [input, code] of cases) {
    expect(await app.refused('users.add', input)).toEqual({ code, details: { userId, userName: '홍길동' } });
  }
  expect((await app.refused('users.add', { ...other, email: 'a@b' })).code).toBe('address-invalid');
  expect((await app.refused('users.edit', { ...other, userId: 'nobody' })).code).toBe('user-not-found');
  expect((await app.refused('users.setEnabled', { userId: 'nobody', enabled: true })).code).toBe(
    'user-not-found',
  );
  expect((await app.refused('resets.revoke', { resetId: 'nothing' })).code).toBe('reset-not-found');
});

test('names with invisible or turning characters are refused, by hand as in an import', async () => {
  const app = await office();
  for (const name of ['홍길동\u200b', 'a\u0000b', 'evil\u202egnp', 'two\nlines']) {
    expect(await app.refused('users.add', { ...fields, name })).toEqual({
      code: 'invalid-input',
      details: { field: 'name' },
    });
  }
});

test('taking the address away and adding another one later is still replacing it', async () => {
  const app = await office();
  const { userId } = await app.call('users.add', fields);
  await app.call('users.edit', { ...fields, userId, email: null });
  app.clock.set(app.clock.now() + 25 * 3_600_000);
  await app.call('users.edit', { ...fields, userId, email: 'thief@office.test' });
  expect((await app.refused('resets.send', { userId })).code).toBe('address-cooling-off');
});

test('set-up cannot end before the recovery key is stored', async () => {
  const app = await createTestApp();
  await app.call('setup.createOffice', { officeName: 'x', contact: '', language: 'ko', admin: ADMIN });
  expect((await app.refused('setup.finish', {})).code).toBe('recovery-key-missing');
});

test('whoever signs in over another session inherits neither its recovery key nor its files', async () => {
  const app = await office();
  await addWithOwnPassword(app, {
    login: 'minho',
    name: '민호',
    email: 'm@office.test',
    role: 'admin',
    password: PASSWORD,
  });
  await app.call('recovery.issue', { password: ADMIN.password });
  app.dialogs.answer = path.join(app.dataFolder, 'mails');
  const { folder } = await app.call('mail.pickFolder', {});
  await app.call('session.signIn', { login: 'minho', password: PASSWORD });
  expect((await app.refused('recovery.confirm', {})).code).toBe('recovery-key-missing');
  const reuse = { way: 'folder', folderHandle: folder?.handle ?? '' } as const;
  expect((await app.refused('settings.saveMail', reuse)).code).toBe('file-gone');
  const { entries } = await app.call('activity.list', { limit: 3 });
  expect(entries.map((entry) => [entry.action, entry.operatorName])).toContainEqual(['signed-out', '세라']);
});

test('operators: unknown ones, weak passwords and the own password', async () => {
  const app = await office();
  const edit = { login: 'x', name: 'x', email: 'x@office.test', role: 'viewer' } as const;
  expect((await app.refused('operators.edit', { ...edit, operatorId: 'nobody' })).code).toBe(
    'operator-not-found',
  );
  expect(
    (await app.refused('operators.setPassword', { operatorId: 'nobody', newPassword: PASSWORD })).code,
  ).toBe('operator-not-found');
  expect(
    (await app.refused('operators.add', { ...edit, password: '한빛 병원의 비밀번호입니다요' })).details,
  ).toEqual({
    rules: expect.arrayContaining(['contains-context']),
  });
  expect((await app.refused('operators.add', { ...edit, login: 'SERA', password: PASSWORD })).code).toBe(
    'login-taken',
  );
  const { operatorId } = await app.call('operators.add', { ...edit, password: PASSWORD });
  await app.call('operators.setPassword', { operatorId, newPassword: `${PASSWORD} 둘` });
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login: 'x', password: `${PASSWORD} 둘` });
  expect(
    (await app.refused('session.changePassword', { password: 'wrong', newPassword: PASSWORD })).code,
  ).toBe('sign-in-refused');
  await app.call('session.changePassword', { password: `${PASSWORD} 둘`, newPassword: PASSWORD });
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login: 'x', password: PASSWORD });
});

test('the recovery key goes into a file, and a file that cannot be written is said', async () => {
  const app = await createTestApp();
  await app.call('setup.createOffice', { officeName: 'x', contact: '', language: 'ko', admin: ADMIN });
  expect((await app.refused('recovery.save', {})).code).toBe('recovery-key-missing');
  await app.call('recovery.issue', { password: null });
  app.dialogs.answer = null;
  expect(await app.call('recovery.save', {})).toEqual({ saved: false });
  app.dialogs.answer = path.join(app.dataFolder, 'no such folder', 'key.txt');
  expect((await app.refused('recovery.save', {})).code).toBe('file-not-written');
});

test('a picked file that is a folder, or is gone, is said', async () => {
  const app = await office();
  app.dialogs.answer = app.dataFolder;
  const folder = await app.refused('directory.pickFile', {}).catch(() => null);
  expect(folder?.code ?? 'file-unreadable').toBe('file-unreadable');
  const file = path.join(app.dataFolder, 'people.csv');
  writeFileSync(file, '이름,이메일\n홍길동,a@office.test\n');
  app.dialogs.answer = file;
  const { file: picked } = await app.call('directory.pickFile', {});
  mkdirSync(`${file}.d`);
  expect((await app.call('directory.preview', { handle: picked?.handle ?? '' })).rowCount).toBe(1);
  expect((await app.refused('directory.preview', { handle: 'made-up' })).code).toBe('file-gone');
});

test('generated passwords pass the office’s own rules', async () => {
  const app = await office();
  for (const style of ['words', 'characters'] as const) {
    for (const language of ['ko', 'en'] as const) {
      const { password } = await app.call('passwords.generate', { style, language });
      expect((await app.call('passwords.check', { password })).broken).toEqual([]);
    }
  }
});

test('before sign-in a password check tells nothing about the words an office forbids', async () => {
  const app = await office();
  const { passwords } = await app.call('settings.get', {});
  await app.call('settings.savePasswords', { ...passwords, contextWords: ['비밀계획'] });
  const password = '비밀계획 아래 흐르는 강물 소리';
  expect((await app.call('passwords.check', { password })).broken).toEqual(['contains-context']);
  await app.call('session.signOut', {});
  expect((await app.call('passwords.check', { password })).broken).toEqual([]);
});

test('a refused token leaves one line in the log, however often the same paste is looked at', async () => {
  const app = await office();
  const userId = await app.given.user({ email: 'gildong@office.test' });
  const { reset } = await app.call('resets.send', { userId });
  await app.outboxIdle();
  const text = await app.given.mailTo('gildong@office.test');
  await app.call('resets.revoke', { resetId: reset.id });
  for (let i = 0; i < 3; i += 1) await app.refused('resets.inspect', { text });
  const { entries } = await app.call('activity.list', { action: 'token-refused' });
  expect(entries.map((entry) => [entry.code, entry.userId])).toEqual([['token-revoked', userId]]);
});

test('a refused paste is forgotten with the lock and the sign-out, so that the next refusal has its line', async () => {
  const app = await office();
  await addOperator(app, 'duri', 'operator');
  const userId = await app.given.user({ email: 'gildong@office.test' });
  const { reset } = await app.call('resets.send', { userId });
  await app.outboxIdle();
  const text = await app.given.mailTo('gildong@office.test');
  await app.call('resets.revoke', { resetId: reset.id });
  const whoWasRefused = async () => {
    await app.refused('resets.inspect', { text });
    return app
      .rows("SELECT operator_name FROM activity WHERE action = 'token-refused' ORDER BY seq")
      .map(({ operator_name }) => operator_name);
  };
  expect(await whoWasRefused()).toEqual([ADMIN.name]);
  await app.call('session.lock', {});
  await app.call('session.unlock', { password: ADMIN.password });
  expect(await whoWasRefused()).toEqual([ADMIN.name, ADMIN.name]);
  await switchTo(app, 'duri');
  expect(await whoWasRefused()).toEqual([ADMIN.name, ADMIN.name, 'duri']);
});

test('a thread that holds an older and the live token works, whichever comes first', async () => {
  const app = await office();
  const userId = await app.given.user({ email: 'gildong@office.test' });
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  const older = await app.given.mailTo('gildong@office.test');
  const { reset } = await app.call('resets.send', { userId });
  await app.outboxIdle();
  const newer = await app.given.mailTo('gildong@office.test');
  for (const text of [`${older}\n\n${newer}`, `${newer}\n\n> ${older.replaceAll('\n', '\n> ')}`]) {
    expect((await app.call('resets.inspect', { text })).resetId).toBe(reset.id);
  }
});

test('a store that another program holds, and a disk that is full, are said as such and lose nothing', async () => {
  const app = await office();
  const userId = await app.given.user();
  const limit = new SqliteDatabase(path.join(app.dataFolder, 'office.db'));
  limit.exec('BEGIN IMMEDIATE');
  const busy = app.refused('users.setEnabled', { userId, enabled: false });
  expect((await busy).code).toBe('store-busy');
  limit.exec('ROLLBACK');
  limit.close();
  await app.call('users.setEnabled', { userId, enabled: false });
  expect((await app.call('users.get', { userId })).enabled).toBe(false);
});
