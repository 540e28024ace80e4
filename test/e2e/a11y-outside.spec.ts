import { writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { look } from './look.ts';
import { ask, openPracticeOffice } from './offices.ts';
import { expect, test } from './program.ts';
import { ADMIN } from './steps.ts';
import { wordsOf } from './words.ts';

test.use({ systemLanguage: 'ko', trace: 'off' });
test.describe.configure({ timeout: 600_000 });

test('lock, sign-in, recovery and a damaged database: the screens outside of the frame', async ({
  program,
}) => {
  const t = wordsOf('ko');
  await openPracticeOffice(program.page, 'ko');
  await ask(program.page, 'session.lock', {});
  await expect(program.page.getByRole('heading', { name: t('signIn:locked') })).toBeVisible();
  await look(program, 'lock', 'ko');
  await program.page.getByRole('button', { name: t('signIn:signOut') }).click();
  await expect(program.page.getByRole('heading', { name: t('signIn:title') })).toBeVisible();
  await look(program, 'sign-in', 'ko');
  await program.page.getByRole('textbox', { name: t('signIn:login') }).fill(ADMIN.ko.login);
  await program.page.getByLabel(t('signIn:password'), { exact: true }).fill('not the password at all');
  await program.page.keyboard.press('Enter');
  await expect(program.page.getByRole('alert')).toBeVisible();
  await look(program, 'sign-in-refused', 'ko');
  expect(program.problems).toEqual([]);

  const database = path.join(program.dataFolder, 'office', 'office.db');
  await program.kill();
  const sqlite = new SqliteDatabase(database);
  sqlite.prepare('UPDATE office SET wrapped_by_os = NULL').run();
  sqlite.close();
  await program.restart();
  await expect(program.page.getByRole('heading', { name: t('recovery:unlock.title') })).toBeVisible();
  await program.page.getByRole('textbox', { name: t('recovery:unlock.label') }).fill('AAAA-BBBB');
  await program.page.keyboard.press('Enter');
  await expect(program.page.getByRole('alert')).toBeVisible();
  await look(program, 'recovery', 'ko');

  await program.kill();
  writeFileSync(database, 'this is no database '.repeat(1000));
  await program.restart();
  await expect(program.page.getByRole('heading', { level: 1 })).toBeVisible();
  await look(program, 'unavailable', 'ko', { languageFixed: true });
});
