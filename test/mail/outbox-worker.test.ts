import { expect, test } from 'vitest';
import type { MailOutcome } from '../../electron/services.ts';
import { countWaitingMails, listOutboxMails } from '../../electron/store/outbox.ts';
import { until } from '../support/until.ts';
import { ADMIN, HOUR, handedOver, later, scriptedMailer, testOutbox } from './outbox-fixtures.ts';

const MINUTE = 60_000;

test('a mail left being sent by a program that died becomes unknown after its lease, never queued', async () => {
  const { queue, row, clock, mailer, outbox, another, settlements } = await testOutbox();
  mailer.answer = () => new Promise<MailOutcome>(() => {});
  const id = await queue();
  outbox.wake();
  await until(async () => (await row(id)).state === 'sending');
  // The first program is gone; a second one opens the same office.
  const second = scriptedMailer();
  const successor = another({ mailer: async () => second });
  successor.wake();
  await successor.idle();
  expect((await row(id)).state).toBe('sending');

  clock.set(clock.now() + 10 * MINUTE);
  successor.wake();
  await successor.idle();

  expect(await row(id)).toMatchObject({ state: 'unknown', message_id: `<${id}@office.test>` });
  expect(second.sent).toEqual([]);
  expect(settlements).toEqual([{ id, state: 'unknown', outcome: { kind: 'unknown', answer: '' } }]);
});

test('a computer that slept while a mail was on its way still believes the mailer', async () => {
  const { queue, row, run, clock, mailer, outbox } = await testOutbox();
  let answer = (_: MailOutcome) => {};
  mailer.answer = () =>
    new Promise<MailOutcome>((resolve) => {
      answer = resolve;
    });
  const id = await queue();
  outbox.wake();
  await until(async () => mailer.sent.length === 1);
  clock.set(clock.now() + 40 * MINUTE);
  // The worker looks at everything that is past its time: this one expires, that one must be left alone.
  const overdue = await queue({ kind: 'notice', expiresIn: -1 });
  outbox.wake();
  await until(async () => (await row(overdue)).state === 'expired');
  expect((await row(id)).state).toBe('sending');
  answer(handedOver);
  await run();
  expect((await row(id)).state).toBe('handed-over');
});

test('a mailer that never answers holds up its own mail alone, and not for ever', async () => {
  const { queue, row, clock, mailer, outbox } = await testOutbox({ concurrency: 2 });
  mailer.answer = (message) =>
    message.to.address === 'user1@office.test' ? new Promise<MailOutcome>(() => {}) : handedOver;
  const stuck = await queue();
  const others = [await queue(), await queue(), await queue()];
  outbox.wake();
  for (const id of others) await until(async () => (await row(id)).state === 'handed-over');
  expect((await row(stuck)).state).toBe('sending');

  clock.advance(5 * MINUTE);
  await outbox.idle();
  expect((await row(stuck)).state).toBe('unknown');
});

test('as many mails are under way as allowed, and no more', async () => {
  const { queue, mailer, outbox, db } = await testOutbox({ concurrency: 3 });
  let open = () => {};
  const gate = new Promise<MailOutcome>((resolve) => {
    open = () => resolve(handedOver);
  });
  mailer.answer = () => gate;
  for (let n = 0; n < 12; n += 1) await queue();
  outbox.wake();
  await until(async () => mailer.sent.length === 3);
  outbox.wake();
  expect((await listOutboxMails(db.read, { state: 'sending', limit: 12, reader: ADMIN })).length).toBe(3);
  open();
  await outbox.idle();
  expect(mailer.sent).toHaveLength(12);
});

test('two programs on one office send each mail once', async () => {
  const { queue, mailer, outbox, another, db } = await testOutbox();
  for (let n = 0; n < 20; n += 1) await queue();
  const second = scriptedMailer();
  const other = another({ mailer: async () => second });
  outbox.wake();
  other.wake();
  await Promise.all([outbox.idle(), other.idle()]);
  expect(mailer.sent.length + second.sent.length).toBe(20);
  expect(new Set([...mailer.sent, ...second.sent].map((message) => message.messageId)).size).toBe(20);
  expect(await countWaitingMails(db.read, ADMIN)).toBe(0);
});

test('without a way of sending mails wait, and nobody waits for them', async () => {
  const { queue, run, row, outbox, mailer } = await testOutbox();
  const none = await testOutbox({ mailer: async () => null });
  const waiting = await none.queue();
  none.outbox.wake();
  await none.outbox.settle(waiting, HOUR);
  expect((await none.row(waiting)).state).toBe('queued');

  const id = await queue();
  outbox.wake();
  await outbox.settle(id, HOUR);
  expect((await row(id)).state).toBe('handed-over');
  await run();
  expect(mailer.sent).toHaveLength(1);
});

test('waiting for a mail ends when it rests: handed over, to be tried later, or when the time is up', async () => {
  const { queue, row, clock, mailer, outbox } = await testOutbox();
  mailer.answer = () => later;
  const tried = await queue();
  outbox.wake();
  await outbox.settle(tried, HOUR);
  expect(await row(tried)).toMatchObject({ state: 'queued', answer: '451 not now' });
  await outbox.settle(tried, HOUR);
  await outbox.settle('no-such-mail', HOUR);

  mailer.answer = () => new Promise<MailOutcome>(() => {});
  const stuck = await queue();
  outbox.wake();
  const waited = outbox.settle(stuck, 8000);
  await until(async () => (await row(stuck)).state === 'sending');
  clock.advance(8000);
  await waited;
  expect((await row(stuck)).state).toBe('sending');
});

test('a mailer with a defect leaves the mail unknown and the worker alive', async () => {
  const { queue, run, row, mailer, logLines } = await testOutbox();
  mailer.answer = () => {
    throw new TypeError('oops');
  };
  const id = await queue();
  await run();
  expect((await row(id)).state).toBe('unknown');
  expect(logLines.join('\n')).toContain('oops');
  mailer.answer = () => handedOver;
  const next = await queue();
  await run();
  expect((await row(next)).state).toBe('handed-over');
});

test('when what follows from an outcome cannot be written, the outcome is not written either', async () => {
  let fail = true;
  const { queue, run, row, clock, mailer } = await testOutbox({
    onSettled: async () => {
      if (fail) throw new Error('disk full');
    },
  });
  const id = await queue();
  await run();
  expect((await row(id)).state).toBe('sending');
  fail = false;
  clock.set(clock.now() + 10 * MINUTE);
  await run();
  expect((await row(id)).state).toBe('unknown');
  expect(mailer.sent).toHaveLength(1);
});

test('closing takes no more mails and waits for the one being sent', async () => {
  const { queue, row, mailer, outbox } = await testOutbox({ concurrency: 1 });
  let answer = (_: MailOutcome) => {};
  mailer.answer = () =>
    new Promise<MailOutcome>((resolve) => {
      answer = resolve;
    });
  const first = await queue();
  const second = await queue();
  outbox.wake();
  await until(async () => mailer.sent.length === 1);

  const closed = outbox.close();
  answer(handedOver);
  await closed;
  outbox.wake();

  expect((await row(first)).state).toBe('handed-over');
  expect((await row(second)).state).toBe('queued');
  expect(mailer.sent).toHaveLength(1);
});

test('closing does not wait for ever', async () => {
  const { queue, mailer, outbox, clock } = await testOutbox();
  mailer.answer = () => new Promise<MailOutcome>(() => {});
  await queue();
  outbox.wake();
  await until(async () => mailer.sent.length === 1);
  const closed = outbox.close();
  clock.advance(10_000);
  await closed;
});
