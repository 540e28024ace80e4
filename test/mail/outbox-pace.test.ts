import { expect, onTestFinished, test } from 'vitest';
import type { Mailer, MailOutcome } from '../../electron/services.ts';
import { type RawReply, type RawScript, startRawServer } from '../support/raw-smtp-server.ts';
import { smtpMailer } from './mail-fixtures.ts';
import { HOUR, handedOver, later, refused, type TestOutbox, testOutbox } from './outbox-fixtures.ts';

const MINUTE = 60_000;
const MAILS = 30;
const down: MailOutcome = {
  kind: 'try-later',
  code: 'mail-unreachable',
  answer: 'ECONNREFUSED',
  about: 'every-mail',
};

async function queueMany(office: TestOutbox, count = MAILS): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push(await office.queue({ expiresIn: 12 * HOUR }));
  return ids;
}

/** How many mails are in each state. */
async function states({ db }: TestOutbox): Promise<Record<string, number>> {
  const rows = await db.read.selectFrom('outbox').select('state').execute();
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ state }) => state)].map(([state, those]) => [state, those.length]),
  );
}

/** Time passes, a minute at a time, for as long as the outbox has something to do. */
async function untilAllGone(office: TestOutbox, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes && (await states(office)).queued !== undefined; minute += 1) {
    office.clock.advance(MINUTE);
    await office.run();
  }
}

test('a server that is down is asked by a few mails and then by one at a time, and all go out when it is back', async () => {
  const office = await testOutbox();
  office.mailer.answer = () => down;
  await queueMany(office);
  await office.run();

  // Those that were under way together ran into it; the others have not had a failed try.
  expect(office.mailer.sent.length).toBeLessThanOrEqual(4);
  const untried = await office.db.read.selectFrom('outbox').select('id').where('attempts', '=', 0).execute();
  expect(untried.length).toBeGreaterThanOrEqual(MAILS - 4);
  expect(office.outbox.resting()).toMatchObject({ answer: 'ECONNREFUSED' });

  const before = office.mailer.sent.length;
  office.clock.advance(40_000);
  await office.run();
  expect(office.mailer.sent).toHaveLength(before + 1);

  office.mailer.answer = () => handedOver;
  await untilAllGone(office, 10);
  expect(await states(office)).toEqual({ 'handed-over': MAILS });
  expect(office.outbox.resting()).toBeNull();
  expect(new Set(office.mailer.sent.slice(before + 1).map(({ messageId }) => messageId)).size).toBe(MAILS);
});

test('a server that goes down in the middle: what was claimed ahead waits untried, and nothing stays behind as being sent', async () => {
  const office = await testOutbox({ concurrency: 2 });
  office.mailer.answer = (_message, attempt) => (attempt <= 10 ? handedOver : down);
  await queueMany(office);
  await office.run();
  expect(await states(office)).toEqual({ 'handed-over': 10, queued: MAILS - 10 });
  expect(office.mailer.sent.length).toBeLessThanOrEqual(12);
  const untried = await office.db.read.selectFrom('outbox').select('id').where('attempts', '=', 0).execute();
  expect(untried.length).toBeGreaterThanOrEqual(MAILS - 12);
  office.mailer.answer = () => handedOver;
  await untilAllGone(office, 10);
  expect(await states(office)).toEqual({ 'handed-over': MAILS });
});

test('a refused sign-in fails one handful of mails, not all of them, and the account is not locked by the others', async () => {
  const office = await testOutbox({ concurrency: 1 });
  office.mailer.answer = () => ({
    kind: 'refused',
    code: 'mail-sign-in-refused',
    answer: '535 5.7.8 wrong',
    about: 'every-mail',
  });
  await queueMany(office);
  await office.run();
  expect(office.mailer.sent).toHaveLength(1);
  expect(await states(office)).toEqual({ failed: 1, queued: MAILS - 1 });
});

test('new settings are a new server: nothing rests on the word of the old one', async () => {
  const office = await testOutbox({ mailer: async () => mailer });
  let mailer: Mailer = { ...office.mailer, send: async () => down };
  await queueMany(office, 6);
  await office.run();
  expect(office.outbox.resting()).not.toBeNull();
  mailer = { ...office.mailer, send: async () => handedOver };
  await office.run();
  expect(office.outbox.resting()).toBeNull();
  office.clock.advance(MINUTE);
  await office.run();
  expect(await states(office)).toEqual({ 'handed-over': 6 });
});

test('while all rest, a mail that a person waits for is tried at once', async () => {
  const office = await testOutbox();
  office.mailer.answer = () => down;
  await queueMany(office, 10);
  await office.run();
  const before = office.mailer.sent.length;

  const id = await office.queue();
  office.outbox.wake();
  await office.outbox.settle(id, HOUR);
  expect(office.mailer.sent).toHaveLength(before + 1);
  expect(await office.row(id)).toMatchObject({ state: 'queued', attempts: 1, answer: 'ECONNREFUSED' });

  office.mailer.answer = () => handedOver;
  const lucky = await office.queue();
  office.outbox.wake();
  await office.outbox.settle(lucky, HOUR);
  expect((await office.row(lucky)).state).toBe('handed-over');
  // Its answer is the sign that the server is back: the others follow without waiting for their time.
  await office.run();
  expect(office.outbox.resting()).toBeNull();
});

test('one bad recipient holds up nobody, refused or put off', async () => {
  const office = await testOutbox();
  office.mailer.answer = ({ to }) => {
    if (to.address.startsWith('user3@')) return refused;
    return to.address.startsWith('user5@') ? later : handedOver;
  };
  await queueMany(office);
  await office.run();
  expect(await states(office)).toEqual({ 'handed-over': MAILS - 2, failed: 1, queued: 1 });
  expect(office.outbox.resting()).toBeNull();
});

test('what was claimed and not begun when the program closes is queued as if it had never been touched', async () => {
  const office = await testOutbox({ concurrency: 2 });
  // Quick at first, so that mails are claimed ahead; then the server falls silent.
  office.mailer.answer = (_message, attempt) =>
    attempt <= 10 ? handedOver : new Promise<MailOutcome>(() => {});
  await queueMany(office);
  office.outbox.wake();
  await expect.poll(() => office.mailer.sent.length).toBe(12);
  const closed = office.outbox.close();
  await expect.poll(() => states(office)).toEqual({ 'handed-over': 10, sending: 2, queued: MAILS - 12 });
  const attempts = await office.db.read
    .selectFrom('outbox')
    .select('attempts')
    .where('state', '=', 'queued')
    .execute();
  expect(new Set(attempts.map((row) => row.attempts))).toEqual(new Set([0]));
  office.clock.advance(MINUTE);
  await closed;
});

/** A real server that does what the script says, and an outbox that sends to it. */
async function officeAgainst(script: RawScript) {
  const server = await startRawServer(script);
  onTestFinished(() => server.close());
  const mailer = smtpMailer(server);
  const office = await testOutbox({ mailer: async () => mailer });
  return { office, server };
}

test('a server that throttles is sent less: the outbox rests for all, goes on one by one, and loses nothing', async () => {
  let taken = 0;
  let budget = 10;
  let refusals = 0;
  const { office, server } = await officeAgainst((step): RawReply | undefined => {
    if (step === 'MAIL' && taken >= budget) {
      refusals += 1;
      return '450 4.7.0 Too many messages, slow down';
    }
    if (step === 'dot') taken += 1;
    return undefined;
  });
  await queueMany(office);
  await office.run();
  // One refusal for each connection under way, not one for each of the twenty mails left.
  expect(refusals).toBeLessThanOrEqual(4);
  expect(office.outbox.resting()).toMatchObject({ answer: expect.stringContaining('slow down') });

  for (let minute = 0; minute < 30 && server.messages.length < MAILS; minute += 1) {
    budget += 10;
    office.clock.advance(MINUTE);
    await office.run();
  }
  expect(await states(office)).toEqual({ 'handed-over': MAILS });
  expect(server.messages).toHaveLength(MAILS);
});

test('a greylisted recipient waits alone and is accepted later', async () => {
  const seen = new Set<string>();
  const { office, server } = await officeAgainst((step, line) => {
    if (step !== 'RCPT' || !line.includes('user2@') || seen.has(line)) return undefined;
    seen.add(line);
    return '450 4.7.1 Greylisted, try again in 60 seconds';
  });
  await queueMany(office, 5);
  await office.run();
  expect(await states(office)).toEqual({ 'handed-over': 4, queued: 1 });
  expect(office.outbox.resting()).toBeNull();
  await untilAllGone(office, 3);
  expect(await states(office)).toEqual({ 'handed-over': 5 });
  expect(server.messages).toHaveLength(5);
});

test('a server that ends the session every few mails is called again, and no mail is lost or sent twice', async () => {
  const onConnection = new Map<number, number>();
  const { office, server } = await officeAgainst((step, _line, connection) => {
    const mails = onConnection.get(connection) ?? 0;
    if (step === 'MAIL' && mails >= 3) return '421 4.7.0 Too many messages in this session';
    if (step === 'dot') onConnection.set(connection, mails + 1);
    return undefined;
  });
  await queueMany(office);
  await office.run();
  await untilAllGone(office, 10);
  expect(await states(office)).toEqual({ 'handed-over': MAILS });
  expect(server.messages).toHaveLength(MAILS);
  expect(new Set(server.messages.map((raw) => /^Message-ID: .*$/m.exec(raw)?.[0])).size).toBe(MAILS);
  expect(Math.max(...onConnection.values())).toBe(3);
});

test('a drop after the final dot in the middle of many leaves that one unknown and the others sent', async () => {
  let dots = 0;
  const { office, server } = await officeAgainst((step): RawReply | undefined => {
    if (step === 'dot') dots += 1;
    return step === 'dot' && dots === 7 ? { fault: 'drop' } : undefined;
  });
  await queueMany(office, 15);
  await office.run();
  expect(await states(office)).toEqual({ 'handed-over': 14, unknown: 1 });
  expect(server.messages).toHaveLength(15);
});
