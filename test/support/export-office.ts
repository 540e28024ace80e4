import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { InputOf } from '../../shared/contract.ts';
import type { CsvChoice } from '../../shared/csv.ts';
import { createTestApp } from './test-app.ts';
import { ADMIN, type TestApp } from './test-office.ts';

export const COLUMNS = 'name, login, email, phone, staff_number, department, language, manager_email';

/** An office with its admin signed in and nobody in it. */
export async function bareOffice(): Promise<TestApp> {
  const app = await createTestApp();
  const office = { officeName: '한빛 병원', contact: '', language: 'ko' } as const;
  await app.call('setup.createOffice', { ...office, admin: ADMIN });
  await app.call('recovery.issue', { password: null });
  await app.call('recovery.confirm', {});
  await app.call('setup.finish', {});
  return app;
}

/** Exports with a reason and gives the file's path and text; the dialog answers with a file of the office's folder. */
export async function exported(
  app: TestApp,
  whom: InputOf<'users.export'>['whom'] = { kind: 'everybody' },
): Promise<{ path: string; text: string; users: number }> {
  const file = path.join(app.dataFolder, '사용자.csv');
  app.dialogs.answer = file;
  const answer = await app.call('users.export', { reason: '연말 명부 점검', whom });
  if (answer.file === null) throw new Error('nothing was exported');
  return { path: file, text: readFileSync(file, 'utf8'), users: answer.file.users };
}

/** The choice that the import dialog comes to for this file when nobody changes anything. */
export async function choiceFor(app: TestApp, file: string): Promise<CsvChoice> {
  app.dialogs.answer = file;
  const picked = await app.call('directory.pickFile', {});
  if (picked.file === null) throw new Error('nothing was picked');
  const { handle } = picked.file;
  const { encoding, delimiter, hasHeader, mapping } = await app.call('directory.preview', { handle });
  return { handle, encoding, delimiter, hasHeader, mapping };
}

/** The same for a text that is written to a file first. */
export function choiceOf(app: TestApp, text: string, name = '인사.csv'): Promise<CsvChoice> {
  const file = path.join(app.dataFolder, name);
  writeFileSync(file, text);
  return choiceFor(app, file);
}
