import { expect, test } from 'vitest';
import {
  cancelMailsOfReset,
  countWaitingMails,
  listOutboxMails,
  retryMail,
} from '../../electron/store/outbox.ts';
import { AppError } from '../../shared/errors.ts';
import { TOKEN } from './mail-fixtures.ts';
import { ADMIN, HOUR, handedOver, later, refused, testOutbox, unknown } from './outbox-fixtures.ts';

const MINUTE = 60_000;

test('a queued mail is handed over once, and its sealed text is wiped', async () => {
  const { queue, run, row, view, mailer, settlements } = await testOutbox();
  const id = await queue();
  expect((await row(id)).sealed?.length).toBeGreaterThan(0);

  await run();

  expect(mailer.sent.map((message) => message.to.address)).toEqual(['user1@office.test']);
  expect(await row(id)).toMatchObject({ state: 'handed-over', sealed: null, attempts: 1, answer: '250 ok' });
  expect(await view(id)).toMatchObject({
    canRetry: false,
    canCancel: false,
    userName: '사용자 1',
    nextTryAt: null,
  });
  expect(settlements).toEqual([{ id, state: 'handed-over', outcome: handedOver }]);
  await run();
  expect(mailer.sent).toHaveLength(1);
});

test('the text of a queued mail, its token above all, is nowhere in the database', async () => {
  const { queue, row } = await testOutbox();
  const stored = JSON.stringify(await row(await queue()), (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
  expect(stored).not.toContain(TOKEN.slice(0, 20));
});

test('what cannot be taken now is tried again after 30 s, 2, 5 and 15 minutes, with the same Message-ID', async () => {
  const { queue, run, row, clock, mailer, outbox } = await testOutbox();
  mailer.answer = () => later;
  const id = await queue({ kind: 'notice', expiresIn: 72 * HOUR });
  await run();
  for (const wait of [30_000, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 15 * MINUTE]) {
    const { next_try_at: next, attempts, state } = await row(id);
    expect(state).toBe('queued');
    expect((next ?? 0) - clock.now()).toBeGreaterThanOrEqual(wait);
    expect((next ?? 0) - clock.now()).toBeLessThanOrEqual(wait * 1.2);
    await run();
    expect((await row(id)).attempts).toBe(attempts);

    while (clock.now() < (next ?? 0)) {
      clock.advance(Math.min(MINUTE, (next ?? 0) - clock.now()));
      await outbox.idle();
    }
    expect((await row(id)).attempts).toBe(attempts + 1);
  }
  expect(new Set(mailer.sent.map((message) => message.messageId))).toEqual(new Set([`<${id}@office.test>`]));
});

test('a mail is never sent after its time, however long the server was away', async () => {
  const { queue, run, row, clock, mailer, settlements, view } = await testOutbox();
  mailer.answer = () => later;
  const id = await queue({ expiresIn: 5 * MINUTE });
  await run();
  mailer.answer = () => handedOver;

  clock.set(clock.now() + 5 * MINUTE);
  await run();

  expect(mailer.sent).toHaveLength(1);
  expect(await row(id)).toMatchObject({ state: 'expired', sealed: null, answer: '451 not now' });
  expect(settlements.at(-1)).toEqual({ id, state: 'expired', outcome: { kind: 'expired' } });
  expect(await view(id)).toMatchObject({ canRetry: false, canCancel: false });
});

test('a mail that waits for its next try expires at its own time, by the worker itself', async () => {
  const { queue, run, row, clock, mailer, outbox } = await testOutbox();
  mailer.answer = () => later;
  const id = await queue({ expiresIn: 10_000 });
  await run();

  clock.advance(10_000);
  await outbox.idle();

  expect((await row(id)).state).toBe('expired');
});

test('what the server refuses for good is not tried again', async () => {
  const { queue, run, row, clock, mailer, view } = await testOutbox();
  mailer.answer = () => refused;
  const reset = await queue();
  const notice = await queue({ kind: 'notice' });
  await run();
  clock.advance(30 * MINUTE);
  await run();

  expect(mailer.sent).toHaveLength(2);
  expect(await row(reset)).toMatchObject({ state: 'failed', sealed: null, answer: '550 no such user' });
  // A notice holds no secret: once the address is right, an operator may send it after all.
  expect(await view(notice)).toMatchObject({ state: 'failed', canRetry: true });
  expect(await view(reset)).toMatchObject({ canRetry: false });
});

test('an unknown mail is not repeated by itself, and by hand it is the same mail', async () => {
  const { queue, run, row, clock, mailer, db, view } = await testOutbox();
  mailer.answer = () => unknown;
  const id = await queue();
  await run();
  clock.advance(20 * MINUTE);
  await run();
  expect(mailer.sent).toHaveLength(1);
  expect(await view(id)).toMatchObject({ state: 'unknown', canRetry: true, canCancel: false });

  mailer.answer = () => handedOver;
  expect(await db.write((tx) => retryMail(tx, id, clock.now()))).toBe(true);
  await run();

  expect(mailer.sent).toHaveLength(2);
  expect(mailer.sent[1]).toEqual(mailer.sent[0]);
  expect(await row(id)).toMatchObject({ state: 'handed-over', attempts: 2 });
  expect(await db.write((tx) => retryMail(tx, id, clock.now()))).toBe(false);
});

test('an unknown mail past its time is wiped and cannot be repeated', async () => {
  const { queue, run, row, clock, mailer, db, view } = await testOutbox();
  mailer.answer = () => unknown;
  const id = await queue();
  await run();
  clock.set(clock.now() + HOUR);
  expect(await db.write((tx) => retryMail(tx, id, clock.now()))).toBe(false);
  await run();
  expect(await row(id)).toMatchObject({ state: 'unknown', sealed: null });
  expect((await view(id))?.canRetry).toBe(false);
});

test('the mail of a reset that ended while it waited is cancelled, not sent', async () => {
  for (const state of ['superseded', 'revoked'] as const) {
    const { queue, run, row, mailer, endReset, settlements } = await testOutbox();
    const id = await queue();
    await endReset(id, state);
    const other = await queue();
    await run();

    expect(mailer.sent.map((message) => message.to.address)).toEqual(['user2@office.test']);
    expect(await row(id)).toMatchObject({ state: 'cancelled', sealed: null, attempts: 0 });
    expect((await row(other)).state).toBe('handed-over');
    expect(settlements).toContainEqual({ id, state: 'cancelled', outcome: { kind: 'cancelled' } });
  }
});

test('the mail of a reset that ends while it is being sent is not tried again', async () => {
  for (const [outcome, state] of [
    [later, 'cancelled'],
    [unknown, 'unknown'],
  ] as const) {
    const { queue, run, row, mailer, endReset } = await testOutbox();
    const id = await queue();
    mailer.answer = async () => {
      await endReset(id, 'superseded');
      return outcome;
    };
    await run();
    expect(await row(id)).toMatchObject({ state, sealed: null });
  }
});

test('ending a reset wipes its waiting and its unknown mail', async () => {
  const { queue, run, row, mailer, db } = await testOutbox();
  mailer.answer = () => unknown;
  const gone = await queue();
  await run();
  const waiting = await queue();
  await db.write(async (tx) => {
    await cancelMailsOfReset(tx, 'reset-1');
    await cancelMailsOfReset(tx, 'reset-2');
  });
  expect(await row(gone)).toMatchObject({ state: 'unknown', sealed: null });
  expect(await row(waiting)).toMatchObject({ state: 'cancelled', sealed: null });
});

test('a mail that cannot be opened is refused; while the recovery key is missing it waits', async () => {
  const damaged = await testOutbox({
    unseal: () => {
      throw new AppError('internal');
    },
  });
  const bad = await damaged.queue();
  await damaged.run();
  expect(await damaged.row(bad)).toMatchObject({
    state: 'failed',
    answer: expect.stringContaining('damaged'),
  });

  const locked = await testOutbox({
    unseal: () => {
      throw new AppError('needs-recovery-key');
    },
  });
  const waiting = await locked.queue();
  await locked.run();
  expect((await locked.row(waiting)).state).toBe('queued');
  expect([...damaged.mailer.sent, ...locked.mailer.sent]).toEqual([]);
});

test('the list shows the newest first, by state, with who it is for', async () => {
  const { queue, run, db, clock, mailer } = await testOutbox();
  mailer.answer = (message) => (message.to.address === 'user1@office.test' ? refused : handedOver);
  await queue();
  clock.advance(1000);
  await queue();
  await run();
  clock.advance(1000);
  await queue();

  const all = await listOutboxMails(db.read, { limit: 10, reader: ADMIN });
  expect(all.map((mail) => [mail.id, mail.state, mail.userName])).toEqual([
    ['mail-3', 'queued', '사용자 3'],
    ['mail-2', 'handed-over', '사용자 2'],
    ['mail-1', 'failed', '사용자 1'],
  ]);
  expect(await listOutboxMails(db.read, { limit: 1, reader: ADMIN })).toHaveLength(1);
  expect(
    (await listOutboxMails(db.read, { state: 'failed', limit: 10, reader: ADMIN })).map((mail) => mail.id),
  ).toEqual(['mail-1']);
  expect(await countWaitingMails(db.read, ADMIN)).toBe(1);
  expect(all[0]).toMatchObject({ canCancel: true, canRetry: false });
});
