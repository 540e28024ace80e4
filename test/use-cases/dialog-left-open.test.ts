import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Refusal } from '../../shared/errors.ts';
import { backupDisk } from '../support/backups.ts';
import { runToEnd, startedBulk } from '../support/bulk.ts';
import { choiceOf } from '../support/export-office.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';
import { DURI, officeOfTwo, workAs } from '../support/two-operators.ts';

const REASON = '연말 명부 점검';

/** Everything that asks where to and then writes, each with what has to be there first. */
const SAVING: Record<string, (app: TestApp) => Promise<() => Promise<Refusal>>> = {
  'the users': async (app) => () =>
    app.refused('users.export', { reason: REASON, whom: { kind: 'everybody' } }),
  'the activity log': async (app) => () => app.refused('activity.export', { format: 'json', reason: REASON }),
  'the result of a batch': async (app) => {
    const bulkId = await batch(app);
    return () => app.refused('bulk.export', { bulkId });
  },
  slips: async (app) => {
    const bulkId = await batch(app);
    return () => app.refused('bulk.printSlips', { bulkId, hours: 8 });
  },
  'rows that cannot be imported': async (app) => {
    const choice = await choiceOf(app, '이름,로그인 ID,메일 주소\n하나,hana,no-address\n');
    return () => app.refused('directory.saveProblems', choice);
  },
  'the recovery key': async (app) => {
    await app.call('recovery.issue', { password: ADMIN.password });
    return () => app.refused('recovery.save', {});
  },
  'a backup': async (app) => () => app.refused('backup.make', { as: 'file' }),
};

async function batch(app: TestApp): Promise<string> {
  const userId = await app.given.user({ name: '메일 없는', email: null });
  const bulkId = await startedBulk(app, { from: 'selection', userIds: [userId] }, 1200);
  await runToEnd(app, bulkId);
  return bulkId;
}

/** What can come between the question and its answer, and what is said then. */
const LEAVING: Record<string, { code: string; leave(app: TestApp): Promise<unknown> }> = {
  locked: { code: 'locked', leave: (app) => app.call('session.lock', {}) },
  'signed out of': { code: 'not-signed-in', leave: (app) => app.call('session.signOut', {}) },
  'taken by another operator': { code: 'not-signed-in', leave: (app) => workAs(app, DURI) },
};

const CASES = Object.keys(SAVING).flatMap((what) => Object.keys(LEAVING).map((how) => [what, how] as const));

/** The acts that say something has left the office. */
const TAKEN = `SELECT action FROM activity WHERE action IN
  ('users-exported', 'activity-exported', 'bulk-exported', 'slips-printed', 'backup-made', 'reset-issued')`;

/** What the disk and the log hold after a save dialog that is answered only when `leave` is done. */
async function answeredLate(
  app: TestApp,
  save: () => Promise<Refusal>,
  leave: () => Promise<unknown>,
): Promise<{ code: string; files: string[]; acts: unknown[] }> {
  const folder = backupDisk();
  const before = app.rows(TAKEN).length;
  app.dialogs.saveFile = async () => {
    await leave();
    return path.join(folder, 'saved');
  };
  const { code } = await save();
  return { code, files: readdirSync(folder), acts: app.rows(TAKEN).slice(before) };
}

test.each(CASES)(
  '%s: nothing is written when the program was %s while the dialog stood open',
  async (what, how) => {
    const { app } = await officeOfTwo('admin');
    await app.signIn();
    const leaving = LEAVING[how];
    const save = await SAVING[what]?.(app);
    if (leaving === undefined || save === undefined) throw new Error('no such case');
    expect(await answeredLate(app, save, () => leaving.leave(app))).toEqual({
      code: leaving.code,
      files: [],
      acts: [],
    });
  },
);

test('nothing is written when the keyboard was handed over while the dialog stood open', async () => {
  const { app } = await officeOfTwo('admin');
  const userId = await app.given.user({ email: 'freya@office.test' });
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  const text = await app.given.mailTo('freya@office.test');
  const save = async () => app.refused('backup.make', { as: 'file' });
  expect(await answeredLate(app, save, () => app.call('handover.begin', { text }))).toEqual({
    code: 'locked',
    files: [],
    acts: [],
  });
});

test('nothing is written for one who may not have it any more when the dialog is answered', async () => {
  const { app, duriId } = await officeOfTwo('admin');
  await workAs(app, DURI);
  const save = async () => app.refused('backup.make', { as: 'file' });
  const late = await answeredLate(app, save, async () => {
    await app.signIn();
    await app.call('operators.edit', { operatorId: duriId, ...DURI, role: 'operator', departments: null });
    await workAs(app, DURI);
  });
  expect(late).toEqual({ code: 'not-allowed', files: [], acts: [] });
});

test('whoever unlocked again before answering the dialog gets the file', async () => {
  const { app } = await officeOfTwo();
  const folder = backupDisk();
  app.dialogs.saveFile = async () => {
    await app.call('session.lock', {});
    await app.call('session.unlock', { password: ADMIN.password });
    return path.join(folder, 'log.json');
  };
  await app.call('activity.export', { format: 'json', reason: REASON });
  expect(readdirSync(folder)).toEqual(['log.json']);
});

test('a recovery key that was replaced while the dialog stood open is not saved: it opens nothing', async () => {
  const { app } = await officeOfTwo();
  await app.call('recovery.issue', { password: ADMIN.password });
  const save = async () => app.refused('recovery.save', {});
  const late = await answeredLate(app, save, () => app.call('recovery.issue', { password: ADMIN.password }));
  expect(late).toMatchObject({ code: 'recovery-key-missing', files: [] });
});
