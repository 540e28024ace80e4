import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChild } from '../support/child.ts';
import { manyRows, traces } from '../support/import-files.ts';
import { sharedVault } from '../support/shared-vault.ts';
import { openTestOffice, type TestApp } from '../support/test-office.ts';
import { until } from '../support/until.ts';

const ROWS = 3000;
const vaultKey = randomBytes(32).toString('hex');
const room = mkdtempSync(path.join(tmpdir(), 'resetdesk-import-'));
const source = path.join(room, 'source');
const file = path.join(room, 'many.csv');

beforeAll(async () => {
  writeFileSync(file, manyRows(ROWS));
  const app = await openTestOffice({ dataFolder: source, vault: sharedVault(vaultKey) });
  await app.given.office();
  await app.end();
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

async function withOffice<T>(folder: string, work: (app: TestApp) => Promise<T>): Promise<T> {
  const app = await openTestOffice({ dataFolder: folder, vault: sharedVault(vaultKey) });
  try {
    await app.signIn();
    return await work(app);
  } finally {
    await app.end();
  }
}

/** Without the log: whoever signs in leaves lines in it. */
const left = (app: TestApp) => ({ ...traces(app), mails: null });

test('killed anywhere, the next start takes everything back, and the file can be imported again', {
  timeout: 120_000,
}, async () => {
  const before = await withOffice(source, async (app) => left(app));
  let lastFolder = '';
  for (const at of [0, 2]) {
    lastFolder = path.join(room, `killed-${at}`);
    cpSync(source, lastFolder, { recursive: true });
    const child = startChild('importing-child.ts', [lastFolder, vaultKey, file]);
    expect(await child.line()).toBe('ready');
    for (let line = 0; line <= at; line += 1) await child.line().catch(() => '');
    child.process.kill('SIGKILL');
    await child.ended;
    await withOffice(lastFolder, async (app) => {
      await until(() => app.row('SELECT 1 FROM import_run') === undefined, 'the taking back');
      const done = app.row("SELECT 1 FROM activity WHERE action = 'users-imported'") !== undefined;
      if (!done) expect(left(app)).toEqual(before);
    });
  }
  const child = startChild('importing-child.ts', [lastFolder, vaultKey, file]);
  await child.ended;
  expect(child.rest().at(-1)).toBe('ended done');
});

test('a full disk is said to be one, and nothing is left of the import', { timeout: 60_000 }, async () => {
  const folder = path.join(room, 'full');
  cpSync(source, folder, { recursive: true });
  const before = await withOffice(folder, async (app) => left(app));
  // No file grows beyond this, as where the disk ends.
  const blocks = Math.ceil((statSync(path.join(folder, 'office.db')).size + 1_500_000) / 512);
  const child = startChild('importing-child.ts', [folder, vaultKey, file, '40000'], { fileBlocks: blocks });
  await child.ended;
  expect(child.rest().at(-1)).toBe('ended disk-full');
  await withOffice(folder, async (app) => {
    await until(() => app.row('SELECT 1 FROM import_run') === undefined, 'the taking back');
    expect(left(app)).toEqual(before);
  });
});
