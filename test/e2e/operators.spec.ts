import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright/test';
import { chooseOwnPassword, FOLDER, givePassword, openOffice, openScreen, signIn, signOut } from './desk.ts';
import { look } from './look.ts';
import { addUsers, ask, findUser, goTo } from './offices.ts';
import { expect, test } from './program.ts';
import { ADMIN, fill, openPerson, sendReset, typePassword } from './steps.ts';
import { wordsOf } from './words.ts';

const t = wordsOf('en');
const { login, password } = ADMIN.en;
const GIVEN = 'a password on a slip of paper';
const PASSWORD = 'eleven quiet lamps along the quay';
const NEW_PASSWORD = 'thirty whales dance slowly home';
const STEP = 30_000;

// What is looked at by axe is not traced as well: the tracing's own scripts would be reported.
test.use({ trace: 'off' });

test('an admin asks admins for an authenticator app, sets it up, signs in with it, and gets in again without it', async ({
  program,
}) => {
  await openOffice(program, 'en', FOLDER, ['Grace Okafor']);
  const { page } = program;
  const { recoveryKey } = await ask(page, 'recovery.issue', { password });
  await ask(page, 'recovery.confirm', {});
  const search = page.getByRole('combobox', { name: t('users:search.label') });
  const digits = page.getByRole('textbox', { name: t('totp:digits') });
  const enrolTitle = page.getByRole('heading', { name: t('totp:enrol.title') });

  await test.step('saving the demand leads to the set-up, and says so before', async () => {
    await openScreen(page, t, 'settings');
    await page.getByRole('link', { name: t('settings:tabs.signIn'), exact: true }).click();
    await page.getByRole('radio', { name: t('settings:signIn.demands.admins') }).check();
    await expect(page.getByText(t('settings:signIn.ownMissing'))).toBeVisible();
    await page.getByRole('button', { name: t('settings:save') }).click();
    await expect(enrolTitle).toBeVisible();
  });

  const { code, used } =
    await test.step('the key on screen goes into an app, whose digits switch it on', async () => {
      await expect(page.getByRole('img', { name: t('totp:picture') })).toBeVisible();
      await look(program, 'enrol-totp', 'en');
      const app = await appWithKeyOf(page);
      const first = app(0);
      await page.getByRole('textbox', { name: t('totp:confirmLabel') }).fill(first);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('navigation', { name: t('shell:navigation') })).toBeVisible();
      return { code: app, used: first };
    });

  await test.step('at the next sign-in the digits are asked for; those that were used do not work', async () => {
    await signOut(page, t);
    await signIn(page, t, login, password);
    await expect(digits).toBeFocused();
    await digits.fill(used);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveAttribute('data-code', 'totp-wrong');
    await digits.fill(code(1));
    await page.keyboard.press('Enter');
    await expect(search).toBeVisible();
  });

  await test.step('the phone is lost: the recovery key lets the admin in, to set up another one', async () => {
    await signOut(page, t);
    await page.getByRole('button', { name: t('signIn:useRecoveryKey') }).click();
    await look(program, 'recover-admin', 'en');
    await fill(page, t('signIn:recover.key'), recoveryKey.toLowerCase());
    await fill(page, t('signIn:recover.login'), login);
    await typePassword(page, t, NEW_PASSWORD);
    await page.getByRole('button', { name: t('signIn:recover.action') }).click();
    await expect(page.getByText(t('signIn:recover.done'))).toBeVisible();
    await givePassword(page, t, NEW_PASSWORD, t('signIn:action'));
    await expect(enrolTitle).toBeVisible();
    const another = await appWithKeyOf(page);
    await page.getByRole('textbox', { name: t('totp:confirmLabel') }).fill(another(0));
    await page.getByRole('button', { name: t('totp:confirm') }).click();
    await expect(search).toBeVisible();
    await expect(page.getByRole('link', { name: t('shell:nav.alerts') })).toContainText('1');
  });
  expect(program.problems).toEqual([]);
});

test('an operator of one department sees its users alone; what is unusual reaches the admin', async ({
  program,
}) => {
  await openOffice(program, 'en', FOLDER, ['Sam Solo']);
  const { page } = program;
  await addUsers(page);
  await ask(page, 'settings.saveAlerts', {
    resetsPerHour: 1,
    refusalsPerHour: 10,
    officeHours: [null, ...Array.from({ length: 6 }, () => ({ opens: 540, closes: 1080 }))],
    mailAdmins: true,
  });

  await test.step('the admin binds a new operator to a department', async () => {
    await openScreen(page, t, 'settings');
    await page.getByRole('link', { name: t('settings:tabs.operators') }).click();
    await page.getByRole('button', { name: t('operators:add') }).click();
    const dialog = page.getByRole('dialog');
    await fill(page, t('operators:name'), 'Otto Operate');
    await fill(page, t('operators:login'), 'otto');
    await fill(page, t('operators:email'), 'otto@harbour.example');
    await dialog.getByRole('radio', { name: t('operators:scopeSome') }).check();
    await dialog.getByRole('combobox', { name: t('operators:scopeChoose') }).click();
    await page.getByRole('option', { name: 'Finance' }).click();
    await page.keyboard.press('Tab');
    await typePassword(page, t, GIVEN);
    await dialog.getByRole('button', { name: t('operators:addDo') }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Otto' })).toContainText('Only Finance');
  });
  const foreign = await findUser(page, 'tomas');
  await signOut(page, t);

  await test.step('at the first sign-in the operator chooses an own password, and nothing else is to be had before', async () => {
    await signIn(page, t, 'otto', GIVEN);
    await expect(page.getByLabel(t('signIn:own.given'), { exact: true })).toBeFocused();
    await look(program, 'own-password', 'en');
    await chooseOwnPassword(page, t, GIVEN, PASSWORD);
  });

  await test.step('the operator finds that department’s users, is told so, and gets at nobody else', async () => {
    await expect(page.getByRole('option')).toHaveCount(1);
    await expect(page.getByRole('navigation')).toContainText(t('shell:only', { departments: 'Finance' }));
    await page.getByRole('combobox', { name: t('users:search.label') }).fill('tomas');
    await expect(page.getByText(t('users:list.none', { query: 'tomas' }))).toBeVisible();
    await goTo(page, `/users/${foreign}`);
    await expect(page.getByRole('alert')).toHaveAttribute('data-code', 'out-of-scope');
    await openPerson(page, t, 'grace', 'Grace Okafor');
    await sendReset(page, t, 'Grace Okafor');
    await expect(page.getByRole('link', { name: t('shell:nav.alerts') })).toHaveCount(0);
    await signOut(page, t);
  });

  await test.step('the admin sees the alert, looks at what was done, and marks it as seen', async () => {
    await signIn(page, t, login, password);
    const link = page.getByRole('link', { name: t('shell:nav.alerts') });
    await expect(link).toContainText(/[12]/);
    await link.click();
    const row = page.getByRole('listitem').filter({ hasText: 'Otto Operate issued 1 reset within one hour' });
    await expect(row).toBeVisible();
    await look(program, 'alerts', 'en');
    await row.getByRole('link', { name: t('alerts:toOperator', { name: 'Otto Operate' }) }).click();
    await expect(page.getByText(/Otto Operate issued a reset for Grace Okafor/)).toBeVisible();
    await link.click();
    await page.getByRole('button', { name: t('alerts:markAll') }).click();
    await expect(page.getByText(t('alerts:allSeen'))).toBeVisible();
    await goTo(page, '/settings/alerts');
    await expect(page.getByLabel('Monday, opens at')).toHaveValue('09:00');
    await look(program, 'settings-alerts', 'en');
  });
  expect(program.problems).toEqual([]);
});

/** What an authenticator app shows once the key on screen was typed into it, `steps` of 30 s from now. */
async function appWithKeyOf(page: Page): Promise<(steps: number) => string> {
  const list = page.getByRole('list', { name: t('totp:groups', { count: 8 }) });
  await expect(list.getByRole('listitem')).toHaveCount(8);
  const groups = await list.getByRole('listitem').allTextContents();
  const totp = new TOTP({ secret: Secret.fromBase32(groups.join('')) });
  return (steps) => totp.generate({ timestamp: Date.now() + steps * STEP });
}
