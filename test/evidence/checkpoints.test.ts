import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readCheckpoint } from '../../electron/security/checkpoint.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { CheckpointView } from '../../shared/evidence.ts';
import { addWithOwnPassword } from '../support/operator-steps.ts';
import { createTestApp } from '../support/test-app.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';
import { until } from '../support/until.ts';

const OWNER = 'owner@elsewhere.test';
const DAY = 24 * 3_600_000;

type Fields = InputOf<'settings.saveEvidence'>;

async function office(changes: Partial<Fields> = {}): Promise<TestApp> {
  const app = await createTestApp();
  await app.given.office();
  await app.call('settings.saveEvidence', { ...(await fields(app)), ...changes });
  return app;
}

async function fields(app: TestApp): Promise<Fields> {
  const { folder: _folder, ...rest } = (await app.call('settings.get', {})).evidence;
  return { ...rest, folder: 'keep' };
}

/** A folder that was picked in the dialog. */
async function pick(app: TestApp, name = 'share'): Promise<{ folder: string; handle: string }> {
  const folder = path.join(app.dataFolder, name);
  mkdirSync(folder, { recursive: true });
  app.dialogs.answer = folder;
  const picked = await app.call('evidence.pickFolder', {});
  return { folder, handle: picked.folder?.handle ?? '' };
}

const newest = async (app: TestApp): Promise<CheckpointView> => {
  const { checkpoints } = await app.call('evidence.checkpoints', {});
  const [first] = checkpoints;
  if (first === undefined) throw new Error('no checkpoint');
  return first;
};
const reasons = (app: TestApp) =>
  app.rows('SELECT reason FROM checkpoints ORDER BY number').map((r) => r.reason);
const lock = async (app: TestApp) => {
  await app.call('session.lock', {});
  await app.call('session.unlock', { password: ADMIN.password });
};

test('by hand it goes to the owner, into the folder and to the system log, each with the same signed facts', async () => {
  const app = await office({ ownerEmail: ' Owner@Elsewhere.test ', systemLog: true });
  const { folder, handle } = await pick(app);
  await app.call('settings.saveEvidence', { ...(await fields(app)), folder: { handle } });
  const last = app.row('SELECT max(seq) AS n FROM activity')?.n;
  const made = await app.call('evidence.makeCheckpoint', {});
  await app.outboxIdle();
  expect(made).toMatchObject({ reason: 'by-hand', entries: last });
  expect((await newest(app)).copies).toEqual([
    { place: 'folder', doneAt: made.at, problem: null, triedAt: made.at },
    { place: 'mail', doneAt: made.at, problem: null, triedAt: null },
    { place: 'system-log', doneAt: made.at, problem: null, triedAt: made.at },
  ]);

  const [file = ''] = readdirSync(folder);
  expect(file).toMatch(/^resetdesk-[0-9a-f]{8}-0{7}\d{3}-20261123T010000Z\.txt$/);
  const text = readFileSync(path.join(folder, file), 'utf8');
  const { publicKey } = await app.call('evidence.checkpoints', {});
  expect(text).toContain(`\npublic-key ${publicKey}\n`);
  const seen = readCheckpoint(text);
  expect(seen).toMatchObject({ entries: made.entries, at: made.at });
  const row = app.row('SELECT hash FROM activity WHERE seq = ?', made.entries);
  expect(Buffer.from(seen?.head ?? [])).toEqual(row?.hash);
  expect(readCheckpoint(await app.given.mailTo(OWNER))).toEqual(seen);
  expect(readCheckpoint(app.systemLog.lines.at(-1) ?? '')).toEqual(seen);
  expect(app.systemLog.lines.at(-1)).not.toContain('\n');
});

test('the first mail explains itself, the next ones are short, and none tells anything about a person', async () => {
  const app = await office({ ownerEmail: OWNER });
  await app.given.user();
  const mails = async () => {
    await app.call('evidence.makeCheckpoint', {});
    await app.outboxIdle();
    const { mails: all } = await app.call('practice.mailbox', { limit: 100 });
    return all.filter(({ to }) => to === OWNER);
  };
  const [first] = await mails();
  expect(first?.subject).toBe('활동 기록의 기준점을 보내 드립니다');
  expect(first?.text).toContain('처음 받으시는 기준점 메일입니다');
  expect(first?.text).toContain('만든 이유: 관리자의 요청');
  const [second] = await mails();
  expect(second?.text).not.toContain('처음 받으시는');
  for (const word of ['세라', '홍길동', ADMIN.email, 'tester']) expect(first?.text).not.toContain(word);
});

test('so many entries make a checkpoint, mails with checkpoints are not among them', async () => {
  const app = await office({ ownerEmail: OWNER, everyEntries: 10 });
  for (let i = 0; i < 6; i += 1) await lock(app);
  await until(() => reasons(app).length > 0);
  await app.outboxIdle();
  expect(reasons(app)).toEqual(['entries']);
  const covered = Number(app.row('SELECT entries FROM checkpoints')?.entries);
  expect(covered).toBeGreaterThanOrEqual(10);
  app.clock.advance(60_000);
  await app.settledMinute();
  expect(reasons(app)).toEqual(['entries']);
});

test('whoever wants one of fewer entries gets it at once when there are as many already', async () => {
  const app = await office({ everyEntries: 1000 });
  for (let n = 0; n < 10; n += 1) await lock(app);
  expect(reasons(app)).toEqual([]);
  await app.call('settings.saveEvidence', { ...(await fields(app)), everyEntries: 10 });
  await until(() => reasons(app).length === 1);
  for (let n = 0; n < 5; n += 1) await lock(app);
  await until(() => reasons(app).length === 2);
  expect(reasons(app)).toEqual(['entries', 'entries']);
});

test('one a day while anything happens, and one on closing when there is something new', async () => {
  const app = await office({ ownerEmail: OWNER });
  app.clock.advance(DAY - 120_000);
  await app.settledMinute();
  expect(reasons(app)).toEqual([]);
  app.clock.advance(180_000);
  await until(() => reasons(app).length === 1);
  expect(reasons(app)).toEqual(['daily']);
  await app.outboxIdle();
  // Nothing but the line about the checkpoint's own mail has come since.
  await app.restart();
  expect(reasons(app)).toEqual(['daily']);
  await app.signIn();
  await app.restart();
  expect(reasons(app)).toEqual(['daily', 'quit']);
});

test('a folder that cannot be reached loses nothing: each one waits, the screen says why, and all get there in order', async () => {
  const app = await office();
  const { folder, handle } = await pick(app);
  await app.call('settings.saveEvidence', { ...(await fields(app)), folder: { handle } });
  renameSync(folder, `${folder}-gone`);
  const made = await app.call('evidence.makeCheckpoint', {});
  expect(made.copies).toEqual([
    { place: 'folder', doneAt: null, problem: 'folder-unreachable', triedAt: made.at },
  ]);
  await lock(app);
  await app.call('evidence.makeCheckpoint', {});
  expect((await app.call('evidence.state', {})).troubled).toEqual([
    { place: 'folder', problem: 'folder-unreachable' },
  ]);
  await lock(app);
  await app.restart();
  await app.signIn();
  renameSync(`${folder}-gone`, folder);
  app.clock.advance(60_000);
  await until(() => readdirSync(folder).filter((name) => name.endsWith('.txt')).length === 3);
  await until(() => app.row('SELECT 1 FROM checkpoint_copies WHERE done_at IS NULL') === undefined);
  expect((await app.call('evidence.state', {})).troubled).toEqual([]);
});

test('a system log that takes nothing is said so and tried again', async () => {
  const app = await office({ systemLog: true });
  app.systemLog.outOfOrder = true;
  await app.call('evidence.makeCheckpoint', {});
  expect((await app.call('evidence.state', {})).troubled).toEqual([
    { place: 'system-log', problem: 'system-log-refused' },
  ]);
  app.systemLog.outOfOrder = false;
  app.clock.advance(60_000);
  await until(() => app.systemLog.lines.length === 1);
});

test('a place that is taken away gets a last checkpoint, and the owner so far reads where they go now', async () => {
  const app = await office({ ownerEmail: OWNER });
  const { folder, handle } = await pick(app);
  await app.call('settings.saveEvidence', { ...(await fields(app)), folder: { handle } });
  await app.call('settings.saveEvidence', {
    ...(await fields(app)),
    ownerEmail: 'new@elsewhere.test',
    folder: 'none',
  });
  await app.outboxIdle();
  expect(await app.given.mailTo(OWNER)).toContain('앞으로 기준점을 받을 주소: new@elsewhere.test');
  expect(readdirSync(folder)).toHaveLength(1);
  expect(reasons(app)).toEqual(['settings']);
  const line = app.row("SELECT details FROM activity WHERE action = 'settings-changed' ORDER BY seq DESC");
  expect(JSON.parse(String(line?.details))).toEqual({
    section: 'evidence',
    ownerEmail: `"${OWNER}" → "new@elsewhere.test"`,
    folder: `${JSON.stringify(folder)} → null`,
  });
  expect((await app.call('settings.get', {})).evidence).toMatchObject({
    ownerEmail: 'new@elsewhere.test',
    folder: null,
  });
});

test('settings that cannot work are refused, and nothing is changed', async () => {
  const app = await office();
  const before = (await app.call('settings.get', {})).evidence;
  const refused = async (change: Partial<Fields>) =>
    (await app.refused('settings.saveEvidence', { ...(await fields(app)), ...change })).code;
  expect(await refused({ ownerEmail: 'nobody' })).toBe('address-invalid');
  expect(await refused({ folder: { handle: 'never given' } })).toBe('file-gone');
  const { folder, handle } = await pick(app);
  rmSync(folder, { recursive: true });
  expect(await refused({ folder: { handle } })).toBe('folder-not-writable');
  const { folder: readOnly, handle: other } = await pick(app, 'read-only');
  chmodSync(readOnly, 0o500);
  // An administrator of the system writes anywhere.
  if (process.getuid?.() !== 0)
    expect(await refused({ folder: { handle: other } })).toBe('folder-not-writable');
  expect(await refused({ everyEntries: 9 })).toBe('invalid-input');
  expect((await app.call('settings.get', {})).evidence).toEqual(before);
});

test('nothing is signed that does not fit: the owner and every admin are told, once, until the log verifies', async () => {
  const app = await office({ ownerEmail: OWNER });
  await app.call('evidence.makeCheckpoint', {});
  await lock(app);
  app.change('DROP TRIGGER activity_no_update');
  const row = app.row("SELECT seq, os_user FROM activity WHERE action = 'unlocked'");
  app.change("UPDATE activity SET os_user = 'else' WHERE seq = ?", row?.seq);
  expect(await app.refused('evidence.makeCheckpoint', {})).toEqual({
    code: 'log-in-doubt',
    details: { seq: row?.seq },
  });
  expect((await app.refused('evidence.makeCheckpoint', {})).code).toBe('log-in-doubt');
  await app.outboxIdle();
  const { mails } = await app.call('practice.mailbox', { limit: 100 });
  const alarms = mails.filter(({ subject }) => subject === '활동 기록에 이상이 있습니다');
  expect(alarms.map(({ to }) => to)).toEqual([OWNER]);
  expect(alarms[0]?.text).toContain(`처음 맞지 않는 기록 번호: ${row?.seq}`);
  expect((await app.call('evidence.state', {})).doubt).toEqual({
    kind: 'edited',
    from: row?.seq,
    to: row?.seq,
  });
  await app.restart();
  expect(reasons(app)).toEqual(['by-hand']);

  await app.signIn();
  app.change('UPDATE activity SET os_user = ? WHERE seq = ?', row?.os_user, row?.seq);
  expect(await app.call('activity.verify', {})).toMatchObject({ problems: [] });
  expect((await app.call('evidence.state', {})).doubt).toBeNull();
  await app.call('evidence.makeCheckpoint', {});
});

test('only an admin who has just typed the password changes where checkpoints go', async () => {
  const app = await office();
  await addWithOwnPassword(app, {
    login: 'bora',
    name: '보라',
    email: 'bora@office.test',
    role: 'viewer',
    password: '초록 언덕 너머 풍선 열두 개',
  });
  const input = await fields(app);
  app.clock.advance(5 * 60_000);
  expect((await app.refused('settings.saveEvidence', input)).code).toBe('re-authentication-needed');
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login: 'bora', password: '초록 언덕 너머 풍선 열두 개' });
  expect((await app.refused('settings.saveEvidence', input)).code).toBe('not-allowed');
  expect((await app.refused('evidence.makeCheckpoint', {})).code).toBe('not-allowed');
  expect(await app.call('activity.verify', {})).toMatchObject({ problems: [] });
});
