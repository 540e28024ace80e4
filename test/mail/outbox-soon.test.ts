import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { HOUR, testOutbox } from './outbox-fixtures.ts';

const notice = { kind: 'notice', expiresIn: 72 * HOUR } as const;

test('a mail that nobody waits for is not sent at once, and by itself within a moment', async () => {
  const { queue, outbox, mailer, row } = await testOutbox();
  const id = await queue(notice);
  outbox.wakeSoon();
  expect(await row(id)).toMatchObject({ state: 'queued', attempts: 0 });
  await until(() => mailer.sent.length === 1);
  await outbox.idle();
  expect((await row(id)).state).toBe('handed-over');
});

test('it goes along with a mail that somebody waits for', async () => {
  const { queue, outbox, row } = await testOutbox();
  const id = await queue(notice);
  outbox.wakeSoon();
  const reset = await queue();
  outbox.wake();
  await outbox.settle(reset, HOUR);
  await outbox.idle();
  expect((await row(id)).state).toBe('handed-over');
});

test('whoever asks whether all is done is told so only after it', async () => {
  const { queue, outbox, row } = await testOutbox();
  const id = await queue(notice);
  outbox.wakeSoon();
  await outbox.idle();
  expect((await row(id)).state).toBe('handed-over');
});

test('the program does not end before it: nobody knows when it starts again', async () => {
  const { queue, outbox, row } = await testOutbox();
  const id = await queue(notice);
  outbox.wakeSoon();
  await outbox.close();
  expect((await row(id)).state).toBe('handed-over');
});

test('nothing is begun once the program ends', async () => {
  const { queue, outbox, mailer, row } = await testOutbox();
  await outbox.close();
  const id = await queue(notice);
  outbox.wakeSoon();
  await outbox.idle();
  expect((await row(id)).state).toBe('queued');
  expect(mailer.sent).toHaveLength(0);
});
