import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { addressOf, FOLDER, openOffice, setRate, signIn, tokensTo } from './desk.ts';
import { look } from './look.ts';
import { ask } from './offices.ts';
import { expect, test } from './program.ts';
import { ADMIN, row } from './steps.ts';
import { type T, wordsOf } from './words.ts';

const MAILED = ['Grace Okafor', 'Ada Byron', 'Tomas Herrera', 'Lin Wei', 'Sven Lund', 'Mei Tanaka'];
const REASON = 'Passwords were found on a leaked list';
/** Slow enough to be paused in the middle, whatever else this machine is doing. */
const RATE = 30;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function addWithoutMail(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const login = name.toLowerCase().replaceAll(' ', '.');
    const rest = {
      email: null,
      phone: null,
      staffNumber: null,
      department: 'Workshop',
      language: 'en',
    } as const;
    await ask(page, 'users.add', { name, login, ...rest });
  }
}

/** From the users screen over the dry run to the start, by keyboard where a person would. */
async function startFromList(page: Page, t: T, list: string, people: number): Promise<void> {
  await button(page, t('bulk:open')).click();
  await page.getByText(t('bulk:choose.list'), { exact: true }).click();
  await page.getByRole('textbox', { name: t('bulk:choose.box') }).fill(list);
  await button(page, t('bulk:choose.check')).press('Enter');
  await expect(page.getByRole('heading', { name: t('bulk:dry.title') })).toBeFocused();
  await page.getByRole('textbox', { name: t('bulk:dry.reason') }).fill(REASON);
  await button(page, t('bulk:dry.go', { count: people })).press('Enter');
}

test('a batch that is paused, killed and resumed: nobody is mailed twice and nobody is forgotten', async ({
  program,
}) => {
  const t = wordsOf('en');
  await openOffice(program, 'en', FOLDER, MAILED);
  await setRate(program.page, RATE);
  const logins = MAILED.map((name) => name.toLowerCase().replaceAll(' ', '.'));
  await startFromList(program.page, t, [...logins, 'nobody.here'].join('\n'), MAILED.length);
  const came = () => MAILED.flatMap((name) => tokensTo(program, addressOf(name))).length;
  await expect.poll(came).toBeGreaterThan(0);
  await button(program.page, t('bulk:board.pause')).click();
  await expect(button(program.page, t('bulk:board.resume'))).toBeVisible();
  await button(program.page, t('bulk:board.resume')).click();
  await expect.poll(came).toBeGreaterThan(1);
  await program.kill();

  await program.restart();
  const { page } = program;
  await signIn(page, t, ADMIN.en.login, ADMIN.en.password);
  await expect(page.getByText(t('bulk:banner.restart'))).toBeVisible();
  await page.getByRole('link', { name: t('bulk:banner.open'), exact: true }).click();
  await expect(page.getByText(/nobody is mailed twice/)).toBeVisible();
  expect(came()).toBeLessThan(MAILED.length);
  await setRate(page, 1200);
  await button(page, t('bulk:board.resume')).click();
  await expect(page.getByText(t('bulk:board.finished'))).toBeVisible();
  const [bulk] = (await ask(page, 'bulk.list', {})).bulks;
  const members = async () => (await ask(page, 'bulk.members', { bulkId: bulk?.id ?? '' })).members;
  const left = async () =>
    (await members()).filter(({ progress }) => progress === 'handed-over' || progress === 'unknown').length;
  await expect.poll(left).toBe(MAILED.length);
  // What was on its way when the program was killed is nobody's to guess: it is shown, and not sent again by itself.
  let known = 0;
  for (const { name, progress } of await members()) {
    const mails = tokensTo(program, addressOf(name)).length;
    if (progress === 'handed-over') known += 1;
    expect([name, mails]).toEqual([name, progress === 'handed-over' ? 1 : Math.min(mails, 1)]);
  }
  expect(known).toBeGreaterThanOrEqual(MAILED.length - 1);
  const state = t('bulk:progress.handed-over');
  const people = t('bulk:earlier.people', { count: known });
  await page.getByRole('button', { name: new RegExp(`^${state}\\s*: ${people}`) }).click();
  // The last of the list, made long after the kill.
  await expect(page.getByRole('link', { name: t('bulk:board.card', { name: 'Mei Tanaka' }) })).toBeVisible();
});

test('people without mail get slips: a real PDF with a page for eight, and the file says who', async ({
  program,
}) => {
  const t = wordsOf('en');
  await openOffice(program, 'en', FOLDER, MAILED.slice(0, 2));
  const { page } = program;
  const workers = Array.from({ length: 9 }, (_, index) => `Worker ${index + 1}`);
  await addWithoutMail(page, workers);
  await ask(page, 'users.setEnabled', {
    userId: (await ask(page, 'users.search', { query: 'ada' })).users[0]?.id ?? '',
    enabled: false,
  });
  await setRate(page, 1200);
  await button(page, t('bulk:open')).click();
  await look(program, 'bulk-choose', 'en');
  await page.getByText(t('bulk:choose.list'), { exact: true }).click();
  const everybody = (await ask(page, 'users.search', { query: '' })).users.map(({ login }) => login);
  await page
    .getByRole('textbox', { name: t('bulk:choose.box') })
    .fill([...everybody, 'who.is.this'].join('\n'));
  await button(page, t('bulk:choose.check')).click();
  await expect(page.getByRole('heading', { name: t('bulk:dry.title') })).toBeVisible();
  await page.getByRole('button', { name: new RegExp(t('bulk:why.address-missing')) }).click();
  await expect(page.getByRole('link', { name: t('bulk:board.card', { name: 'Worker 1' }) })).toBeVisible();
  await look(program, 'bulk-dry-run', 'en');
  await page.getByRole('textbox', { name: t('bulk:dry.reason') }).fill(REASON);
  await button(page, t('bulk:dry.go', { count: 1 })).click();

  await expect(page.getByText(t('bulk:board.finished'))).toBeVisible();
  const file = path.join(program.dataFolder, 'slips.pdf');
  await program.answerDialog(file, () => button(page, t('bulk:slips.print', { count: 9 })).click());
  await expect(page.getByText(t('bulk:slips.done', { count: 9, name: 'slips.pdf' }))).toBeVisible();
  const pdf = readFileSync(file).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  expect(row(program, "SELECT count(*) AS n FROM bulk_members WHERE progress = 'printed'")).toEqual({ n: 9 });
  await page.getByRole('button', { name: new RegExp(`^${t('bulk:progress.printed')}`) }).click();
  await look(program, 'bulk-board', 'en');

  const result = path.join(program.dataFolder, 'result.csv');
  await program.answerDialog(result, () => button(page, t('bulk:board.export')).click());
  await expect(page.getByText(t('bulk:board.exported', { name: 'result.csv' }))).toBeVisible();
  const table = readFileSync(result, 'utf8');
  expect(table).toContain(`Worker 9,worker.9,Workshop,,${t('bulk:progress.printed')}`);
  expect(table).toContain(`${t('bulk:why.user-disabled')},user-disabled`);
});
