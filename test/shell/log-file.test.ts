import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLogFile } from '../../electron/adapters/log-file.ts';

test('the log is one line per event, private to this person, and hides what could be secret', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'resetdesk-log-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const log = openLogFile(path.join(folder, 'logs'), false);
  log.info('started', { version: '1.2.3' });
  log.error('failed', { password: 'hunter2', reason: 'line one\nline two %s %d' });
  const file = path.join(folder, 'logs/resetdesk.log');
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info {2}started version="1\.2\.3"$/);
  expect(lines[1]).toContain('password=[hidden]');
  expect(lines[1]).toContain('%s %d');
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
});
