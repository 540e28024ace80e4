import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBackup } from '../../electron/backup/read-backup.ts';
import { backUpTo, restore } from '../support/backups.ts';
import { startChild } from '../support/child.ts';
import { sharedVault } from '../support/shared-vault.ts';
import { openTestOffice } from '../support/test-office.ts';

const vaultKey = randomBytes(32).toString('hex');
const room = mkdtempSync(path.join(tmpdir(), 'resetdesk-killed-'));
const source = path.join(room, 'source');
const file = path.join(room, 'office.resetdesk-backup');
const LATE = "SELECT 1 FROM users WHERE name = '나중 사람'";
let recoveryKey = '';

/** An office with somebody who came after its backup. */
beforeAll(async () => {
  const app = await openTestOffice({ dataFolder: source, vault: sharedVault(vaultKey) });
  ({ recoveryKey } = await app.given.office());
  await backUpTo(app, file);
  await app.given.user({ name: '나중 사람', email: 'late@office.test' });
  await app.end();
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

type Act = 'restore' | 'backup';
type Kind = 'file' | 'statement';

/** @returns the office's folder, and how many steps it took when the process got through */
async function killedAt(act: Act, target: string, kind: Kind, step: number) {
  const folder = path.join(room, `${act}-${kind}-${step}`);
  cpSync(source, folder, { recursive: true });
  const args = [folder, vaultKey, act, target, recoveryKey, kind, String(step)];
  const child = startChild('restoring-child.ts', args);
  expect(await child.line()).toBe('ready');
  const last = await child.line().catch(() => '');
  await child.ended;
  return { folder, steps: Number(/^done (\d+)$/.exec(last)?.[1] ?? 0) };
}

/** Every step of the files, and these shares of the many statements. */
async function pointsOf(act: Act, target: string, shares: readonly number[]): Promise<[Kind, number][]> {
  const files = (await killedAt(act, target, 'file', 0)).steps;
  const statements = shares.length === 0 ? 0 : (await killedAt(act, target, 'statement', 0)).steps;
  return [
    ...Array.from({ length: files }, (_, i): [Kind, number] => ['file', i + 1]),
    ...shares.map((share): [Kind, number] => ['statement', Math.ceil(statements * share)]),
  ];
}

/** What one process did before it died: `old` or `restored`, and nothing in between. */
async function judgeRestore(kind: Kind, step: number): Promise<'old' | 'restored'> {
  const { folder, steps } = await killedAt('restore', file, kind, step);
  const at = `in front of ${kind} ${step}`;
  expect(steps, at).toBe(0);
  const app = await openTestOffice({ dataFolder: folder, vault: sharedVault(vaultKey) });
  try {
    expect((await app.call('app.status', {})).state, at).toEqual({ kind: 'signed-out' });
    await app.signIn();
    const restored = app.row("SELECT 1 FROM activity WHERE action = 'office-restored'") !== undefined;
    expect(app.row(LATE) !== undefined, at).toBe(!restored);
    expect(readdirSync(folder).filter((name) => /restor|snapshot/.test(name))).toEqual([]);
    if (restored) {
      const copies = path.join(folder, 'copies');
      expect(readdirSync(copies), at).toHaveLength(1);
      const kept = new SqliteDatabase(path.join(copies, readdirSync(copies)[0] ?? ''));
      expect(kept.pragma('integrity_check', { simple: true }), at).toBe('ok');
      expect(kept.prepare(LATE).get(), at).toBeDefined();
      kept.close();
    }
    return restored ? 'restored' : 'old';
  } finally {
    await app.end();
  }
}

/** Two at a time: starting a process takes longer than all that it then does. */
async function twoAtATime<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = [...all];
  const lane = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) results.push(await work(next));
  };
  await Promise.all([lane(), lane()]);
  return results;
}

test('killed at every step of restoring: the old office or the new one, whole, and the old one is never lost', {
  timeout: 300_000,
}, async () => {
  const points = await pointsOf('restore', file, [0.2, 0.5, 0.8]);
  expect(points.length).toBeGreaterThan(12);
  const ends = await twoAtATime(points, ([kind, step]) => judgeRestore(kind, step));
  expect(new Set(ends)).toEqual(new Set(['old', 'restored']));
  // What was interrupted can be done once more.
  const again = path.join(room, 'restore-file-2');
  const app = await openTestOffice({ dataFolder: again, vault: sharedVault(vaultKey) });
  await app.signIn();
  await restore(app, file, recoveryKey);
  expect(app.row(LATE)).toBeUndefined();
  await app.end();
});

test('killed at every step of a backup: under its name there is a whole one or none', {
  timeout: 300_000,
}, async () => {
  const target = (name: string) => {
    const disk = path.join(room, `disk-${name}`);
    mkdirSync(disk, { recursive: true });
    return path.join(disk, 'a.resetdesk-backup');
  };
  const points = await pointsOf('backup', target('whole'), []);
  await twoAtATime(points, async ([kind, step]) => {
    const made = target(`${kind}-${step}`);
    const { folder } = await killedAt('backup', made, kind, step);
    if (existsSync(made)) await findBackup(made);
    const app = await openTestOffice({ dataFolder: folder, vault: sharedVault(vaultKey) });
    expect((await app.call('app.status', {})).state).toEqual({ kind: 'signed-out' });
    expect(readdirSync(folder).filter((name) => name.includes('snapshot'))).toEqual([]);
    await app.end();
  });
});
