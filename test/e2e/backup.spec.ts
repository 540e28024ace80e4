import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  addPeople,
  addressOf,
  expectRefusal,
  FOLDER,
  openScreen,
  setRate,
  signIn,
  tokensTo,
} from './desk.ts';
import { look } from './look.ts';
import { ask, findUser } from './offices.ts';
import { expect, type Program, test } from './program.ts';
import { ADMIN, firstRun, paste, row } from './steps.ts';
import { type T, wordsOf } from './words.ts';

const t = wordsOf('en');
const NAME = 'Grace Okafor';

test.use({ trace: 'off' });

/** An office at work. @returns the recovery key that its first admin was shown */
async function openOffice(program: Program): Promise<string> {
  const key = await firstRun(program, t, 'en');
  await ask(program.page, 'settings.saveMail', FOLDER);
  await addPeople(program.page, 'en', [NAME, 'Alex Morgan']);
  await ask(program.page, 'setup.finish', {});
  return key;
}

async function pickBackup(program: Program, t: T, file: string): Promise<void> {
  const pick = program.page.getByRole('button', { name: t('backup:guide.file.pick') });
  await program.answerDialog(file, () => pick.click());
}

async function openGuideOnEmptyComputer(program: Program): Promise<void> {
  await program.end();
  for (const name of readdirSync(program.dataFolder)) {
    rmSync(path.join(program.dataFolder, name), { recursive: true });
  }
  await program.restart();
  await program.page.getByRole('link', { name: t('backup:guide.link') }).click();
}

async function back({ page }: Program, t: T): Promise<void> {
  await page.getByRole('button', { name: t('common:back'), exact: true }).click();
}

async function openWithKey({ page }: Program, t: T, key: string): Promise<void> {
  const field = page.getByRole('textbox', { name: t('backup:guide.key.label') });
  await field.fill(key);
  await field.press('Enter');
}

test('an office moves house: backed up, restored on an empty computer with its recovery key, old tokens refused', async ({
  program,
}) => {
  const disk = mkdtempSync(path.join(os.tmpdir(), 'resetdesk-disk-'));
  const file = path.join(disk, 'friday.resetdesk-backup');
  const shares = path.join(disk, 'share');
  mkdirSync(shares);
  const key = await openOffice(program);
  await ask(program.page, 'resets.send', { userId: await findUser(program.page, 'grace') });
  await expect.poll(() => tokensTo(program, addressOf(NAME)).length).toBe(1);
  const [token = ''] = tokensTo(program, addressOf(NAME));

  await test.step('a folder is chosen, and the first backup goes there by itself', async () => {
    const { page } = program;
    await openScreen(page, t, 'settings');
    await page.getByRole('link', { name: t('settings:tabs.backup') }).click();
    await expect(page.getByText(t('backup:state.none'))).toBeVisible();
    const choose = page.getByRole('button', { name: t('backup:schedule.choose') });
    await program.answerDialog(shares, () => choose.click());
    await page.getByRole('button', { name: t('settings:save'), exact: true }).click();
    await expect(page.getByText(t('backup:state.whole'))).toBeVisible();
    expect(readdirSync(shares)).toHaveLength(1);
    await look(program, 'backup-settings', 'en');
  });

  await test.step('one more is saved as a file', async () => {
    const { page } = program;
    const save = page.getByRole('button', { name: t('backup:asFile') });
    await program.answerDialog(file, () => save.click());
    await expect(page.getByText(t('backup:made', { file: path.basename(file) }))).toBeVisible();
    expect(readFileSync(file).includes(NAME)).toBe(false);
  });

  await test.step('from the settings the guide says what would be gone, and going back changes nothing', async () => {
    const { page } = program;
    await page.getByRole('link', { name: t('backup:restore') }).click();
    await pickBackup(program, t, path.join(shares, readdirSync(shares)[0] ?? ''));
    await openWithKey(program, t, key);
    await expect(page.getByRole('note')).toContainText(t('backup:guide.confirm.newerTitle'));
    await look(program, 'restore-confirm', 'en');
    await back(program, t);
    await back(program, t);
    await back(program, t);
    await expect(page.getByText(t('backup:state.whole'))).toBeVisible();
  });

  await openGuideOnEmptyComputer(program);
  const { page } = program;

  await test.step('half a file is refused where it is picked, a changed one when its contents are read', async () => {
    const whole = readFileSync(file);
    const bad = path.join(disk, 'bad.resetdesk-backup');
    writeFileSync(bad, whole.subarray(0, whole.length / 2));
    await pickBackup(program, t, bad);
    await expectRefusal(page, t, 'backup-damaged');
    whole.writeUInt8(whole.readUInt8(whole.length - 500) ^ 1, whole.length - 500);
    writeFileSync(bad, whole);
    await pickBackup(program, t, bad);
    await openWithKey(program, t, key);
    await page.getByRole('button', { name: t('backup:guide.confirm.action') }).click();
    await expectRefusal(page, t, 'backup-damaged');
    await back(program, t);
    await back(program, t);
  });

  await test.step('the whole one opens with its key and with no other', async () => {
    await pickBackup(program, t, file);
    await openWithKey(
      program,
      t,
      key.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
    );
    await expect(page.getByRole('alert')).toHaveAttribute('data-code', 'recovery-key-wrong');
    await openWithKey(program, t, ` ${key.toLowerCase().replaceAll('-', ' ')} `);
    await expect(
      page.getByRole('heading', { name: t('backup:guide.confirm.title', { office: ADMIN.en.office }) }),
    ).toBeVisible();
    await page.getByRole('button', { name: t('backup:guide.confirm.action') }).click();
    await expect(page.getByRole('heading', { name: t('backup:guide.result.title') })).toBeVisible();
    await expect(page.getByText(t('backup:guide.result.resets', { count: 1 }))).toBeVisible();
  });

  await test.step('the admin signs in as before, and the token from before says why it is void', async () => {
    await page.getByRole('button', { name: t('backup:guide.result.action') }).click();
    await signIn(page, t, ADMIN.en.login, ADMIN.en.password);
    await expect(page.getByRole('option')).toHaveCount(2);
    await paste(page, t, token);
    await expectRefusal(page, t, 'token-before-restore');
    const facts = row(program, "SELECT details FROM activity WHERE action = 'office-restored'");
    expect(JSON.parse(String(facts?.details))).toMatchObject({ seqBefore: null, gap: null });
  });
  expect(program.problems).toEqual([]);
  rmSync(disk, { recursive: true });
});

test('a batch that was under way in the backup mails nobody by itself: an admin sees who was still to come, and decides', async ({
  program,
}) => {
  const disk = mkdtempSync(path.join(os.tmpdir(), 'resetdesk-disk-'));
  const file = path.join(disk, 'halfway.resetdesk-backup');
  const key = await openOffice(program);
  await addPeople(program.page, 'en', ['Tomas Herrera', 'Lin Wei']);
  await setRate(program.page, 1);
  const { bulkId } = await ask(program.page, 'bulk.gather', { from: 'filter', query: '', filter: 'all' });
  await ask(program.page, 'bulk.start', {
    bulkId,
    reason: 'Leaked passwords',
    live: 'replace',
    lifetimeMinutes: 60,
  });
  const people = ['Alex Morgan', NAME, 'Lin Wei', 'Tomas Herrera'];
  const came = () => people.flatMap((name) => tokensTo(program, addressOf(name))).length;
  await expect.poll(came).toBe(1);
  const making: Promise<unknown>[] = [];
  await program.answerDialog(file, async () => {
    making.push(ask(program.page, 'backup.make', { as: 'file' }));
  });
  await Promise.all(making);
  await openGuideOnEmptyComputer(program);
  const { page } = program;
  await pickBackup(program, t, file);
  await openWithKey(program, t, key);
  await page.getByRole('button', { name: t('backup:guide.confirm.action') }).click();
  await page.getByRole('button', { name: t('backup:guide.result.action') }).click();
  await signIn(page, t, ADMIN.en.login, ADMIN.en.password);
  await expect(page.getByText(t('bulk:banner.interrupted'))).toBeVisible();
  await look(program, 'bulk-interrupted-banner', 'en');
  await page.getByRole('link', { name: t('bulk:banner.open'), exact: true }).click();
  const send = page.getByRole('button', { name: t('bulk:board.retry.interrupted', { count: 3 }) });
  await expect(send).toBeVisible();
  await look(program, 'bulk-interrupted-board', 'en');
  await send.click();
  await expect(page.getByRole('dialog', { name: t('bulk:board.interruptedTitle') })).toBeVisible();
  await look(program, 'bulk-interrupted-question', 'en');
  await setRate(page, 1200);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('bulk:board.retry.interrupted', { count: 3 }) })
    .click();
  await expect(page.getByText(t('bulk:board.finished'))).toBeVisible();
  await expect.poll(came).toBe(3);
  expect(program.problems).toEqual([]);
  rmSync(disk, { recursive: true });
});
