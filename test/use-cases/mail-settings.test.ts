import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { MailFields } from '../../shared/settings.ts';
import { drop, startRawServer } from '../support/raw-smtp-server.ts';
import { type SmtpTestServer, startSmtpServer } from '../support/smtp-server.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';

async function office(): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  return app;
}

async function mailServer(
  options: Partial<Parameters<typeof startSmtpServer>[0]> = {},
): Promise<SmtpTestServer> {
  const server = await startSmtpServer({
    tls: 'starttls',
    user: 'office',
    password: 'mail-secret',
    ...options,
  });
  onTestFinished(() => server.close());
  return server;
}

function smtp(
  server: SmtpTestServer,
  change: Partial<Extract<MailFields, { way: 'smtp' }>['smtp']> = {},
): MailFields {
  return {
    way: 'smtp',
    smtp: {
      host: '127.0.0.1',
      port: server.port,
      security: 'starttls',
      user: 'office',
      password: 'mail-secret',
      fromName: '헬프데스크',
      fromAddress: 'helpdesk@office.test',
      privateCa: server.privateCa,
      ...change,
    },
  };
}

const refuse = (responseCode: number, text: string) => () => {
  throw Object.assign(new Error(text), { responseCode });
};

test('the test mail is the real template, goes to the own address, and its token can set nobody a password', async () => {
  const app = await office();
  const server = await mailServer();
  const tested = await app.call('mail.test', smtp(server));
  expect(tested).toEqual({ to: ADMIN.email, answer: expect.stringMatching(/^250 /) });
  const mail = await server.nextMail();
  expect(mail).toMatchObject({ to: [ADMIN.email], secure: true, user: 'office' });
  const text = mail.raw.toString('latin1');
  expect(text).toContain('-----BEGIN RESETDESK TOKEN-----');
  const token = /TOKEN-----\r\n([\s\S]*?)-----END/.exec(text)?.[1] ?? '';
  expect((await app.refused('resets.inspect', { text: token })).code).toBe('token-not-ours');
});

test('the settings never show the password again, and keep it while server and account stay the same', async () => {
  const app = await office();
  const server = await mailServer();
  await app.call('settings.saveMail', smtp(server));
  const shown = await app.call('settings.get', {});
  expect(shown.mail.smtp).toMatchObject({ passwordSet: true, user: 'office' });
  expect(JSON.stringify(shown)).not.toContain('mail-secret');
  expect(app.bytesOnDisk()).not.toContain('mail-secret');

  await app.call('settings.saveMail', smtp(server, { password: null, fromName: '전산실' }));
  expect((await app.call('mail.test', smtp(server, { password: null }))).to).toBe(ADMIN.email);
});

test('a stored password never goes to another server than the one it was stored for', async () => {
  const app = await office();
  const first = await mailServer();
  const second = await mailServer();
  await app.call('settings.saveMail', smtp(first));
  await app.call('settings.saveMail', smtp(second, { password: null }));
  expect((await app.call('settings.get', {})).mail.smtp?.passwordSet).toBe(false);
  const userId = await app.given.user();
  const { mail } = await app.call('resets.send', { userId });
  await expect
    .poll(async () => (await app.call('outbox.list', {})).mails.find((one) => one.id === mail.id)?.attempts)
    .toBe(1);
  await app.refused('mail.test', smtp(second, { password: null }));
  expect(second.mails).toEqual([]);
});

test('a private certificate authority that is no certificate is refused before it is saved', async () => {
  const app = await office();
  const server = await mailServer();
  const refusal = await app.refused('settings.saveMail', smtp(server, { privateCa: 'not a certificate' }));
  expect(refusal).toEqual({ code: 'invalid-input', details: { field: 'smtp.privateCa' } });
});

test('a mail refused for good ends the reset as failed, and its token is told apart', async () => {
  const app = await office();
  const userId = await app.given.user({ email: 'gildong@office.test' });
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  const server = await mailServer({ onData: refuse(550, 'no such user here') });
  await app.call('settings.saveMail', smtp(server));
  const { mail, reset } = await app.call('resets.send', { userId });
  await app.settled(mail.id);
  const [failed] = (await app.call('resets.list', { userId })).resets;
  expect(failed).toMatchObject({
    id: reset.id,
    state: 'failed',
    answer: expect.stringContaining('no such user here'),
  });
  expect((await app.refused('outbox.retry', { mailId: mail.id })).code).toBe('mail-not-retryable');
  expect(app.row('SELECT sealed FROM outbox WHERE id = ?', mail.id)).toEqual({ sealed: null });
});

test('a mail that could not leave waits, and a retry hands over the same mail', async () => {
  const app = await office();
  let well = false;
  const server = await mailServer({
    onData: () => {
      if (!well) refuse(451, 'come back later')();
    },
  });
  await app.call('settings.saveMail', smtp(server));
  const userId = await app.given.user();
  const { mail } = await app.call('resets.send', { userId });
  await expect
    .poll(async () => (await app.call('outbox.list', {})).mails.find((one) => one.id === mail.id))
    .toMatchObject({
      state: 'queued',
      attempts: 1,
      answer: expect.stringContaining('come back later'),
      canRetry: true,
    });
  well = true;
  await app.call('outbox.retry', { mailId: mail.id });
  await app.settled(mail.id);
  expect((await app.call('outbox.list', {})).mails.find((one) => one.id === mail.id)).toMatchObject({
    state: 'handed-over',
    messageId: mail.messageId,
  });
});

test('cancelling a queued reset mail revokes its reset; a notice cannot be cancelled', async () => {
  const app = await office();
  const server = await mailServer({ onData: refuse(451, 'later') });
  const fields = {
    login: 'gildong',
    name: '홍길동',
    phone: null,
    staffNumber: null,
    department: null,
    language: 'ko',
  } as const;
  const userId = await app.given.user({ login: 'gildong', email: 'old@office.test' });
  await app.call('settings.saveMail', smtp(server));
  const { mail, reset } = await app.call('resets.send', { userId });
  await expect
    .poll(() => app.row('SELECT state FROM outbox WHERE id = ?', mail.id))
    .toEqual({ state: 'queued' });
  expect(await app.call('outbox.cancel', { mailId: mail.id })).toMatchObject({ state: 'cancelled' });
  expect((await app.call('resets.list', { userId })).resets[0]).toMatchObject({
    id: reset.id,
    state: 'revoked',
  });
  expect((await app.call('activity.list', { action: 'reset-revoked' })).entries).toHaveLength(1);

  await app.call('users.edit', { userId, ...fields, email: 'new@office.test' });
  const notice = app.row("SELECT id FROM outbox WHERE kind = 'address-changed'");
  expect((await app.refused('outbox.cancel', { mailId: String(notice?.id) })).code).toBe(
    'mail-not-cancellable',
  );
  expect((await app.refused('outbox.cancel', { mailId: 'nothing' })).code).toBe('mail-not-found');
});

test('the outbox folder writes the mails where the person chose, and says so', async () => {
  const app = await office();
  const folder = path.join(app.dataFolder, 'mails');
  mkdirSync(folder);
  app.dialogs.answer = folder;
  const picked = await app.call('mail.pickFolder', {});
  const { answer } = await app.call('mail.test', {
    way: 'folder',
    folderHandle: picked.folder?.handle ?? null,
  });
  expect(existsSync(path.join(folder, answer.replace('250 written to ', '')))).toBe(true);
  expect((await app.refused('settings.saveMail', { way: 'folder', folderHandle: 'made-up' })).code).toBe(
    'file-gone',
  );
});

test('the practice mailbox is for practice offices only, and such an office starts only without users', async () => {
  const app = await createTestApp();
  await app.call('setup.createOffice', { officeName: 'x', contact: '', language: 'ko', admin: ADMIN });
  expect((await app.refused('settings.saveMail', { way: 'practice' })).code).toBe('practice-only');
  await app.given.user();
  expect((await app.refused('practice.start', {})).code).toBe('practice-needs-no-users');
});

test('a mail found under way at the start is a dead process’s: unknown at once, and its reset stays usable', async () => {
  const app = await office();
  const userId = await app.given.user({ email: 'gildong@office.test' });
  const { mail } = await app.call('resets.send', { userId });
  await app.outboxIdle();
  const text = await app.given.mailTo('gildong@office.test');
  await app.app.close();
  app.rows(
    "UPDATE outbox SET state = 'sending', sealed = x'00', lease_until = 9999999999999 WHERE id = ? RETURNING id",
    mail.id,
  );
  await app.restart();
  await app.signIn();
  await expect
    .poll(() => app.row('SELECT state FROM outbox WHERE id = ?', mail.id))
    .toEqual({ state: 'unknown' });
  expect((await app.call('resets.inspect', { text })).user.id).toBe(userId);
});

test('a test mail that the server took and never answered is said to be just that', async () => {
  const app = await office();
  const raw = await startRawServer((step) => (step === 'dot' ? drop : undefined));
  onTestFinished(() => raw.close());
  const fields = {
    host: '127.0.0.1',
    port: raw.port,
    security: 'tls',
    user: null,
    password: null,
    fromName: 'x',
    fromAddress: 'helpdesk@office.test',
    privateCa: raw.privateCa,
  } as const;
  expect((await app.refused('mail.test', { way: 'smtp', smtp: fields })).code).toBe('mail-unanswered');
});
