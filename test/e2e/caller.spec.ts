import type { Page } from 'playwright/test';
import { addressOf, expectRefusal, FOLDER, openOffice, signIn, signOut, tokensTo } from './desk.ts';
import { look } from './look.ts';
import { addOperator, ask, findUser } from './offices.ts';
import { expect, type Program, test } from './program.ts';
import { ADMIN, fill, openPerson } from './steps.ts';
import { type T, wordsOf } from './words.ts';

const DIRECTOR = 'Eleanor Whitfield';
const DURI = {
  login: 'duri',
  name: 'Duri Han',
  email: 'duri@harbour.example',
  password: 'nine yellow cats under one umbrella',
};

test.use({ trace: 'off' });
test.describe.configure({ timeout: 300_000 });

/** Harbour Clinic with Sera signed in, Duri as a second operator, and a protected director. */
async function clinic(program: Program): Promise<void> {
  const { page } = program;
  await openOffice(program, 'en', FOLDER, ['Grace Okafor']);
  await addOperator(page, 'en', { ...DURI, role: 'operator' });
  await addPerson(page, DIRECTOR, { department: 'Board of directors', phone: '031-555-0142' });
  await ask(page, 'users.setProtected', { userId: await findUser(page, DIRECTOR), protected: true });
}

type Facts = { department: string; phone: string; staffNumber?: string; login?: string };

async function addPerson(page: Page, name: string, { staffNumber, login, ...facts }: Facts): Promise<void> {
  const email = login === undefined ? addressOf(name) : `${login}@harbour.example`;
  await ask(page, 'users.add', {
    name,
    login: login ?? name.toLowerCase().replace(' ', '.'),
    email,
    staffNumber: staffNumber ?? null,
    language: 'en',
    ...facts,
  });
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a protected director: checked and approved at one desk by the keyboard alone, then the mail goes', async ({
  program,
}) => {
  const t = wordsOf('en');
  const { page } = program;
  await clinic(program);
  await openPerson(page, t, 'eleanor', DIRECTOR);
  await page.keyboard.press('ControlOrMeta+Enter');
  const callBack = page.getByRole('button', { name: t('caller:check.call-back') });
  await expect(callBack).toBeFocused();
  await expect(button(page, t('users:send.confirm', { name: DIRECTOR }))).toBeDisabled();
  await look(program, 'caller-panel', 'en');

  await callBack.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: t('caller:checks.note.call-back') })).toBeFocused();
  await page.keyboard.press('Enter');
  const reason = page.getByRole('textbox', { name: t('caller:approval.reason') });
  await expect(reason).toBeFocused();
  await page.keyboard.insertText('Locked out at the airport');
  await page.keyboard.press('Enter');
  await expect(button(page, t('caller:approval.here'))).toBeFocused();
  await page.keyboard.press('Enter');

  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Locked out at the airport');
  await expect(dialog).toContainText('***-***-0142');
  await look(program, 'caller-decide-here', 'en');
  await test.step('the one who asked cannot answer', async () => {
    await decideHere(page, t, ADMIN.en.login, ADMIN.en.password);
    await expectRefusal(page, t, 'approval-own');
  });
  await decideHere(page, t, DURI.login, DURI.password);
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(t('caller:approval.approved', { name: DURI.name }))).toBeVisible();
  const confirm = button(page, t('users:send.confirm', { name: DIRECTOR }));
  await expect(confirm).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('users:sent.handed-over'), { exact: true })).toBeVisible();
  expect(tokensTo(program, addressOf(DIRECTOR))).toHaveLength(1);
  expect(program.problems).toEqual([]);
});

async function decideHere(page: Page, t: T, login: string, password: string): Promise<void> {
  await fill(page, t('caller:decide.login'), login);
  await page.getByLabel(t('caller:decide.password'), { exact: true }).fill(password);
  await button(page, t('caller:decide.approve')).click();
}

test('the second operator is asked at the next sign-in, says no, and the first one reads why', async ({
  program,
}) => {
  const t = wordsOf('en');
  const { page } = program;
  await clinic(program);
  const userId = await findUser(page, DIRECTOR);
  await ask(page, 'callers.check', { userId, kind: 'ticket', note: 'INC-1042' });
  await ask(page, 'approvals.ask', { userId, reason: 'She called from the airport' });
  await signOut(page, t);
  await signIn(page, t, DURI.login, DURI.password);
  const banner = t('caller:decide.banner', { by: ADMIN.en.name, name: DIRECTOR });
  await expect(page.getByText(banner)).toBeVisible();
  await button(page, t('caller:decide.look')).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('INC-1042');
  await button(page, t('caller:decide.refuse')).click();
  await expect(dialog).toContainText(t('caller:decide.noteNeeded'));
  await page.getByRole('textbox', { name: t('caller:decide.note') }).fill('She is in her office, I asked');
  await button(page, t('caller:decide.refuse')).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(banner)).toHaveCount(0);

  await signOut(page, t);
  await signIn(page, t, ADMIN.en.login, ADMIN.en.password);
  await openPerson(page, t, 'eleanor', DIRECTOR);
  await expect(page.getByText('She is in her office, I asked')).toBeVisible();

  await test.step('the caller is turned away, and whoever opens the card knows', async () => {
    await button(page, t('caller:checks.open')).click();
    await page.getByText(t('caller:signs.urgency'), { exact: true }).click();
    await page.getByText(t('caller:signs.refuses-call-back'), { exact: true }).click();
    await button(page, t('caller:turnAway.action')).click();
    await button(page, t('caller:turnAway.confirm')).click();
    await expect(dialog).toHaveCount(0);
    const caller = page.getByRole('region', { name: t('caller:title') });
    await expect(caller).toContainText(t('caller:turnAway.warning', { name: ADMIN.en.name }));
    await expect(caller).toContainText(t('caller:signs.refuses-call-back'));
    await look(program, 'caller-turned-away', 'en');
    await page.getByRole('main').getByText(t('users:history.activity'), { exact: true }).click();
    await expect(page.getByText(t('activity:actions.caller-turned-away'))).toBeVisible();
  });
  expect(program.problems).toEqual([]);
});

test('two people of one name: digits of the other one are refused and lead to them', async ({ program }) => {
  const t = wordsOf('en');
  const { page } = program;
  const name = 'Alex Morgan';
  await openOffice(program, 'en', FOLDER, ['Grace Okafor']);
  await addPerson(page, name, { department: 'Sales', phone: '010-1111-2001', login: 'alex1' });
  await addPerson(page, name, { department: 'Support', phone: '010-1111-2002', login: 'alex2' });
  await openPerson(page, t, 'Sales', name);
  await page.keyboard.press('ControlOrMeta+Enter');
  const answer = page.getByRole('textbox', { name: t('caller:sameName.ask.phone') });
  await expect(answer).toBeFocused();
  await page.keyboard.insertText('2002');
  await page.getByRole('radio', { name: /Sales/ }).check();
  await button(page, t('users:send.confirm', { name })).click();
  await expect(page.getByRole('alert')).toHaveAttribute('data-code', 'same-name-mismatch');
  await button(page, t('caller:sameName.open', { name, where: 'Support' })).click();

  await expect(page.getByText('alex2@harbour.example').first()).toBeVisible();
  await expect(answer).toBeFocused();
  await expect(answer).toHaveValue('');
  await page.keyboard.insertText('2002');
  await page.getByRole('radio', { name: /Support/ }).check();
  await button(page, t('users:send.confirm', { name })).click();
  await expect(page.getByText(t('users:sent.handed-over'), { exact: true })).toBeVisible();
  expect(tokensTo(program, 'alex2@harbour.example')).toHaveLength(1);
  expect(tokensTo(program, 'alex1@harbour.example')).toHaveLength(0);
});
