import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runVerifier } from '../support/fill-log.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';
import { until } from '../support/until.ts';

const OWNER = 'owner@elsewhere.test';

/** Checkpoints go to the owner and into a folder; the program has been closed and opened once since. */
async function witnessed(): Promise<{ app: TestApp; folder: string }> {
  const app = await createTestApp();
  await app.given.office();
  const folder = path.join(app.dataFolder, 'share');
  mkdirSync(folder);
  app.dialogs.answer = folder;
  const picked = await app.call('evidence.pickFolder', {});
  await app.call('settings.saveEvidence', {
    ownerEmail: OWNER,
    folder: { handle: picked.folder?.handle ?? '' },
    systemLog: false,
    everyEntries: 100,
    retentionYears: 1,
  });
  return { app, folder };
}

async function exported(app: TestApp): Promise<string> {
  app.dialogs.answer = path.join(app.dataFolder, 'log.json');
  await app.call('activity.export', { format: 'json', reason: '감사 자료 제출' });
  return app.dialogs.answer;
}

/** Stops the program, does something to its folder as only another program could, and starts it again. */
async function whileStopped(app: TestApp, act: () => void): Promise<void> {
  await app.app.close();
  act();
  await app.restart();
  await app.signIn();
}

const problemsOf = async (app: TestApp, checkpoint?: string) =>
  (await app.call('activity.verify', checkpoint === undefined ? {} : { checkpoint })).problems.map(
    ({ kind }) => kind,
  );

test('an older copy of the office, put back: the mark, the folder, or the mail that the owner kept tells', async () => {
  const { app, folder } = await witnessed();
  const file = (name: string) => path.join(app.dataFolder, name);
  const older = path.join(app.dataFolder, 'older');
  mkdirSync(older);
  await whileStopped(app, () => {
    for (const name of ['office.db', 'log.mark']) copyFileSync(file(name), path.join(older, name));
  });
  // More than the lines that every start and every verifying adds below.
  for (let i = 0; i < 20; i += 1) await app.given.user();
  await app.call('evidence.makeCheckpoint', {});
  await app.outboxIdle();
  const mail = await app.given.mailTo(OWNER);
  const putBack = (...names: string[]) => {
    for (const side of ['office.db-wal', 'office.db-shm']) rmSync(file(side), { force: true });
    for (const name of names) copyFileSync(path.join(older, name), file(name));
  };

  // Only the database: the mark beside it knows of more entries.
  await whileStopped(app, () => putBack('office.db'));
  const doubt = async () => (await app.call('evidence.state', {})).doubt;
  await until(async () => (await doubt())?.kind === 'cut-off');
  expect(await problemsOf(app)).toEqual(['cut-off']);

  // The mark as well: the checkpoints in the folder do.
  await whileStopped(app, () => putBack('office.db', 'log.mark'));
  expect(await problemsOf(app)).toEqual(['cut-off']);

  // The folder emptied too: everything on this computer agrees, and only what was kept elsewhere knows better.
  await whileStopped(app, () => {
    putBack('office.db', 'log.mark');
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
  });
  expect(await problemsOf(app)).toEqual([]);
  expect(await problemsOf(app, mail)).not.toEqual([]);
  const kept = path.join(app.dataFolder, 'mail of the owner.txt');
  writeFileSync(kept, mail);
  const json = await exported(app);
  expect(runVerifier(json).code).toBe(0);
  expect(runVerifier(json, '--checkpoint', kept)).toMatchObject({ code: 1 });
});

test('a checkpoint from a mail is read as mails are passed on, and only this office’s counts', async () => {
  const { app } = await witnessed();
  await app.call('evidence.makeCheckpoint', {});
  await app.outboxIdle();
  const mail = await app.given.mailTo(OWNER);
  const quoted = mail.replace(/^/gm, '> ').replaceAll('\n', '\r\n');
  const source = mail
    .replaceAll('=', '=3D')
    .split('\n')
    .map((line) => line.match(/.{1,70}/g)?.join('=\r\n') ?? '')
    .join('\r\n');
  for (const text of [mail, quoted, source]) {
    expect(await app.call('activity.verify', { checkpoint: text })).toMatchObject({ problems: [] });
  }
  const words = mail.replace(/entries (\d+)/, 'entries 1');
  expect((await app.refused('activity.verify', { checkpoint: words })).code).toBe('checkpoint-foreign');
  expect((await app.refused('activity.verify', { checkpoint: '안녕하세요' })).code).toBe(
    'checkpoint-unreadable',
  );
  const other = await witnessed();
  expect((await other.app.refused('activity.verify', { checkpoint: mail })).code).toBe('checkpoint-foreign');
});

test('the verifier takes a folder of checkpoints, and files of another office are not taken for this one’s', async () => {
  const { app, folder } = await witnessed();
  await app.call('evidence.makeCheckpoint', {});
  const json = await exported(app);
  await app.call('evidence.makeCheckpoint', {});
  expect(readdirSync(folder).length).toBeGreaterThan(0);
  const [first = ''] = readdirSync(folder).sort();
  const alone = path.join(app.dataFolder, 'first');
  mkdirSync(alone);
  copyFileSync(path.join(folder, first), path.join(alone, first));
  expect(runVerifier(json, '--checkpoint', alone)).toMatchObject({
    code: 0,
    output: expect.stringContaining('1 from elsewhere'),
  });
  const foreign = readFileSync(path.join(folder, first), 'utf8').replace(/office \S+/, 'office other');
  writeFileSync(path.join(alone, 'other.txt'), foreign);
  expect(runVerifier(json, '--checkpoint', alone).output).toContain('is of another office');
});
