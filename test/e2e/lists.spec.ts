import { expectRefusal, FOLDER, openOffice, signIn } from './desk.ts';
import { look } from './look.ts';
import { addUsers, ask, findUser } from './offices.ts';
import { expect, test } from './program.ts';
import { ADMIN } from './steps.ts';
import { wordsOf } from './words.ts';

const t = wordsOf('en');
const { login, password } = ADMIN.en;
const DEPARTMENT = 'Finance';
const VIEW = 'Finance, never reset';

// What is looked at by axe is not traced as well: the tracing's own scripts would be reported.
test.use({ trace: 'off' });

test('a list is narrowed, ticked with the keyboard and given a name, and is so again after a restart', async ({
  program,
}) => {
  await openOffice(program, 'en', FOLDER, ['Ann Parker', 'Noah Field', 'Tess Moor']);
  await addUsers(program.page);
  const menu = async (
    button: string,
    entry: string,
    role: 'menuitemradio' | 'menuitemcheckbox' | 'menuitem',
  ) => {
    await program.page.getByRole('button', { name: button, exact: true }).click();
    await program.page.getByRole(role, { name: entry, exact: true }).click();
    // It stays open for more than one choice.
    if (role === 'menuitemcheckbox') await program.page.keyboard.press('Escape');
  };
  const rows = () => program.page.getByRole('option');
  const columns = t('lists:column.label');
  const show = (filter: 'all' | 'disabled' | 'never-reset') =>
    t('lists:filter.label', { what: t(`lists:filter.${filter}`) });

  await test.step('with the keys alone somebody is ticked, everybody after them, and all', async () => {
    const { page } = program;
    await expect(rows()).toHaveCount(11);
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.getAttribute('role') === 'listbox')) break;
    }
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText(t('lists:chosen.count', { count: 3 }), { exact: true })).toBeVisible();
    await look(program, 'list-ticked', 'en');
    await page.getByRole('listbox').focus();
    await page.keyboard.press('ControlOrMeta+KeyA');
    await expect(page.getByText(t('lists:chosen.count', { count: 11 }), { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('option', { checked: true })).toHaveCount(0);
  });

  await test.step('a filter and a department narrow the list', async () => {
    const { page } = program;
    const userId = await findUser(page, 'Noah Field');
    await ask(page, 'users.setEnabled', { userId, enabled: false });
    await menu(show('all'), t('lists:filter.disabled'), 'menuitemradio');
    await expect(rows()).toHaveText([/Noah Field/]);
    await menu(show('disabled'), t('lists:filter.never-reset'), 'menuitemradio');
    await expect(rows()).toHaveCount(11);
    await menu(t('lists:department.label', { what: t('lists:department.all') }), DEPARTMENT, 'menuitemradio');
    await expect(rows()).toHaveText([/Grace Okafor/]);
    await menu(columns, t('lists:column.phone'), 'menuitemcheckbox');
    await expect(rows()).toContainText('+82 10-1111-2004');
  });

  await test.step('the view gets a name; a name that is taken is refused', async () => {
    const { page } = program;
    const name = page.getByRole('textbox', { name: t('lists:view.name'), exact: true });
    const save = page.getByRole('button', { name: t('lists:view.confirm'), exact: true });
    await menu(t('lists:view.label'), t('lists:view.save'), 'menuitem');
    await name.fill(VIEW);
    await page.getByRole('checkbox', { name: t('lists:view.startHelp') }).check();
    await save.click();
    const current = t('lists:view.labelOf', { name: VIEW });
    await menu(current, t('lists:view.save'), 'menuitem');
    await name.fill(VIEW);
    await save.click();
    await expectRefusal(page, t, 'view-name-taken', 'name');
    await page.getByRole('button', { name: t('lists:view.cancel'), exact: true }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('after a restart the list opens with it, and everybody with the chosen columns', async () => {
    await program.restart();
    const { page } = program;
    await signIn(page, t, login, password);
    await expect(rows()).toHaveText([/Grace Okafor.*\+82 10-1111-2004/]);
    await menu(t('lists:view.labelOf', { name: VIEW }), t('lists:view.everybody'), 'menuitemradio');
    await expect(rows()).toHaveCount(11);
    await expect(rows().filter({ hasText: 'Tomás Herrera' })).toContainText('+82 10-1111-2003');
  });
  expect(program.problems).toEqual([]);
});
