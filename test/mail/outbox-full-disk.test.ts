import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { MailOutcome } from '../../electron/services.ts';
import { HOUR, handedOver, type TestOutbox, testOutbox } from './outbox-fixtures.ts';

const MINUTE = 60_000;
const MAILS = 30;
const down: MailOutcome = {
  kind: 'try-later',
  code: 'mail-unreachable',
  answer: 'ECONNREFUSED',
  about: 'every-mail',
};

/** From now on no mail can be given back, as on a disk that is full for exactly this. */
async function refuseGivingBack({ db }: TestOutbox): Promise<void> {
  await db.write(async (tx) => {
    await sql
      .raw(`CREATE TRIGGER no_giving_back BEFORE UPDATE ON outbox WHEN NEW.attempts < OLD.attempts
        BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`)
      .execute(tx);
  });
}

async function allowGivingBack({ db }: TestOutbox): Promise<void> {
  await db.write(async (tx) => {
    await sql.raw('DROP TRIGGER no_giving_back').execute(tx);
  });
}

async function countIn({ db }: TestOutbox, state: 'sending' | 'queued' | 'unknown' | 'handed-over') {
  return (await db.read.selectFrom('outbox').select('id').where('state', '=', state).execute()).length;
}

const failures = ({ logLines }: TestOutbox) =>
  logLines.filter((line) => line.includes('looking for due mails failed')).length;

async function officeWithMailsAhead(): Promise<TestOutbox> {
  const office = await testOutbox({ concurrency: 2 });
  // Quick at first, so that mails are claimed ahead; then all of them have to be given back.
  office.mailer.answer = (_message, attempt) => (attempt <= 10 ? handedOver : down);
  for (let n = 0; n < MAILS; n += 1) await office.queue({ expiresIn: 12 * HOUR });
  await refuseGivingBack(office);
  await office.run();
  expect(await countIn(office, 'sending')).toBeGreaterThan(0);
  return office;
}

test('mails that a full disk lets nobody give back were never begun: they wait, and all go out once there is room', async () => {
  const office = await officeWithMailsAhead();
  expect(office.mailer.sent.length).toBeLessThanOrEqual(12);

  // Far past any lease, and the disk is still full.
  for (let minute = 0; minute < 15; minute += 1) {
    office.clock.advance(MINUTE);
    await office.run();
  }
  expect(await countIn(office, 'unknown')).toBe(0);

  await allowGivingBack(office);
  office.mailer.answer = () => handedOver;
  for (let minute = 0; minute < 30 && (await countIn(office, 'handed-over')) < MAILS; minute += 1) {
    office.clock.advance(MINUTE);
    await office.run();
  }
  expect(await countIn(office, 'handed-over')).toBe(MAILS);
  expect(await countIn(office, 'unknown')).toBe(0);
});

test('what cannot be given back is tried again by and by, not without a pause', async () => {
  const office = await officeWithMailsAhead();
  const before = failures(office);
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(5);
  office.clock.advance(MINUTE);
  await office.outbox.idle();
  expect(failures(office)).toBeGreaterThan(before);
  expect(failures(office)).toBeLessThan(before + 5);
});

test('a program that closes before there was room again gives them back as it goes, where it can', async () => {
  const office = await officeWithMailsAhead();
  await allowGivingBack(office);
  await office.outbox.close();
  expect(await countIn(office, 'sending')).toBe(0);
  expect(await countIn(office, 'queued')).toBe(MAILS - 10);
});
