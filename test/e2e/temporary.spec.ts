import bcrypt from 'bcrypt';
import { expectWindow, FOLDER, leftBehind, openOffice, openScreen } from './desk.ts';
import { look } from './look.ts';
import { goTo } from './offices.ts';
import { expect, test } from './program.ts';
import { openPerson, row } from './steps.ts';
import { wordsOf } from './words.ts';

const NAME = 'Grace Okafor';
const REASON = 'Lost the phone, so no mail can be read';

test.use({ systemLanguage: 'en' });

test('a temporary password: off, allowed in the settings, set with a reason, read out, gone from screen and clipboard', async ({
  program,
}) => {
  const t = wordsOf('en');
  const { page } = program;
  const action = page.getByRole('button', { name: t('temporary:action') });
  await openOffice(program, 'en', FOLDER, [NAME]);
  await openPerson(page, t, 'grace', NAME);
  await expect(page.getByRole('button', { name: t('users:card.paste') })).toBeVisible();
  await expect(action).toHaveCount(0);

  await goTo(page, '/settings/passwords');
  await page.getByLabel(t('settings:passwords.temporary')).selectOption('operators');
  await page.getByRole('button', { name: t('settings:save') }).click();
  await expect(page.getByText(t('settings:saved'))).toBeVisible();

  await openScreen(page, t, 'users');
  await openPerson(page, t, 'grace', NAME);
  await action.click();
  const confirm = page.getByRole('button', { name: t('temporary:confirm') });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('caller:check.in-person') })
    .click();
  await page.keyboard.insertText('Staff card');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: t('temporary:reason') })).toBeFocused();
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.insertText(REASON);
  await look(program, 'temporary-ask', 'en');
  await confirm.click();

  const dialog = page.getByRole('dialog');
  const made = (await dialog.locator('output').textContent()) ?? '';
  expect(made).toMatch(/^[a-z]+(-[a-z]+){3,}$/);
  await expect(dialog.getByText(t('secrets:readBack.letters.small'))).toBeVisible();
  await expectWindow(program, { protected: true });
  await look(program, 'temporary-made', 'en');
  await dialog.getByRole('button', { name: t('secrets:copy.action') }).click();
  await expect(dialog.getByText(t('secrets:copy.done'))).toBeVisible();
  expect((await program.clipboard()).text).toBe(made);
  await dialog.getByRole('button', { name: t('temporary:done.close') }).click();
  await expect(dialog).toHaveCount(0);
  expect(await leftBehind(page, [made])).toEqual([]);
  await expectWindow(program, { protected: false });
  await expect(page.getByText(/^Temporary until/)).toBeVisible();

  const user = row(program, 'SELECT password_hash, must_change, temporary_until FROM users');
  expect(await bcrypt.compare(made, String(user?.password_hash))).toBe(true);
  expect(user).toMatchObject({ must_change: 1, temporary_until: expect.any(Number) });
  await openScreen(page, t, 'activity');
  const line = page.getByRole('listitem').filter({ hasText: t('activity:mark.withoutToken') });
  await line.getByRole('button').click();
  await expect(line).toContainText(REASON);

  await page.keyboard.press('ControlOrMeta+KeyL');
  await expect(page.getByRole('heading', { name: t('signIn:locked') })).toBeVisible();
  await expect.poll(async () => (await program.clipboard()).text).toBe('');
  expect(program.problems).toEqual([]);
});
