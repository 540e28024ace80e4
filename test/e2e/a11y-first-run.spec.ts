import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { look } from './look.ts';
import { ask, openPracticeOffice } from './offices.ts';
import { expect, test } from './program.ts';
import { ADMIN, fill, openPerson, sendReset, typePassword } from './steps.ts';
import { wordsOf } from './words.ts';

const FILE = [
  '이름,아이디,사번,부서,이메일,휴대폰',
  '김하늘,haneul,1001,총무팀,haneul@hanbit.example,010-1111-0001',
  '남궁솔,sol,1010,진단검사의학과,sol@hanbit.example,010-1111-0010',
  '이도현,,1005,간호부,dohyun@hanbit.example,010-1111-0005',
  '박지우,jiwoo,1006,원무과,jiwoo at hanbit,010-1111-0006',
  '최은별,eunbyul,1001,원무과,eunbyul@hanbit.example,010-1111-0007',
].join('\r\n');

// The states are many, and each is drawn in twelve ways; a trace of that costs more than it tells.
test.use({ systemLanguage: 'ko', trace: 'off' });
test.describe.configure({ timeout: 600_000 });

test('first run: every step in both languages, light and dark, narrow and at 200 % zoom', async ({
  program,
}) => {
  const t = wordsOf('ko');
  const { page } = program;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await look(program, 'first-run-language', 'ko');
  await button(t('common:continue')).click();
  await typePassword(page, t, 'qwertyuiop');
  await look(program, 'first-run-you-weak', 'ko');
  const { office, contact, name, email, login, password } = ADMIN.ko;
  await fill(page, t('firstRun:you.officeName'), office);
  await fill(page, t('firstRun:you.contact'), contact);
  await fill(page, t('firstRun:you.name'), name);
  await fill(page, t('firstRun:you.email'), email);
  await fill(page, t('firstRun:you.login'), login);
  await typePassword(page, t, password);
  await look(program, 'first-run-you', 'ko');
  await button(t('firstRun:you.create')).click();

  await expect(page.getByText(t('recovery:key.stored'))).toBeVisible();
  await look(program, 'first-run-recovery-key', 'ko');
  await page.getByRole('checkbox', { name: t('recovery:key.stored') }).check();
  await button(t('recovery:key.action')).click();

  for (const way of ['practice', 'folder', 'smtp'] as const) {
    await page.getByRole('radio', { name: t(`mail:ways.${way}.title`) }).click();
    if (way === 'smtp') {
      await button(t('firstRun:mail.save')).click();
      await page.getByText(t('mail:ca'), { exact: true }).click();
    }
    await look(program, `first-run-mail-${way}`, 'ko');
  }
  await page.getByRole('radio', { name: t('mail:ways.folder.title') }).click();
  await button(t('firstRun:mail.save')).click();

  await page.getByRole('radio', { name: t('firstRun:users.type.title') }).click();
  await button(t('firstRun:users.add')).click();
  await look(program, 'first-run-users-type', 'ko');
  await page.getByRole('radio', { name: t('firstRun:users.import.title') }).click();
  await look(program, 'first-run-users-import', 'ko');
  const file = path.join(program.dataFolder, 'people.csv');
  writeFileSync(file, FILE);
  await program.answerDialog(file, () => button(t('users:file.pick')).click());
  await expect(button(t('users:file.check'))).toBeVisible();
  await look(program, 'first-run-import-columns', 'ko');
  await button(t('users:file.check')).click();
  await page.getByRole('checkbox', { name: t('users:file.skip', { number: 3 }) }).check();
  await look(program, 'first-run-import-dry-run', 'ko');
  await page.getByRole('button', { name: t('users:file.import', { number: 2 }) }).click();
  await expect(page.getByText(t('users:file.doneTitle'))).toBeVisible();
  await look(program, 'first-run-import-done', 'ko');
  expect(program.problems).toEqual([]);
});

test('the practice office: its banner, its people and its mailbox', async ({ program }) => {
  const t = wordsOf('ko');
  const { page } = program;
  await openPracticeOffice(page, 'ko');
  await page.getByRole('link', { name: t('shell:practice.mailbox') }).click();
  await expect(page.getByText(t('practice:empty.title'))).toBeVisible();
  await look(program, 'practice-empty', 'ko');
  await page.getByRole('link', { name: t('practice:empty.action') }).click();
  await openPerson(page, t, '독고영', '독고영');
  await sendReset(page, t, '독고영');
  await openPerson(page, t, 'okafor', 'Grace Okafor');
  await look(program, 'practice-users-card', 'ko');
  await sendReset(page, t, 'Grace Okafor');
  await page.getByRole('link', { name: t('shell:nav.practice'), exact: true }).click();
  await expect(page.getByRole('article')).toBeVisible();
  await look(program, 'practice-mailbox', 'ko');
  // A colour chosen in the program counts over the system's.
  await ask(page, 'app.savePreferences', { theme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  expect(program.problems).toEqual([]);
});
