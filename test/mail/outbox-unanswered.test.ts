import { expect, test } from 'vitest';
import { againAt } from '../../electron/mail/outbox-attempt.ts';
import { retryUnansweredAt } from '../../electron/mail/retry-times.ts';
import type { MailOutcome } from '../../electron/services.ts';
import { retryMail } from '../../electron/store/outbox.ts';
import { MAIL_KINDS } from '../../shared/lists.ts';
import { until } from '../support/until.ts';
import { HOUR, later, refused, scriptedMailer, testOutbox, unknown } from './outbox-fixtures.ts';

const MINUTE = 60_000;
const LIFE = 72 * HOUR;

test('every kind of mail but a reset goes out again by itself', () => {
  const again = MAIL_KINDS.filter((kind) => againAt({ kind, attempts: 1 }, 0) !== null);
  expect(again).toEqual(['notice', 'address-changed', 'manager-notice', 'alert', 'checkpoint']);
});

test('the waits grow from five minutes to twelve hours, so that a silent server does not fill a mailbox', () => {
  const waits = [1, 2, 3, 4, 5, 9].map((attempts) => retryUnansweredAt(attempts, 0, () => 0) / MINUTE);
  expect(waits).toEqual([5, 30, 120, 360, 720, 720]);
  expect(retryUnansweredAt(1, 0, () => 1) / MINUTE).toBe(6);
});

test('a notice without an answer is sent again as the same mail until there is one', async () => {
  const { queue, run, row, view, clock, mailer, settlements } = await testOutbox();
  mailer.answer = (_message, attempt) => (attempt < 3 ? unknown : { kind: 'handed-over', answer: '250 ok' });
  const id = await queue({ kind: 'notice', expiresIn: LIFE });
  await run();
  expect(await row(id)).toMatchObject({ state: 'queued', maybe_taken: 1, answer: unknown.answer });
  expect(await view(id)).toMatchObject({
    state: 'queued',
    maybeTaken: true,
    canRetry: true,
    canCancel: false,
  });
  clock.advance(6 * MINUTE);
  await run();
  clock.advance(36 * MINUTE);
  await run();
  expect(await view(id)).toMatchObject({ state: 'handed-over', attempts: 3, maybeTaken: true });
  expect(new Set(mailer.sent.map(({ messageId }) => messageId))).toEqual(new Set([`<${id}@office.test>`]));
  expect(mailer.sent).toHaveLength(3);
  expect(settlements.map(({ outcome }) => outcome.kind)).toEqual(['unknown', 'unknown', 'handed-over']);
});

test('when its days are over, a notice that may have been taken is unknown; one that never was has expired', async () => {
  const { queue, run, row, clock, mailer, settlements } = await testOutbox();
  mailer.answer = (_message, attempt) => (attempt === 1 ? unknown : later);
  const taken = await queue({ kind: 'notice', expiresIn: LIFE });
  await run();
  const never = await queue({ kind: 'notice', expiresIn: LIFE });
  await run();
  clock.set(clock.now() + LIFE + 1);
  await run();
  expect(await row(taken)).toMatchObject({ state: 'unknown', sealed: null });
  expect(await row(never)).toMatchObject({ state: 'expired', sealed: null });
  expect(settlements.slice(-2).map(({ id, outcome }) => [id, outcome.kind])).toEqual([
    [taken, 'unknown'],
    [never, 'expired'],
  ]);
  clock.advance(24 * HOUR);
  await run();
  expect(mailer.sent.filter(({ messageId }) => messageId.includes(taken))).toHaveLength(1);
});

test('a refusal for good ends it, also after a try without an answer', async () => {
  const { queue, run, view, clock, mailer } = await testOutbox();
  mailer.answer = (_message, attempt) => (attempt === 1 ? unknown : refused);
  const id = await queue({ kind: 'notice', expiresIn: LIFE });
  await run();
  clock.advance(6 * MINUTE);
  await run();
  expect(await view(id)).toMatchObject({ state: 'failed', maybeTaken: true, canRetry: true });
});

test('a notice that a program was sending when it died goes out again; a reset mail waits for an operator', async () => {
  const { queue, row, clock, mailer, outbox, another, settlements } = await testOutbox();
  mailer.answer = () => new Promise<MailOutcome>(() => {});
  const notice = await queue({ kind: 'notice', expiresIn: LIFE });
  const reset = await queue({ expiresIn: 12 * HOUR });
  outbox.wake();
  await until(async () => (await row(notice)).state === 'sending' && (await row(reset)).state === 'sending');

  // The first program is gone: it takes nothing any more, and what it was told it can tell nobody.
  void outbox.close();
  const second = scriptedMailer();
  const successor = another({ mailer: async () => second, soleWorker: true });
  successor.wake();
  await successor.idle();
  expect(await row(reset)).toMatchObject({ state: 'unknown', maybe_taken: 1 });
  expect(await row(notice)).toMatchObject({ state: 'queued', maybe_taken: 1 });
  expect(second.sent).toEqual([]);
  expect(settlements.map(({ outcome }) => outcome.kind)).toEqual(['unknown', 'unknown']);
  clock.advance(6 * MINUTE);
  successor.wake();
  await successor.idle();
  expect(second.sent.map(({ messageId }) => messageId)).toEqual([`<${notice}@office.test>`]);
  expect(await row(notice)).toMatchObject({ state: 'handed-over', attempts: 2 });
});

test('a try by hand does not wait for its turn', async () => {
  const { queue, run, view, row, db, clock, mailer } = await testOutbox();
  mailer.answer = (_message, attempt) =>
    attempt === 1 ? unknown : { kind: 'handed-over', answer: '250 ok' };
  const id = await queue({ kind: 'notice', expiresIn: LIFE });
  await run();
  expect((await row(id)).next_try_at).toBeGreaterThan(clock.now() + 4 * MINUTE);
  expect(await db.write((tx) => retryMail(tx, id, clock.now()))).toBe(true);
  await run();
  expect((await view(id))?.state).toBe('handed-over');
});
