import { openScreen, setPassword } from './desk.ts';
import { expect, test } from './program.ts';
import { ADMIN, firstRun } from './steps.ts';
import { wordsOf } from './words.ts';

test.use({ systemLanguage: 'ko' });

test('the first reset in the practice office, as the README tells it', async ({ program }) => {
  const t = wordsOf('ko');
  const { page } = program;
  const name = '김민수';

  await firstRun(program, t, 'ko');
  await page.getByRole('radio', { name: t('mail:ways.practice.title') }).click();
  await page.getByRole('button', { name: t('firstRun:mail.startPractice') }).click();
  await page.getByRole('button', { name: t('firstRun:users.finish') }).click();
  await expect(page.getByText(t('shell:practice.title'))).toBeVisible();

  const box = page.getByRole('combobox', { name: t('users:search.label') });
  await expect(box).toBeFocused();
  for (const [typed, first] of [
    ['민수', name],
    ['alex', 'Alex Morgan'],
    ['1004', '박지훈'],
    [name, name],
  ] as const) {
    await box.fill(typed);
    await expect(page.getByRole('option').first()).toContainText(first);
  }
  await expect(page.getByRole('option')).toHaveCount(2);
  await box.press('Enter');

  await test.step('two people of this name: nothing is sent before somebody has looked twice', async () => {
    await page.getByRole('button', { name: t('users:send.action'), exact: true }).click();
    await expect(page.getByText(t('users:send.sameTitle', { name }))).toBeVisible();
    await expect(page.getByRole('radio', { name: /1002/ })).toBeVisible();
    const confirm = page.getByRole('button', { name: t('users:send.confirm', { name }) });
    await expect(confirm).toBeDisabled();
    await confirm.click({ force: true });
    await expect(confirm).toBeVisible();
    await page.getByRole('textbox', { name: t('caller:sameName.ask.phone') }).fill('1001');
    await page.getByRole('radio', { name: /1001/ }).check();
    await confirm.click();
    await expect(page.getByText(t('users:sent.handed-over'), { exact: true })).toBeVisible();
  });

  await test.step('the practice mailbox has the mail, and its text goes through the clipboard', async () => {
    await openScreen(page, t, 'practice');
    const mail = page.getByRole('article', { name: t('practice:reading') });
    await expect(mail).toContainText('minsu.kim@practice.example');
    await expect(mail).toContainText('BEGIN RESETDESK TOKEN');
    await page.getByRole('button', { name: t('practice:copy') }).click();
    // Where the program may not write to the clipboard by itself, the text is selected for the copy keys.
    const byHand = page.getByText(t('practice:notCopied'));
    await expect(byHand.or(page.getByText(t('practice:copied')))).toBeVisible();
    if (await byHand.isVisible()) await page.keyboard.press('ControlOrMeta+KeyC');
    await page.keyboard.press('ControlOrMeta+Shift+KeyV');
    await expect(page.getByRole('textbox', { name: t('pasteToken:box.label') })).toBeFocused();
    await page.keyboard.press('ControlOrMeta+KeyV');
  });

  await test.step('whose it is, and which of the two', async () => {
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
    await expect(page.getByText(t('pasteToken:whose.sameTitle', { name }))).toBeVisible();
    await expect(page.getByText('minsu.kim@practice.example')).toBeVisible();
    await setPassword(page, t, name, '서른 마리 고래가 느리게 춤춘다');
  });

  await test.step('pasted again, it is used', async () => {
    await page.getByRole('button', { name: t('pasteToken:done.next') }).click();
    await page.getByRole('textbox', { name: t('pasteToken:box.label') }).focus();
    await page.keyboard.press('ControlOrMeta+KeyV');
    await expect(page.getByRole('alert')).toContainText('이미 사용한 토큰');
  });

  await test.step('the activity log has the lines', async () => {
    await openScreen(page, t, 'activity');
    const who = t('activity:theOperator', { name: ADMIN.ko.name });
    const user = t('activity:theUser', { name });
    const lines = page.getByRole('listitem');
    for (const action of ['reset-issued', 'mail-handed-over', 'password-set', 'practice-started'] as const) {
      const line = lines.filter({ hasText: t(`activity:sentences.${action}`, { who, user }) });
      await expect(line.first()).toBeVisible();
    }
  });
  expect(program.problems).toEqual([]);
});
