import { simpleParser } from 'mailparser';
import { expect, onTestFinished, test } from 'vitest';
import { drop, type RawReply, type RawServer, startRawServer } from '../support/raw-smtp-server.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';
import { until } from '../support/until.ts';

const NEW = '서른 마리 고래가 느리게 춤춘다';
const MINUTE = 60_000;
const TOKEN = /-----BEGIN RESETDESK TOKEN-----[\s\S]*?-----END RESETDESK TOKEN-----/;

/** A server of the test that can go down and come back where it was. */
async function mailServer() {
  let reply: RawReply | undefined;
  const earlier: string[] = [];
  let isUp = true;
  let server: RawServer = await start();
  const { port } = server;
  onTestFinished(() => server.close());

  function start(at?: number): Promise<RawServer> {
    return startRawServer(
      (step) => (step === 'dot' ? reply : undefined),
      at === undefined ? {} : { port: at },
    );
  }

  return {
    port,
    privateCa: server.privateCa,
    /** The answer to each whole message from now on. */
    answer: (next: RawReply | undefined) => {
      reply = next;
    },
    down: async () => {
      earlier.push(...server.messages);
      isUp = false;
      await server.close();
    },
    up: async () => {
      server = await start(port);
      isUp = true;
    },
    messages: () => [...earlier, ...(isUp ? server.messages : [])],
  };
}

type Server = Awaited<ReturnType<typeof mailServer>>;

/** A user whose address was replaced lately and who has a manager, and the mail with their token. */
async function office(server: Server): Promise<{ app: TestApp; userId: string; token: string }> {
  const app = await createTestApp();
  await app.given.office();
  await app.call('settings.saveNotices', { manager: 'all' });
  const userId = await app.given.user({ email: 'minsu@office.test', managerEmail: 'boss@office.test' });
  app.change(
    "INSERT INTO previous_addresses VALUES (?, 'minsu@old.test', ?)",
    userId,
    app.clock.now() - 24 * 60 * MINUTE,
  );
  const from = { fromName: 'Help desk', fromAddress: 'helpdesk@office.test' };
  const { port, privateCa } = server;
  const smtp = { host: '127.0.0.1', port, security: 'tls', user: null, password: null, privateCa } as const;
  await app.call('settings.saveMail', { way: 'smtp', smtp: { ...smtp, ...from } });
  const { mail } = await app.call('resets.send', { userId });
  await app.settled(mail.id);
  const token = TOKEN.exec(server.messages().at(-1) ?? '')?.[0] ?? '';
  return { app, userId, token };
}

const change = (app: TestApp, text: string) =>
  app.call('resets.complete', { text, newPassword: NEW, way: 'typed-on-behalf', mustChange: false });

const notices = (app: TestApp) =>
  app.rows("SELECT to_address, message_id, state, attempts FROM outbox WHERE kind <> 'reset' ORDER BY rowid");

/** To whom and under which Message-ID each message came in, without the first: the reset. */
async function arrived(server: Server): Promise<string[]> {
  const mails = await Promise.all(
    server
      .messages()
      .slice(1)
      .map((raw) => simpleParser(raw)),
  );
  return mails
    .map((mail) => `${[mail.to].flat()[0]?.text.replace(/.*<|>/g, '')} ${mail.messageId}`)
    .toSorted();
}

const expected = (app: TestApp) =>
  notices(app)
    .map(({ to_address, message_id }) => `${to_address} ${message_id}`)
    .toSorted();

/** Time passes for the outbox until that holds and nothing is on its way. */
async function passes(app: TestApp, done: (mails: ReturnType<typeof notices>) => boolean): Promise<void> {
  await until(async () => {
    app.clock.advance(20_000);
    await app.settledMinute();
    return notices(app).every(({ state }) => state !== 'sending') && done(notices(app));
  });
}

const tries = (mails: ReturnType<typeof notices>) =>
  mails.reduce((sum, { attempts }) => sum + Number(attempts), 0);

test('a notice whose server is down: nothing is lost over a restart, and each arrives once when it is back', async () => {
  const server = await mailServer();
  const { app, token } = await office(server);
  await server.down();
  await change(app, token);
  // All three ran into it at once; from then on one at a time finds out whether the server is back.
  await passes(app, (mails) => tries(mails) >= 5);
  expect(new Set(notices(app).map(({ state }) => state))).toEqual(new Set(['queued']));
  expect(notices(app).map(({ to_address }) => to_address)).toEqual([
    'minsu@office.test',
    'minsu@old.test',
    'boss@office.test',
  ]);
  await app.restart();
  await passes(app, (mails) => tries(mails) >= 7);
  expect(await arrived(server)).toEqual([]);
  await app.signIn();
  const waiting = (await app.call('outbox.list', { state: 'queued' })).mails;
  expect(waiting).toHaveLength(3);
  for (const mail of waiting) {
    expect(mail).toMatchObject({ maybeTaken: false, canCancel: false, nextTryAt: expect.any(Number) });
    expect(mail.answer).toMatch(/ECONNREFUSED|refused|connect/i);
  }

  await server.up();
  await passes(app, (mails) => mails.every(({ state }) => state === 'handed-over'));
  expect(await arrived(server)).toEqual(expected(app));
  expect(new Set(notices(app).map(({ state }) => state))).toEqual(new Set(['handed-over']));
});

test('a server that takes notices and falls silent: each arrives at least once, every copy is the same mail', async () => {
  const server = await mailServer();
  const { app, token } = await office(server);
  server.answer(drop);
  await change(app, token);
  await until(() => notices(app).every(({ state, attempts }) => state === 'queued' && attempts === 1));
  await app.restart();
  await app.signIn();
  const waiting = (await app.call('outbox.list', { state: 'queued' })).mails;
  expect(waiting.map(({ maybeTaken }) => maybeTaken)).toEqual([true, true, true]);
  server.answer(undefined);
  await passes(app, (mails) => mails.every(({ attempts }) => Number(attempts) >= 2));
  await app.outboxIdle();
  const once = expected(app);
  expect(await arrived(server)).toEqual([...once, ...once].toSorted());
  expect(new Set(notices(app).map(({ state }) => state))).toEqual(new Set(['handed-over']));
  const log = app.rows(
    "SELECT action FROM activity WHERE action LIKE 'mail-%' AND details NOT LIKE '%\"reset\"%'",
  );
  expect(log.map(({ action }) => action)).toEqual([
    ...Array<string>(3).fill('mail-unknown'),
    ...Array<string>(3).fill('mail-handed-over'),
  ]);
});
