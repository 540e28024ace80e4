import path from 'node:path';
import { expect, test } from 'vitest';
import type { Refusal } from '../../shared/errors.ts';
import { backupDisk } from '../support/backups.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-office.ts';

/** As a Mac's dialogs and file names write it: letter by letter. */
const APART = '연말 명부 점검'.normalize('NFD');
const ID_NUMBERS = ['주민번호 900101-1234567 확인', '９００１０１－１２３４５６７ 요청'];

type Act = 'users.export' | 'activity.export' | 'passwords.setTemporary';

/** Each act that wants a reason for the log, and the line that keeps it. */
const ACTS = [
  ['users.export', 'users-exported'],
  ['activity.export', 'activity-exported'],
  ['passwords.setTemporary', 'temporary-password-set'],
] as const;

async function office(): Promise<{ app: TestApp; inputOf(act: Act, reason: string): Promise<never> }> {
  const app = await createTestApp();
  await app.given.office();
  const { passwords } = await app.call('settings.get', {});
  await app.call('settings.savePasswords', { ...passwords, temporaryPasswords: 'admins' });
  app.dialogs.answer = path.join(backupDisk(), 'file');
  const userId = await app.given.user();
  const inputOf = async (act: Act, reason: string) => {
    const inputs = {
      'users.export': { reason, whom: { kind: 'everybody' } },
      'activity.export': { reason, format: 'csv' },
      'passwords.setTemporary': { reason, userId, language: 'ko' },
    };
    if (act === 'passwords.setTemporary') {
      await app.call('callers.check', { userId, kind: 'in-person', note: '사원증' });
    }
    return inputs[act] as never;
  };
  return { app, inputOf };
}

const linesOf = (app: TestApp, action: string) =>
  app
    .rows('SELECT code, details FROM activity WHERE action = ? ORDER BY seq', action)
    .map(({ code, details }) => ({ code, reason: JSON.parse(String(details)).reason }));

test.each(ACTS)('%s: its reason is kept in whole letters, however it was typed', async (act, action) => {
  const { app, inputOf } = await office();
  await app.call(act, await inputOf(act, APART));
  expect(linesOf(app, action)).toEqual([{ code: null, reason: '연말 명부 점검' }]);
});

test.each(ACTS)(
  '%s: a resident registration number is no reason, and nothing keeps it',
  async (act, action) => {
    const { app, inputOf } = await office();
    let asked = 0;
    app.dialogs.saveFile = async () => {
      asked += 1;
      return app.dialogs.answer;
    };
    for (const reason of ID_NUMBERS) {
      const refusal: Refusal = await app.refused(act, await inputOf(act, reason));
      expect(refusal.code).toBe('evidence-id-number');
    }
    // Nobody chooses a place for a file that will not be.
    expect(asked).toBe(0);
    const refused = { code: 'evidence-id-number', reason: undefined };
    expect(linesOf(app, action)).toEqual([refused, refused]);
    expect(app.bytesOnDisk()).not.toContain('900101-1234567');
  },
);
