import { expect, onTestFinished, test } from 'vitest';
import { movableClock } from '../support/clock.ts';
import { addWithOwnPassword } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, openTestOffice, type TestApp } from '../support/test-office.ts';
import { testVault } from '../support/test-outside.ts';

const MINUTE = 60_000;
const NEW = '서른 마리 고래가 느리게 춤춘다';
const MINA = {
  login: 'mina',
  name: '미나',
  email: 'mina@office.test',
  password: '노란 우산 아래 고양이 아홉 마리',
};

async function sentReset(app?: TestApp) {
  const at = app ?? (await createTestApp());
  if (app === undefined) await at.given.office();
  const userId = await at.given.user({ email: 'gildong@office.test' });
  const { reset } = await at.call('resets.send', { userId });
  await at.outboxIdle();
  return { app: at, userId, reset, mail: await at.given.mailTo('gildong@office.test') };
}

function tokenOf(mail: string): string {
  return (/BEGIN RESETDESK TOKEN-----([\s\S]*?)-----END/.exec(mail)?.[1] ?? '').replace(/\s/g, '');
}

const inspect = (app: TestApp, text: string, userId?: string) =>
  app.refused('resets.inspect', userId === undefined ? { text } : { text, userId });

test('used: by whom, when and whose', async () => {
  const { app, mail, userId } = await sentReset();
  const input = { text: mail, newPassword: NEW, way: 'typed-on-behalf', mustChange: false } as const;
  const { at } = await app.call('resets.complete', input);
  expect(await inspect(app, mail)).toEqual({
    code: 'token-used',
    details: { by: '세라', at, userId, userName: '홍길동' },
  });
});

test('superseded: which newer reset took its place, when it was issued and by whom', async () => {
  const { app, mail, userId } = await sentReset();
  await addWithOwnPassword(app, { ...MINA, role: 'operator' });
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login: MINA.login, password: MINA.password });
  app.clock.advance(3 * MINUTE);
  const { reset } = await app.call('resets.send', { userId });
  expect(await inspect(app, mail)).toMatchObject({
    code: 'token-superseded',
    details: { newerBy: '미나', newerAt: reset.issuedAt, by: '미나', userId },
  });
});

test('two operators at two programs on one user: the second reset supersedes the first, and both are told so', async () => {
  const shared = { vault: testVault(), clock: movableClock(), singleOwner: false };
  const sera = await createTestApp(shared);
  const { mail, userId } = await (async () => {
    await sera.given.office();
    await addWithOwnPassword(sera, { ...MINA, role: 'operator' });
    return sentReset(sera);
  })();
  const mina = await openTestOffice({ ...shared, dataFolder: sera.dataFolder });
  onTestFinished(() => mina.end());
  await mina.call('session.signIn', { login: MINA.login, password: MINA.password });
  // Before a second one goes out, the card says who has issued the first.
  const card = await mina.call('users.get', { userId });
  expect(card.resets[0]).toMatchObject({ state: 'handed-over', issuedBy: '세라' });
  shared.clock.advance(2 * MINUTE);
  await mina.call('resets.send', { userId });
  // Two programs in one process cannot wait for each other: the first acts when the second rests.
  await mina.outboxIdle();

  const refusal = await inspect(sera, mail);
  expect(refusal).toMatchObject({ code: 'token-superseded', details: { newerBy: '미나' } });
  const { resets } = await sera.call('resets.list', { userId });
  expect(resets.map(({ state, issuedBy }) => [state, issuedBy])).toEqual([
    ['handed-over', '미나'],
    ['superseded', '세라'],
  ]);
  expect(
    sera.row("SELECT count(*) AS n FROM resets WHERE state IN ('queued', 'handed-over', 'unknown')"),
  ).toEqual({ n: 1 });
});

test('two resets for one user at the same moment: one is live afterwards, the other is superseded by it', async () => {
  const app = await createTestApp();
  await app.given.office();
  const userId = await app.given.user();
  await Promise.all([app.call('resets.send', { userId }), app.call('resets.send', { userId })]);
  const { resets } = await app.call('resets.list', { userId });
  expect(resets.map(({ state }) => state === 'superseded')).toEqual([false, true]);
});

test('revoked by an operator and expired by time are told with their moment', async () => {
  const { app, mail, reset, userId } = await sentReset();
  await app.call('resets.revoke', { resetId: reset.id });
  expect(await inspect(app, mail)).toMatchObject({ code: 'token-revoked', details: { by: '세라', userId } });
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  const second = await app.given.mailTo('gildong@office.test');
  app.clock.set(app.clock.now() + 61 * MINUTE);
  expect(await inspect(app, second)).toMatchObject({
    code: 'token-expired',
    details: { userName: '홍길동' },
  });
});

test('a token of another office is told from a forged one, and neither is read further', async () => {
  const { app, mail } = await sentReset();
  const { mail: foreign } = await sentReset();
  expect(await inspect(app, foreign)).toEqual({ code: 'token-other-office' });
  const [head = '', body = ''] = tokenOf(mail).split('.');
  expect(await inspect(app, `${head}.${body}.${'A'.repeat(43)}`)).toEqual({ code: 'token-not-ours' });
});

test('a token whose key was put away after its time is expired, not a stranger’s', async () => {
  const { app, mail, reset } = await sentReset();
  await app.call('keys.rotate', {});
  app.clock.advance(24 * 60 * MINUTE + MINUTE);
  await app.settledMinute();
  expect(app.rows('SELECT kid FROM jwt_keys')).toHaveLength(1);
  await app.signIn();
  expect(await inspect(app, mail)).toEqual({ code: 'token-expired', details: { at: reset.expiresAt } });
});

test('half a token says which half is missing, and both halves together are a token', async () => {
  const { app, mail } = await sentReset();
  const [before = '', rest = ''] = mail.split('-----BEGIN RESETDESK TOKEN-----\n');
  const lines = rest.split('-----END')[0]?.trim().split('\n') ?? [];
  const cut = { code: 'token-damaged', details: { missing: 'end' } };
  expect(await inspect(app, lines.slice(0, 2).join('\n'))).toEqual(cut);
  expect(await inspect(app, `${before}-----BEGIN RESETDESK TOKEN-----\n${lines[0]}\n`)).toEqual(cut);
  expect(await inspect(app, lines.slice(2).join('\n'))).toMatchObject({ details: { missing: 'beginning' } });
  const holed = mail.replace(`${lines.at(-1)}\n`, '');
  expect(await inspect(app, holed)).toMatchObject({ code: 'token-damaged', details: { missing: 'middle' } });
  const both = `${lines.slice(0, 2).join('\n')}\n${lines.slice(2).join('\n')}`;
  expect((await app.call('resets.inspect', { text: both })).user.name).toBe('홍길동');
});

test('a link of a scanner that hides everything is named, with what to ask for', async () => {
  const { app } = await sentReset();
  const link = 'https://protect-eu.mimecast.com/s/q3rsCx1VyZtPn8m5UzQ9T?domain=office.test';
  expect(await inspect(app, link)).toEqual({ code: 'token-missing', details: { scanner: 'Mimecast' } });
});

test('a token from the future of a row that is ours says by how much', async () => {
  const { app, mail, userId } = await sentReset();
  // What another program on the same office with a faster clock would have written.
  const shared = { vault: app.vault, clock: movableClock(app.clock.now() - 7 * MINUTE), singleOwner: false };
  await app.app.close();
  app.change('DROP TRIGGER activity_no_update');
  app.change('UPDATE activity SET at = at - ?', 30 * MINUTE);
  const behind = await openTestOffice({ ...shared, dataFolder: app.dataFolder });
  onTestFinished(() => behind.end());
  await behind.call('session.signIn', { login: ADMIN.login, password: ADMIN.password });
  expect(await inspect(behind, mail)).toEqual({
    code: 'token-from-future',
    details: { minutes: 7, userId, userName: '홍길동' },
  });
});

test('while this computer’s clock is behind, the preview says by how much', async () => {
  const { app, mail } = await sentReset();
  expect((await app.call('resets.inspect', { text: mail })).clockBehind).toBeNull();
  app.clock.set(app.clock.now() - 7 * MINUTE);
  expect((await app.call('resets.inspect', { text: mail })).clockBehind).toBe(7 * MINUTE);
});

test('a token in somebody else’s open case names both, and counts as nobody’s failure', async () => {
  const { app, mail, userId } = await sentReset();
  const caseId = await app.given.user({ name: '이서연' });
  const refusal = {
    code: 'token-other-user',
    details: { userId, userName: '홍길동', caseId, caseName: '이서연' },
  };
  expect(await inspect(app, mail, caseId)).toEqual(refusal);
  const input = {
    text: mail,
    userId: caseId,
    newPassword: NEW,
    way: 'typed-on-behalf',
    mustChange: false,
  } as const;
  expect(await app.refused('resets.complete', input)).toEqual(refusal);
  expect(app.row('SELECT token_failures FROM users WHERE id = ?', userId)).toEqual({ token_failures: 0 });
  const { entries } = await app.call('activity.list', { action: 'token-refused' });
  expect(entries[0]).toMatchObject({ code: 'token-other-user', userId });
  expect((await app.call('resets.inspect', { text: mail, userId })).user.id).toBe(userId);
});

test('of a thread with two people’s tokens the open case’s own one is taken', async () => {
  const { app, mail, userId } = await sentReset();
  const otherId = await app.given.user({ name: '이서연', email: 'seoyeon@office.test' });
  await app.call('resets.send', { userId: otherId, tellApart: '5678' });
  await app.outboxIdle();
  const thread = `${mail}\n> ${(await app.given.mailTo('seoyeon@office.test')).replaceAll('\n', '\n> ')}`;
  for (const id of [userId, otherId]) {
    expect((await app.call('resets.inspect', { text: thread, userId: id })).user.id).toBe(id);
  }
});

test('the source of a mail as its server got it is read, whatever it is encoded in', async () => {
  const { app, mail } = await sentReset();
  const head = ['From: a@b.test', 'To: c@d.test', 'Subject: =?utf-8?B?7ZWc?=', 'MIME-Version: 1.0'];
  const body = Buffer.from(mail).toString('base64').replace(/.{76}/g, '$&\r\n');
  const source = [
    ...head,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    body,
  ];
  const preview = await app.call('resets.inspect', { text: source.join('\r\n') });
  expect(preview).toMatchObject({ user: { name: '홍길동' }, repaired: ['mail-source'] });
});
