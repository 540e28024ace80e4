import { changeRows, FOLDER, givePassword, openOffice, signIn, signOut } from './desk.ts';
import { expect, test } from './program.ts';
import { ADMIN, row } from './steps.ts';
import { wordsOf } from './words.ts';

const t = wordsOf('en');
const { login, password, name } = ADMIN.en;

test('lock, unlock, sign out, and the wait after wrong passwords, which a restart does not end', async ({
  program,
}) => {
  await openOffice(program, 'en', FOLDER, ['Grace Okafor']);
  const { page } = program;
  const search = page.getByRole('combobox', { name: t('users:search.label') });
  const locked = page.getByRole('heading', { name: t('signIn:locked') });

  await test.step('the shortcut locks, and nothing of the office stays on screen', async () => {
    await search.fill('grace');
    await expect(page.getByRole('option')).toContainText(['Grace Okafor']);
    await page.keyboard.press('ControlOrMeta+KeyL');
    await expect(locked).toBeVisible();
    await expect(page.getByText(t('signIn:lockedFor', { name }))).toBeVisible();
    await expect(page.locator('body')).not.toContainText('Grace');
    await expect(page.getByRole('navigation')).toHaveCount(0);
  });

  await test.step('only the own password unlocks', async () => {
    await givePassword(page, t, 'not the right one at all', t('signIn:unlock'));
    await expect(page.getByRole('alert')).toHaveAttribute('data-code', 'sign-in-refused');
    await expect(page.getByLabel(t('signIn:password'), { exact: true })).toHaveValue('');
    await givePassword(page, t, password, t('signIn:unlock'));
    await expect(search).toBeVisible();
  });

  await test.step('the button locks too', async () => {
    await page.getByRole('button', { name: t('shell:lock'), exact: true }).click();
    await expect(locked).toBeVisible();
    await givePassword(page, t, password, t('signIn:unlock'));
    await expect(search).toBeVisible();
  });

  await test.step('three wrong passwords bring a wait that even the right one has to sit out', async () => {
    await signOut(page, t);
    await failThrice();
    await signIn(page, t, login, password);
    await expect(page.getByRole('alert')).toHaveAttribute('data-code', 'sign-in-wait');
    await expect(page.getByText(/^You can try again in [1-5] seconds?\.$/)).toBeVisible();
    const button = page.getByRole('button', { name: t('signIn:action'), exact: true });
    await expect(button).toBeDisabled();
    await expect(button).toBeEnabled();
    await signIn(page, t, login, password);
    await expect(search).toBeVisible();
  });

  await test.step('a restart asks to sign in, and does not end the wait', async () => {
    await signOut(page, t);
    await failThrice();
    await program.end();
    const stored = row(program, 'SELECT failures, wait_until FROM operators WHERE login = ?', login);
    expect(stored).toEqual({ failures: 3, wait_until: expect.any(Number) });
    // A minute more, so that a slow computer's start does not outlast it.
    changeRows(program, 'UPDATE operators SET wait_until = wait_until + 60000');
    await program.restart();
    await signIn(program.page, t, login, password);
    await expect(program.page.getByRole('alert')).toHaveAttribute('data-code', 'sign-in-wait');
    await expect(program.page.getByText(/^You can try again in \d+ seconds\.$/)).toBeVisible();
  });
  expect(program.problems).toEqual([]);

  async function failThrice() {
    for (const wrong of ['first wrong one', 'second wrong one', 'third wrong one']) {
      await signIn(page, t, login, wrong);
      await expect(page.getByRole('alert')).toHaveAttribute('data-code', 'sign-in-refused');
    }
  }
});
