import type { Role } from '../../shared/lists.ts';
import { chooseOwnPassword, expectRefusal, FOLDER, openOffice, openScreen, signIn, signOut } from './desk.ts';
import { ask, goTo } from './offices.ts';
import { expect, type Program, test } from './program.ts';
import { fill, openPerson, paste, sendReset, typePassword } from './steps.ts';
import { wordsOf } from './words.ts';

const t = wordsOf('en');
const GIVEN = 'a password on a slip of paper';
const PASSWORD = 'eleven quiet lamps along the quay';
const NAME = 'Grace Okafor';

test('an admin adds operators; each sees and may do what the role allows, and is told why not', async ({
  program,
}) => {
  await openOffice(program, 'en', FOLDER, [NAME]);
  const { page } = program;
  const button = (words: string) => page.getByRole('button', { name: words, exact: true });

  await openScreen(page, t, 'settings');
  await page.getByRole('link', { name: t('settings:tabs.operators') }).click();
  await addOperator(program, 'Vera View', 'vera', 'viewer');
  await addOperator(program, 'Otto Operate', 'otto', 'operator');
  await signOut(page, t);

  await test.step('a viewer looks; every act is greyed and says why', async () => {
    await signIn(page, t, 'vera', GIVEN);
    await chooseOwnPassword(page, t, GIVEN, PASSWORD);
    await openPerson(page, t, 'grace', NAME);
    const acts = [
      [t('users:import'), t('users:reason.admin')],
      [t('users:add'), t('users:reason.viewer')],
      [t('users:send.action'), t('users:reason.viewer')],
      [t('users:card.edit'), t('users:reason.viewer')],
      [t('users:card.disable'), t('users:reason.viewer')],
    ] as const;
    for (const [act, reason] of acts) {
      await expect(button(act)).toBeDisabled();
      await button(act).focus();
      await expect(button(act)).toHaveAccessibleDescription(reason);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await paste(page, t, 'anything at all');
    await expectRefusal(page, t, 'not-allowed');
    await expectNoSettings(program);
    await signOut(page, t);
  });

  await test.step('an operator sends resets, and sees no settings of the office', async () => {
    await signIn(page, t, 'otto', GIVEN);
    await chooseOwnPassword(page, t, GIVEN, PASSWORD);
    await expect(button(t('users:import'))).toBeDisabled();
    await openPerson(page, t, 'grace', NAME);
    await sendReset(page, t, NAME);
    await expectNoSettings(program);
    await openScreen(page, t, 'activity');
    await expect(page.getByText(/Otto Operate issued a reset/)).toBeVisible();
    // What was tried above, and nothing that a screen asks for by itself.
    const { entries } = await ask(page, 'activity.list', { action: 'call-refused' });
    expect(entries.map(({ operatorName, details }) => [operatorName, details.channel]).toReversed()).toEqual([
      ['Vera View', 'resets.inspect'],
      ['Vera View', 'settings.get'],
      ['Otto Operate', 'settings.get'],
    ]);
  });
  expect(program.problems).toEqual([]);
});

async function addOperator({ page }: Program, name: string, login: string, role: Role): Promise<void> {
  await page.getByRole('button', { name: t('operators:add') }).click();
  const dialog = page.getByRole('dialog');
  await fill(page, t('operators:name'), name);
  await fill(page, t('operators:login'), login);
  await fill(page, t('operators:email'), `${login}@harbour.example`);
  await dialog.getByLabel(t('operators:role')).selectOption(role);
  await typePassword(page, t, GIVEN);
  await dialog.getByRole('button', { name: t('operators:addDo') }).click();
  await expect(page.getByText(t('operators:added', { name }))).toBeVisible();
  const line = page.getByRole('row').filter({ hasText: name });
  await expect(line).toContainText(t(`common:role.${role}`));
}

/** Neither the way there, nor the screen by its address, nor its data by asking main. */
async function expectNoSettings({ page }: Program): Promise<void> {
  await expect(page.getByRole('link', { name: t('shell:nav.activity') })).toBeVisible();
  await expect(page.getByRole('link', { name: t('shell:nav.settings') })).toHaveCount(0);
  await goTo(page, '/settings/mail');
  await expect(page.getByRole('combobox', { name: t('users:search.label') })).toBeVisible();
  await expect(page.getByRole('heading', { name: t('settings:title') })).toHaveCount(0);
  const reply = await page.evaluate(() => window.resetdesk.call('settings.get', {}));
  expect(reply).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
}
