import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHANNELS } from '../../shared/channels.ts';
import { type Named, NOBODY, samples } from '../support/channel-samples.ts';
import { attacked, attacks, HOSTILE } from '../support/hostile-values.ts';
import { addWithOwnPassword } from '../support/operator-steps.ts';
import { checkReply } from '../support/reply-check.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';

const RUNS = 24;
const HOUR = 3_600_000;
const VIEWER = {
  login: 'bora',
  name: '보라',
  email: 'bora@office.test',
  password: '초록 언덕 너머 풍선 열두 개',
};

type State = 'first run' | 'signed out' | 'locked' | 'handed over' | 'viewer' | 'admin';
type Place = { app: TestApp; named: Named };

const rejections: unknown[] = [];
const note = (reason: unknown) => void rejections.push(reason);
beforeEach(() => void process.on('unhandledRejection', note));
afterEach(() => {
  process.off('unhandledRejection', note);
  expect(rejections.splice(0)).toEqual([]);
  expect(Reflect.ownKeys(Object.prototype).filter((key) => !KEYS_OF_OBJECTS.has(key))).toEqual([]);
});
const KEYS_OF_OBJECTS = new Set(Reflect.ownKeys(Object.prototype));

/** An office with something of everything an input could name. */
async function furnished(): Promise<Place> {
  const app = await createTestApp();
  await app.given.office();
  const userId = await app.given.user({ email: 'gildong@office.test' });
  const { reset, mail } = await app.call('resets.send', { userId });
  await app.outboxIdle();
  const { operatorId } = await addWithOwnPassword(app, { ...VIEWER, role: 'viewer' });
  app.dialogs.answer = path.join(app.dataFolder, 'people.csv');
  writeFileSync(app.dialogs.answer, 'name,login,email\n김하나,hana2,hana2@office.test\n');
  const { file } = await app.call('directory.pickFile', {});
  const tokenText = await app.given.mailTo('gildong@office.test');
  const director = await app.given.user({ name: '원장' });
  await app.call('users.setProtected', { userId: director, protected: true });
  const { approvalId } = await app.call('approvals.ask', { userId: director, reason: '출장 중 잠김' });
  return {
    app,
    named: {
      userId,
      operatorId,
      resetId: reset.id,
      mailId: mail.id,
      fileHandle: file?.handle ?? '',
      tokenText,
      approvalId,
      alertId: 'none',
    },
  };
}

/** A live token, a waiting file handle and a mail of their own for the channels that spend such things. */
async function renewed({ app, named }: Place): Promise<Place> {
  const serial = app.rows('SELECT id FROM users').length;
  const email = `renewed${serial}@office.test`;
  app.clock.set(app.clock.now() + HOUR);
  await app.call('settings.saveMail', { way: 'practice' });
  const userId = await app.given.user({ email, staffNumber: null, login: `renewed${serial}` });
  const { reset, mail } = await app.call('resets.send', { userId });
  await app.outboxIdle();
  const { file } = await app.call('directory.pickFile', {});
  const tokenText = await app.given.mailTo(email);
  const fileHandle = file?.handle ?? '';
  return { app, named: { ...named, userId, resetId: reset.id, mailId: mail.id, fileHandle, tokenText } };
}

async function signIn(app: TestApp, who: typeof VIEWER): Promise<void> {
  // Whatever failures were counted until here, their waits are over.
  app.clock.set(app.clock.now() + HOUR);
  await app.call('session.lock', {});
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login: who.login, password: who.password });
}

/** Back to the state after a call that left it, as many of them are made to do. */
async function bringTo(state: State, place: Place): Promise<Place> {
  const { app } = place;
  const now = (await app.call('app.status', {})).state;
  if (state === 'first run')
    return now.kind === 'first-run' ? place : { app: await createTestApp(), named: NOBODY };
  if (state === 'signed out') {
    if (now.kind !== 'signed-out') await app.call('session.signOut', {});
    return place;
  }
  if (state === 'handed over') {
    if (now.kind === 'handover') return place;
    await signIn(app, ADMIN);
    const next = await renewed(place);
    await app.call('handover.begin', { text: next.named.tokenText });
    return next;
  }
  const role = state === 'viewer' ? 'viewer' : 'admin';
  const mine =
    'operator' in now && now.operator.role === role && (now.kind !== 'locked' || state === 'locked');
  if (!mine) await signIn(app, role === 'viewer' ? VIEWER : ADMIN);
  if (state === 'locked') await app.call('session.lock', {});
  return place;
}

/** As Electron would hand it over; null when it could not cross at all and only the gate itself is tried. */
function crossed(input: unknown): { input: unknown } | null {
  try {
    return { input: structuredClone(input) };
  } catch {
    return null;
  }
}

/** No test of this project asks a name server: a host that got through the contract becomes this computer. */
function keptHome(input: unknown): unknown {
  const smtp: unknown = Reflect.get(Object(input), 'smtp');
  if (typeof smtp === 'object' && smtp !== null && typeof Reflect.get(smtp, 'host') === 'string') {
    const host = String(Reflect.get(smtp, 'host')).trim();
    if (host.length > 0 && host.length <= 253) Reflect.set(smtp, 'host', '127.0.0.1');
  }
  return input;
}

/** What an admin is told by its path: where mails, backups and the HR feed's file are, and in the log when that changed. */
const NAMING_FOLDERS = new Set<string>(['settings.get', 'backup.status', 'feed.get', 'activity.list']);

const STATES: readonly State[] = ['first run', 'signed out', 'locked', 'handed over', 'viewer', 'admin'];

test.each(STATES)(
  '%s: whatever any channel is given, the answer is a coded reply',
  { timeout: 600_000 },
  async (state) => {
    let place = state === 'first run' ? { app: await createTestApp(), named: NOBODY } : await furnished();
    place = await bringTo(state, place);
    for (const channel of CHANNELS) {
      if (state === 'admin' && /^(directory|resets|outbox)\./.test(channel)) place = await renewed(place);
      const sample = samples(place.named)[channel];
      const property = fc.asyncProperty(attacks(sample), async (attack) => {
        const made = attacked(sample, attack);
        const clone = crossed(made);
        const input = clone === null ? made : keptHome(clone.input);
        const reply = await place.app.app.call(channel, input);
        const known = NAMING_FOLDERS.has(channel) ? [place.app.dataFolder] : [];
        const code = checkReply(reply, known);
        const log = place.app.logLines.at(-1);
        // What can cross is the program's to judge: an exception inside it is a defect.
        if (clone !== null) expect(code, `${channel}: ${log}`).not.toBe('internal');
        place = await bringTo(state, place);
      });
      await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
    }
    expect(place.app.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect((await place.app.call('app.status', {})).version).toBe('0.0.0-test');
  },
);

test('a channel name can be anything and still gets a coded reply', async () => {
  const { app } = await furnished();
  const name = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype)),
  );
  const call = fc.asyncProperty(name, async (channel) => {
    expect(checkReply(await app.app.call(channel, {}))).toBe('unknown-channel');
  });
  await fc.assert(call, { numRuns: 300 });
  for (const make of Object.values(HOSTILE)) {
    expect(checkReply(await app.app.call(make() as string, {}))).toBe('unknown-channel');
  }
});

test('a thousand calls at once, most of them nonsense, are all answered', async () => {
  const { app, named } = await furnished();
  const sample: Readonly<Record<string, unknown>> = samples(named);
  const ends = new Set([
    'session.signOut',
    'session.lock',
    'session.signIn',
    'session.unlock',
    'session.changePassword',
  ]);
  // Those that sign somebody in or out would decide what the others answer; the test above calls them all.
  const channels = CHANNELS.filter((channel) => !ends.has(channel));
  const calls = Array.from({ length: 1000 }, (_, i) => {
    const channel = channels[i % channels.length] ?? 'app.status';
    return app.app.call(channel, i % 10 === 0 ? sample[channel] : { nonsense: i });
  });
  for (const reply of await Promise.all(calls)) {
    expect(checkReply(reply, [app.dataFolder])).not.toBe('internal');
  }
});
