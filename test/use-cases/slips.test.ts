import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { emptyOffice, runToEnd, startedBulk } from '../support/bulk.ts';
import { ADMIN, type TestApp } from '../support/test-office.ts';
import { until } from '../support/until.ts';

/** An office whose started batch has people without mail. */
async function waitingForSlips(
  names: readonly string[],
): Promise<{ app: TestApp; bulkId: string; ids: string[] }> {
  const app = await emptyOffice();
  const ids: string[] = [];
  for (const [index, name] of names.entries()) {
    ids.push(await app.given.user({ name, login: `person${index}`, email: null, department: '생산 1팀' }));
  }
  const bulkId = await startedBulk(app, { from: 'selection', userIds: ids }, 1200);
  await runToEnd(app, bulkId);
  app.dialogs.answer = path.join(app.dataFolder, 'slips.pdf');
  return { app, bulkId, ids };
}

/** The code on the slip of whoever bears this name, as it is printed. */
function codeOf(app: TestApp, name: string): string {
  const page = app.printer.pages.at(-1) ?? '';
  const slip = page.split('<section').find((part) => part.includes(name)) ?? '';
  return /<b>([^<]+)<\/b>/.exec(slip)?.[1] ?? '';
}

const states = async (app: TestApp, bulkId: string) =>
  (await app.call('bulk.members', { bulkId })).members.map(({ progress, code }) => code ?? progress);

test('everybody without mail gets a slip of their own, in a PDF where the admin says and nowhere else', async () => {
  const { app, bulkId } = await waitingForSlips(['김민수', '<b>이서연</b>']);
  expect((await app.call('bulk.get', { bulkId })).slips).toBe(2);
  expect(await app.call('bulk.printSlips', { bulkId, hours: 8 })).toEqual({
    file: { name: 'slips.pdf', slips: 2, refused: 0 },
    left: 0,
  });
  const file = path.join(app.dataFolder, 'slips.pdf');
  expect(readFileSync(file, 'utf8').startsWith('%PDF')).toBe(true);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  const page = app.printer.pages[0] ?? '';
  for (const words of [
    '김민수',
    '&lt;b&gt;이서연&lt;/b&gt;',
    'person0',
    '생산 1팀',
    '한빛 병원',
    '내선 119',
  ]) {
    expect(page).toContain(words);
  }
  expect(page.match(/<section/g)).toHaveLength(2);
  expect(page).not.toMatch(/<script|http:|https:/);

  const codes = [codeOf(app, '김민수'), codeOf(app, '이서연')];
  expect(new Set(codes).size).toBe(2);
  for (const code of codes) {
    expect(code).toMatch(/^[0-9A-Z]{4}.[0-9A-Z]{4}$/);
    const plain = code.replace(/[^0-9A-Z]/g, '');
    expect(app.bytesOnDisk()).not.toContain(plain);
    expect(app.logLines.join('\n')).not.toContain(plain);
  }
  expect(await states(app, bulkId)).toEqual(['printed', 'printed']);
  expect(app.rows("SELECT * FROM outbox WHERE kind = 'reset'")).toEqual([]);
  const line = app.row("SELECT operator_name, details FROM activity WHERE action = 'slips-printed'");
  expect(line?.operator_name).toBe(ADMIN.name);
  expect(JSON.parse(String(line?.details))).toEqual({ bulk: bulkId, slips: 2, file: 'slips.pdf' });
  expect(await app.refused('bulk.printSlips', { bulkId, hours: 8 })).toMatchObject({ code: 'bulk-no-slips' });
});

test('a slip proves no mailbox: whoever brings it is checked, then it sets the password once', async () => {
  const { app, bulkId, ids } = await waitingForSlips(['김민수']);
  const [userId = ''] = ids;
  await app.call('bulk.printSlips', { bulkId, hours: 24 });
  const proof = { text: codeOf(app, '김민수'), userId };
  const preview = await app.call('resets.inspect', proof);
  expect(preview.gateRefusal).toMatchObject({ code: 'caller-not-verified' });
  expect(preview.expiresAt - preview.issuedAt).toBe(24 * 3_600_000);
  const newPassword = '서른 마리 고래가 느리게 춤춘다';
  const completion = { ...proof, newPassword, way: 'typed-on-behalf', mustChange: true } as const;
  expect(await app.refused('resets.complete', completion)).toMatchObject({ code: 'caller-not-verified' });
  await app.call('callers.check', { userId, kind: 'in-person', note: '사원증 확인' });
  await app.call('resets.complete', completion);
  expect(await states(app, bulkId)).toEqual(['used']);
  const line = app.row("SELECT details FROM activity WHERE action = 'password-set'");
  expect(JSON.parse(String(line?.details))).toMatchObject({ proof: 'code', checks: 'in-person' });
  expect(await app.refused('resets.complete', completion)).toMatchObject({ code: 'code-missing' });
});

test('if the PDF cannot be made its codes are void and the same people go on waiting for a slip', async () => {
  const { app, bulkId } = await waitingForSlips(['김민수', '이서연']);
  app.printer.broken = true;
  expect(await app.refused('bulk.printSlips', { bulkId, hours: 8 })).toMatchObject({
    code: 'slips-not-made',
  });
  expect(app.rows('SELECT DISTINCT state, code_hash FROM resets')).toEqual([
    { state: 'revoked', code_hash: null },
  ]);
  expect(await states(app, bulkId)).toEqual(['address-missing', 'address-missing']);
  app.printer.broken = false;
  expect((await app.call('bulk.printSlips', { bulkId, hours: 8 })).file).toMatchObject({ slips: 2 });
});

test('a printer that never answers is given up after a minute: its codes are void, no file is there, and the next can print', async () => {
  const { app, bulkId } = await waitingForSlips(['김민수', '이서연']);
  app.printer.hanging = true;
  const hung = app.refused('bulk.printSlips', { bulkId, hours: 8 });
  await until(() => app.printer.pages.length === 1);
  app.clock.advance(60_000);
  expect(await hung).toMatchObject({ code: 'printer-unanswered' });
  expect(existsSync(path.join(app.dataFolder, 'slips.pdf'))).toBe(false);
  expect(app.rows('SELECT DISTINCT state, code_hash FROM resets')).toEqual([
    { state: 'revoked', code_hash: null },
  ]);
  expect(app.row("SELECT 1 FROM activity WHERE action = 'slips-printed'")).toBeUndefined();
  expect(await states(app, bulkId)).toEqual(['address-missing', 'address-missing']);
  app.printer.hanging = false;
  expect((await app.call('bulk.printSlips', { bulkId, hours: 8 })).file).toMatchObject({ slips: 2 });
});

test('slips whose file was never written, because the program was killed, are offered again', async () => {
  const { app, bulkId } = await waitingForSlips(['김민수']);
  await app.call('bulk.printSlips', { bulkId, hours: 8 });
  // As a kill before the file is written leaves it.
  app.change("UPDATE resets SET state = 'queued', handed_over_at = NULL");
  expect(await states(app, bulkId)).toEqual(['printing']);
  const first = codeOf(app, '김민수');
  expect((await app.call('bulk.printSlips', { bulkId, hours: 8 })).file).toMatchObject({ slips: 1 });
  expect(codeOf(app, '김민수')).not.toBe(first);
  expect(app.rows('SELECT state FROM resets ORDER BY rowid')).toEqual([
    { state: 'superseded' },
    { state: 'handed-over' },
  ]);
});

test('whoever has an address by now gets no slip, so that no changed address is gone round', async () => {
  const { app, bulkId, ids } = await waitingForSlips(['김민수', '이서연']);
  app.change(
    'UPDATE users SET email = ?, credential_version = credential_version + 1 WHERE id = ?',
    'a@b.test',
    ids[0],
  );
  expect(await app.call('bulk.printSlips', { bulkId, hours: 8 })).toEqual({
    file: { name: 'slips.pdf', slips: 1, refused: 1 },
    left: 0,
  });
  expect(await states(app, bulkId)).toEqual(['slip-not-needed', 'printed']);
});

test('a dialog that was cancelled makes no code', async () => {
  const { app, bulkId } = await waitingForSlips(['김민수']);
  app.dialogs.answer = null;
  expect(await app.call('bulk.printSlips', { bulkId, hours: 8 })).toEqual({ file: null, left: 1 });
  expect(app.rows('SELECT * FROM resets')).toEqual([]);
});

test('a batch that was cancelled while somebody chose where to write makes no code any more', async () => {
  const { app, bulkId } = await waitingForSlips(['김민수']);
  app.dialogs.saveFile = async () => {
    await app.call('bulk.cancel', { bulkId });
    return path.join(app.dataFolder, 'slips.pdf');
  };
  expect(await app.refused('bulk.printSlips', { bulkId, hours: 8 })).toMatchObject({ code: 'bulk-no-slips' });
  expect(app.rows('SELECT * FROM resets')).toEqual([]);
  expect(await states(app, bulkId)).toEqual(['address-missing']);
});

test('whoever was mailed while somebody chose where to write keeps that mail and gets no slip', async () => {
  const { app, bulkId, ids } = await waitingForSlips(['김민수', '이서연']);
  app.dialogs.saveFile = async () => {
    app.change(
      'UPDATE users SET email = ?, credential_version = credential_version + 1 WHERE id = ?',
      'a@b.test',
      ids[0],
    );
    await app.call('bulk.retry', { bulkId, progress: 'left-out', code: 'address-missing' });
    await runToEnd(app, bulkId);
    return path.join(app.dataFolder, 'slips.pdf');
  };
  expect((await app.call('bulk.printSlips', { bulkId, hours: 8 })).file).toMatchObject({ slips: 1 });
  expect(await states(app, bulkId)).toEqual(['handed-over', 'printed']);
});

test('when one of the codes cannot be made, none of the others stays alive', async () => {
  const { app, bulkId, ids } = await waitingForSlips(['김민수', '이서연', '박지훈']);
  app.change(`CREATE TRIGGER full_disk BEFORE INSERT ON resets WHEN NEW.user_id = '${ids[1]}'
    BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  expect(await app.refused('bulk.printSlips', { bulkId, hours: 8 })).toMatchObject({
    code: 'slips-not-made',
  });
  expect(app.rows('SELECT state, code_hash FROM resets')).toEqual([
    { state: 'revoked', code_hash: null },
    { state: 'revoked', code_hash: null },
  ]);
  expect(app.printer.pages).toEqual([]);
  app.change('DROP TRIGGER full_disk');
  expect((await app.call('bulk.printSlips', { bulkId, hours: 8 })).file).toMatchObject({ slips: 3 });
});

test('where nobody may get a slip any more, it says so instead of naming a file', async () => {
  const { app, bulkId, ids } = await waitingForSlips(['김민수']);
  await app.call('users.setEnabled', { userId: ids[0] ?? '', enabled: false });
  expect(await app.refused('bulk.printSlips', { bulkId, hours: 8 })).toMatchObject({ code: 'bulk-no-slips' });
  expect(await states(app, bulkId)).toEqual(['user-disabled']);
});

test('the codes of a file that a kill left unfinished are void at the next start', async () => {
  const { app, bulkId } = await waitingForSlips(['김민수']);
  await app.call('bulk.printSlips', { bulkId, hours: 8 });
  app.change("UPDATE resets SET state = 'queued', handed_over_at = NULL");
  await app.restart();
  await app.signIn();
  await until(() => app.row("SELECT 1 FROM resets WHERE state = 'revoked'") !== undefined);
  expect(app.rows('SELECT state, code_hash FROM resets')).toEqual([{ state: 'revoked', code_hash: null }]);
  expect(await app.call('bulk.get', { bulkId })).toMatchObject({ slips: 1 });
  const line = app.row("SELECT operator_name, details FROM activity WHERE action = 'reset-revoked'");
  expect(line?.operator_name).toBeNull();
  expect(JSON.parse(String(line?.details))).toMatchObject({ reason: 'slip-not-printed' });
});
