import { expect, test } from 'vitest';
import { addWithOwnPassword } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';
import { DURI } from '../support/two-operators.ts';

const DAY = 86_400_000;
const NEW = '서른 마리 고래가 느리게 춤춘다';
const FIRST = 'first@office.test';

type Given = { app: TestApp; userId: string };

async function office(fields: Parameters<TestApp['given']['user']>[0] = {}): Promise<Given> {
  const app = await createTestApp();
  await app.given.office();
  const userId = await app.given.user({ email: FIRST, ...fields });
  return { app, userId };
}

/** Everything but the address as it is. */
async function moveTo({ app, userId }: Given, email: string | null): Promise<void> {
  await app.signIn();
  const { name, login, phone, staffNumber, department, language, managerEmail } = await app.call(
    'users.get',
    {
      userId,
    },
  );
  const fields = { name, login, phone, staffNumber, department, language, managerEmail };
  await app.call('users.edit', { ...fields, userId, email });
}

/** By the wall clock: no timer runs. */
const later = ({ app }: Given, ms: number) => app.clock.set(app.clock.now() + ms);

async function changePassword(given: Given, password = NEW): Promise<void> {
  const { app, userId } = given;
  await app.signIn();
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  const email = String(app.row('SELECT email FROM users WHERE id = ?', userId)?.email);
  const text = await app.given.mailTo(email);
  await app.call('resets.complete', {
    text,
    newPassword: password,
    way: 'typed-on-behalf',
    mustChange: false,
  });
  await app.outboxIdle();
}

/** A protected user's gate, opened as it is in the office: a check, and a second operator who decides. */
async function letThrough(given: Given): Promise<void> {
  const { app, userId } = given;
  // The checks of the last reset count for that one: these are made after it.
  later(given, 60_000);
  await app.signIn();
  await addWithOwnPassword(app, { ...DURI, role: 'operator', departments: null });
  await app.call('callers.check', { userId, kind: 'in-person', note: 'ID card' });
  const { approvalId } = await app.call('approvals.ask', { userId, reason: '출장 중 잠김' });
  const { login, password } = DURI;
  await app.call('approvals.decideHere', { approvalId, decision: 'approved', note: '', login, password });
}

/** Whom the mails of these kinds went to, oldest first. */
function told({ app }: Given, ...kinds: string[]): unknown[] {
  const marks = kinds.map(() => '?').join(', ');
  return app
    .rows(`SELECT to_address FROM outbox WHERE kind IN (${marks}) ORDER BY rowid`, ...kinds)
    .map((row) => row.to_address);
}

test('a changed password is told to the address on file, and to no other when there was none', async () => {
  const given = await office();
  await changePassword(given);
  expect(told(given, 'notice', 'manager-notice', 'address-changed')).toEqual([FIRST]);
});

test('a changed address is told to both: the old one sees the new one masked, the new one hears that it is on file', async () => {
  const given = await office();
  const { app } = given;
  await changePassword(given);
  await moveTo(given, 'second@new.test');
  await app.outboxIdle();
  expect(told(given, 'address-changed')).toEqual([FIRST, 'second@new.test']);
  const old = await app.given.mailTo(FIRST);
  expect(old).toContain('s…@new.test');
  expect(old).not.toContain('second@new.test');
  const fresh = await app.given.mailTo('second@new.test');
  expect(fresh).toContain('등록된 아래 계정의 이메일 주소가 되었습니다');
  expect(fresh).toContain('재설정 메일을 보낼 수 있는 때');
  for (const mail of [old, fresh]) {
    expect(mail).toContain('헬프데스크 내선 119');
    expect(mail).toContain('세라');
    // With the zone, because a mail is read later and elsewhere.
    expect(mail).toMatch(/변경 시각: \d{4}년 .+(표준시|세계시|시간)$/m);
  }
});

test('for thirty days a changed password is told to every address that was replaced, and then no more', async () => {
  const given = await office();
  await changePassword(given, `${NEW} 하나`);
  await moveTo(given, 'second@office.test');
  later(given, 20 * DAY);
  await moveTo(given, 'third@office.test');
  // The owner may read either: of two changes in a row the first is heard of as well.
  expect(told(given, 'address-changed')).toEqual([
    FIRST,
    'second@office.test',
    FIRST,
    'second@office.test',
    'third@office.test',
  ]);
  later(given, 2 * DAY);
  await changePassword(given, `${NEW} 둘`);
  expect(told(given, 'notice').slice(1)).toEqual(['third@office.test', FIRST, 'second@office.test']);
  const former = await given.app.given.mailTo(FIRST);
  expect(former).toContain('얼마 전까지');
  later(given, 9 * DAY);
  await changePassword(given, `${NEW} 셋`);
  expect(told(given, 'notice').slice(4)).toEqual(['third@office.test', 'second@office.test']);
});

test('an address that was replaced is good for notices and for nothing else, and is forgotten after its time', async () => {
  const given = await office();
  const { app, userId } = given;
  await changePassword(given);
  await moveTo(given, 'second@office.test');
  expect((await app.refused('resets.send', { userId })).code).toBe('address-cooling-off');
  later(given, DAY + 1000);
  await app.signIn();
  const { reset } = await app.call('resets.send', { userId });
  expect(reset.sentTo).toBe('second@office.test');
  expect((await app.call('users.search', { query: FIRST })).total).toBe(0);
  expect(
    JSON.stringify(await app.call('users.get', { userId })).replaceAll(/"history":.*/g, ''),
  ).not.toContain(`"email":"${FIRST}"`);
  const another = await app.given.user({ login: 'another', email: FIRST, staffNumber: null });
  expect((await app.call('resets.send', { userId: another })).reset.sentTo).toBe(FIRST);

  expect(app.rows('SELECT address FROM previous_addresses')).toEqual([{ address: FIRST }]);
  later(given, 30 * DAY);
  app.clock.advance(60_000);
  await app.settledMinute();
  await expect.poll(() => app.rows('SELECT address FROM previous_addresses')).toEqual([]);
});

test('moving back tells each address once', async () => {
  const given = await office();
  await moveTo(given, 'second@office.test');
  await moveTo(given, FIRST);
  later(given, 2 * DAY);
  await changePassword(given);
  expect(told(given, 'notice')).toEqual([FIRST, 'second@office.test']);
});

test('an address taken away is told to the one that was there, and says that there is none now', async () => {
  const given = await office();
  await moveTo(given, null);
  await given.app.outboxIdle();
  expect(told(given, 'address-changed')).toEqual([FIRST]);
  expect(await given.app.given.mailTo(FIRST)).toContain('새 주소: 없음');
});

test('the manager hears of it where the office wants that: of everybody, of protected users, or not at all', async () => {
  const boss = 'boss@office.test';
  const given = await office({ managerEmail: ' Boss@Office.test' });
  const { app, userId } = given;
  expect((await app.call('users.get', { userId })).managerEmail).toBe(boss);
  await changePassword(given, `${NEW} 하나`);
  expect(told(given, 'manager-notice')).toEqual([]);

  await app.call('settings.saveNotices', { manager: 'protected' });
  await changePassword(given, `${NEW} 둘`);
  expect(told(given, 'manager-notice')).toEqual([]);
  app.change('UPDATE users SET protected = 1 WHERE id = ?', userId);
  await letThrough(given);
  await changePassword(given, `${NEW} 셋`);
  expect(told(given, 'manager-notice')).toEqual([boss]);

  app.change('UPDATE users SET protected = 0 WHERE id = ?', userId);
  await app.call('settings.saveNotices', { manager: 'all' });
  await moveTo(given, 'second@office.test');
  expect(told(given, 'manager-notice')).toEqual([boss, boss]);
  await app.outboxIdle();
  const mail = await app.given.mailTo(boss);
  expect(mail).toContain('홍길동 님의 이메일 주소가 변경되었습니다');
  expect(mail).toContain('헬프데스크 내선 119');
  expect(mail).not.toMatch(/BEGIN RESETDESK|second@office|first@office/);
  expect(app.row("SELECT user_id FROM outbox WHERE kind = 'manager-notice'")).toEqual({ user_id: userId });
});

test('whose mailbox is the manager’s own hears of it once', async () => {
  const given = await office({ managerEmail: FIRST });
  await given.app.call('settings.saveNotices', { manager: 'all' });
  await changePassword(given);
  expect(told(given, 'notice', 'manager-notice')).toEqual([FIRST]);
});

test('another manager’s address asks for the password again, as another address of the user’s own does', async () => {
  const given = await office({ managerEmail: 'boss@office.test' });
  const { app, userId } = given;
  later(given, 1000);
  app.clock.advance(5 * 60_000);
  const { name, login, email, phone, staffNumber, department, language } = await app.call('users.get', {
    userId,
  });
  const fields = { userId, name, login, email, phone, staffNumber, department, language };
  const silenced = { ...fields, managerEmail: null };
  expect((await app.refused('users.edit', silenced)).code).toBe('re-authentication-needed');
  expect((await app.refused('users.edit', { ...fields, managerEmail: 'boss' })).code).toBe('address-invalid');
  await app.call('session.reauthenticate', { password: ADMIN.password });
  await app.call('users.edit', silenced);
  expect(app.row('SELECT details FROM activity ORDER BY seq DESC LIMIT 1')?.details).toContain(
    'manager_email',
  );
});

test('no notice carries a secret, and none can be cancelled', async () => {
  const given = await office({ managerEmail: 'boss@office.test' });
  const { app } = given;
  await app.call('settings.saveNotices', { manager: 'all' });
  await moveTo(given, 'second@office.test');
  later(given, 2 * DAY);
  await changePassword(given);
  const { mails } = await app.call('practice.mailbox', { limit: 100 });
  const notices = mails.filter(({ text }) => !text.includes('BEGIN RESETDESK TOKEN'));
  expect(notices).toHaveLength(6);
  for (const { text } of notices) {
    expect(text).not.toContain(NEW);
    expect(text).not.toMatch(/eyJ[\w-]+\./);
  }
  for (const mail of (await app.call('outbox.list', { limit: 100 })).mails) {
    if (mail.kind !== 'reset') expect(mail.canCancel, mail.kind).toBe(false);
  }
});
