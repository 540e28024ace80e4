import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../electron/adapters/system-clock.ts';
import { type Child, startChild } from '../support/child.ts';
import { sharedVault } from '../support/shared-vault.ts';
import { type SmtpTestServer, startSmtpServer } from '../support/smtp-server.ts';
import { openTestOffice } from '../support/test-office.ts';

/** A round makes twenty: three interrupted ones leave some for the last. */
const PEOPLE = 75;
/** The outbox holds no more at once: four on their way, and sixteen ready. */
const TAKEN = 20;
const KILLS = 3;

type Prepared = { dataFolder: string; vaultKey: string; bulkId: string };

/** An office with a dry run of its people, its mails at the pace of a large provider, closed. */
async function preparedBulk(server: SmtpTestServer, dataFolder: string): Promise<Prepared> {
  const vaultKey = randomBytes(32).toString('hex');
  const clock = { ...systemClock, advance() {}, set() {} };
  const app = await openTestOffice({ dataFolder, vault: sharedVault(vaultKey), clock });
  try {
    await app.given.office();
    app.change('DELETE FROM users');
    for (let index = 0; index < PEOPLE; index += 1) await app.given.user();
    await app.call('settings.saveMail', {
      way: 'smtp',
      smtp: {
        ...{ host: server.host, port: server.port, security: 'starttls', user: null, password: null },
        ...{ fromName: '헬프데스크', fromAddress: 'help@office.test', privateCa: server.privateCa },
      },
    });
    const limits = { perUserHour: 3, perUserDay: 10, perOperatorHour: 30, perOfficeHour: 200 };
    await app.call('settings.saveTokens', { lifetimeMinutes: 60, ...limits, bulkPerMinute: 1200 });
    const { bulkId } = await app.call('bulk.gather', { from: 'filter', query: '', filter: 'all' });
    return { dataFolder, vaultKey, bulkId };
  } finally {
    await app.end();
  }
}

test(`killed ${KILLS} times in the middle, a bulk reset mails nobody twice and forgets nobody`, {
  timeout: 120_000,
}, async () => {
  const server = await startSmtpServer({ tls: 'starttls' });
  onTestFinished(() => server.close());
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-bulk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { dataFolder, vaultKey, bulkId } = await preparedBulk(server, path.join(folder, 'office'));

  let child: Child | null = null;
  onTestFinished(() => void child?.process.kill('SIGKILL'));
  for (let kill = 0; kill <= KILLS; kill += 1) {
    child = startChild('bulk-child.ts', [dataFolder, vaultKey, bulkId]);
    expect(await child.line()).toBe('loaded');
    child.say('open');
    const found = await child.line();
    expect(found).toBe(kill === 0 ? 'draft -' : 'paused restart');
    child.say('run');
    expect(await child.line()).toBe('running');
    if (kill === KILLS) {
      expect(await child.line()).toBe('finished');
      await child.ended;
      break;
    }
    // In the middle, whatever else this machine is doing: when so many mails more have come.
    const enough = resetMails(server).length + 1 + Math.floor(Math.random() * 8);
    while (resetMails(server).length < enough) await server.nextMail();
    child.process.kill('SIGKILL');
    await child.ended;
  }

  const sqlite = new SqliteDatabase(path.join(dataFolder, 'office.db'), { readonly: true });
  onTestFinished(() => void sqlite.close());
  const members = sqlite
    .prepare<[], { email: string; progress: string; resets: number }>(
      `SELECT users.email, progress, (SELECT count(*) FROM resets WHERE user_id = users.id) AS resets
       FROM bulk_members JOIN users ON users.id = user_id`,
    )
    .all();
  expect(members).toHaveLength(PEOPLE);
  const mails = Map.groupBy(resetMails(server), ({ to }) => to[0] ?? '');
  const wrong = members.filter(({ email, progress, resets }) => {
    const came = mails.get(email)?.length ?? 0;
    // What the outbox had taken when the program died may have arrived or not: the board says so.
    const fits = progress === 'handed-over' ? came === 1 : progress === 'unknown' && came <= 1;
    return !fits || resets !== 1;
  });
  expect(wrong).toEqual([]);
  expect(members.filter(({ progress }) => progress === 'unknown').length).toBeLessThanOrEqual(KILLS * TAKEN);
});

function resetMails(server: SmtpTestServer) {
  return server.mails.filter(({ to }) => to[0]?.startsWith('user'));
}
