import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { systemClock } from '../../electron/adapters/system-clock.ts';
import { sharedVault } from './shared-vault.ts';
import { ADMIN, openTestOffice, type TestApp } from './test-office.ts';
import { until } from './until.ts';

/**
 * A process of its own that goes on with the bulk reset of a prepared office. Orders, one a line: `open` opens the
 * office and answers what the batch is found as; `run` starts or resumes it and answers `running`, later `finished`.
 */
const [dataFolder = '', vaultKey = '', bulkId = ''] = process.argv.slice(2);
let app: TestApp | null = null;

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

async function open(): Promise<void> {
  app = await openTestOffice({
    dataFolder,
    vault: sharedVault(vaultKey),
    clock: { ...systemClock, advance() {}, set() {} },
  });
  await app.call('session.signIn', { login: ADMIN.login, password: ADMIN.password });
  await app.call('session.reauthenticate', { password: ADMIN.password });
  await app.settledMinute();
  const { bulk } = await app.call('bulk.get', { bulkId });
  say(`${bulk.state} ${bulk.pausedFor ?? '-'}`);
}

async function run(): Promise<void> {
  if (app === null) throw new Error('not open');
  const { bulk } = await app.call('bulk.get', { bulkId });
  if (bulk.state === 'draft') {
    await app.call('bulk.start', { bulkId, reason: '유출 사고 대응', live: 'keep', lifetimeMinutes: 240 });
  } else if (bulk.state === 'paused') await app.call('bulk.resume', { bulkId });
  say('running');
  const ended = app;
  await until(async () => (await ended.call('bulk.get', { bulkId })).bulk.state === 'finished');
  await ended.outboxIdle();
  await ended.end();
  say('finished');
  process.exit();
}

createInterface(process.stdin)
  .on('line', (line) => {
    if (line === 'open') void open();
    if (line === 'run') void run();
  })
  .on('close', () => process.exit());
say('loaded');
