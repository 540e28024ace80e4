import bcrypt from 'bcrypt';
import {
  addressOf,
  chooseByHand,
  expectWindow,
  FOLDER,
  givePassword,
  handOver,
  leftBehind,
  openOffice,
  tokensTo,
} from './desk.ts';
import { look } from './look.ts';
import { ask } from './offices.ts';
import { expect, type Program, test } from './program.ts';
import { ADMIN, paste, row, typePassword } from './steps.ts';
import { wordsOf } from './words.ts';

const NEW = 'thirty whales dance slowly home';
const GRACE = 'Grace Okafor';
const MINA = '남궁민아';

test.use({ systemLanguage: 'ko' });

/** A token of a user who reads that language, in an office whose operator's screen is Korean. */
async function tokenOf(program: Program, name: string, language: 'ko' | 'en'): Promise<string> {
  const login = language === 'en' ? 'grace' : 'mina';
  const email = addressOf(login);
  const rest = { phone: null, staffNumber: null, department: null, language };
  const { userId } = await ask(program.page, 'users.add', { name, login, email, ...rest });
  await ask(program.page, 'resets.send', { userId });
  await expect.poll(() => tokensTo(program, email).length).toBe(1);
  return tokensTo(program, email)[0] ?? '';
}

const resetOf = (program: Program, login: string) =>
  row(
    program,
    'SELECT resets.state, way FROM resets JOIN users ON users.id = user_id WHERE login = ?',
    login,
  );

test('an English user takes the keyboard of a Korean desk: leaving spends nothing, saving sets the password', async ({
  program,
}) => {
  const { page } = program;
  const [t, user] = [wordsOf('ko'), wordsOf('en')];
  await openOffice(program, 'ko', FOLDER, ['Some Body']);
  const token = await tokenOf(program, GRACE, 'en');
  await paste(page, t, token);
  await handOver(page, t, GRACE);
  await expect(page.getByRole('heading', { name: user('handover:title', { name: GRACE }) })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expectWindow(program, { protected: true, fullScreen: true });
  const refusal = await page.evaluate(
    (password) => window.resetdesk.call('session.unlock', { password }),
    ADMIN.ko.password,
  );
  expect(refusal).toMatchObject({ ok: false, error: { code: 'locked' } });

  await typePassword(page, user, NEW);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: t('signIn:locked') })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  expect(await leftBehind(page, [GRACE, 'grace', NEW, token.slice(0, 40)])).toEqual([]);
  expect(resetOf(program, 'grace')).toEqual({ state: 'handed-over', way: null });
  await expectWindow(program, { protected: false, fullScreen: false });

  await givePassword(page, t, ADMIN.ko.password, t('signIn:unlock'));
  await paste(page, t, token);
  await handOver(page, t, GRACE);
  await chooseByHand(page, user, GRACE, NEW);
  await expect(page.getByRole('heading', { name: t('signIn:locked') })).toBeVisible();
  expect(await leftBehind(page, [GRACE, 'grace', NEW, token.slice(0, 40)])).toEqual([]);
  expect(resetOf(program, 'grace')).toEqual({ state: 'used', way: 'typed-by-user' });
  const stored = row(program, "SELECT password_hash, must_change FROM users WHERE login = 'grace'");
  expect(await bcrypt.compare(NEW, String(stored?.password_hash))).toBe(true);
  expect(stored?.must_change).toBe(0);
  expect(program.problems).toEqual([]);
});

test('words made for the user; a power cut in between spends nothing', async ({ program }) => {
  const t = wordsOf('ko');
  await openOffice(program, 'ko', FOLDER, ['Some Body']);
  const token = await tokenOf(program, MINA, 'ko');
  await paste(program.page, t, token);
  await handOver(program.page, t, MINA);
  await expect(
    program.page.getByRole('heading', { name: t('handover:title', { name: MINA }) }),
  ).toBeVisible();
  await look(program, 'handover-own', 'ko', { languageFixed: true });
  await program.kill();
  await program.restart();

  const { page } = program;
  await expect(page.getByRole('heading', { name: t('signIn:title') })).toBeVisible();
  expect(resetOf(program, 'mina')).toEqual({ state: 'handed-over', way: null });
  await page.getByRole('textbox', { name: t('signIn:login'), exact: true }).fill(ADMIN.ko.login);
  await givePassword(page, t, ADMIN.ko.password, t('signIn:action'));
  await expect(page.getByRole('combobox')).toBeVisible();
  await paste(page, t, token);
  await handOver(page, t, MINA);
  await page.getByRole('radiogroup').getByText(t('handover:way.made'), { exact: true }).click();
  const made = (await page.locator('output').textContent()) ?? '';
  expect(made).toMatch(/^[가-힣]+(-[가-힣]+){3,}$/);
  await look(program, 'handover-made', 'ko', { languageFixed: true });
  await page.getByRole('button', { name: t('handover:save') }).click();
  await expect(page.getByRole('heading', { name: t('handover:done.title') })).toBeVisible();
  await page.keyboard.press('KeyQ');
  await expect(page.getByRole('heading', { name: t('signIn:locked') })).toBeVisible();
  expect(await leftBehind(page, [MINA, 'mina', made])).toEqual([]);
  const stored = row(program, "SELECT password_hash FROM users WHERE login = 'mina'");
  expect(await bcrypt.compare(made, String(stored?.password_hash))).toBe(true);
  expect(resetOf(program, 'mina')).toEqual({ state: 'used', way: 'generated' });
  expect(program.problems).toEqual([]);
});
