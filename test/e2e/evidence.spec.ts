import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { changeRows, FOLDER, openOffice, openScreen, signIn } from './desk.ts';
import { look } from './look.ts';
import { ask } from './offices.ts';
import { expect, test } from './program.ts';
import { ADMIN, fill, row } from './steps.ts';
import { wordsOf } from './words.ts';

const NAME = 'Grace Okafor';
const OWNER = 'owner@elsewhere.example';

test('checkpoints go where they are told, an export proves itself, and an edited log says so', async ({
  program,
}) => {
  const t = wordsOf('en');
  await openOffice(program, 'en', FOLDER, [NAME]);
  const { page } = program;
  const button = (words: string) => page.getByRole('button', { name: words, exact: true });
  const share = path.join(program.dataFolder, 'share');
  mkdirSync(share);

  await test.step('the owner and a folder are set, and a checkpoint by hand gets to both', async () => {
    await openScreen(page, t, 'settings');
    await page.getByRole('link', { name: t('settings:tabs.evidence') }).click();
    await fill(page, t('evidence:settings.owner'), OWNER);
    await program.answerDialog(share, () => button(t('evidence:settings.pick')).click());
    await button(t('settings:save')).click();
    await expect(page.getByText(t('settings:saved'), { exact: true })).toBeVisible();
    await button(t('evidence:checkpoints.make')).click();
    await expect(page.getByRole('row').nth(1)).toContainText(`${t('evidence:place.folder')}: `);
    await expect(page.getByRole('row').nth(1)).toContainText(`${t('evidence:place.mail')}: `);
    expect(readdirSync(share)).toHaveLength(1);
    await look(program, 'settings-evidence', 'en');
  });

  const file = path.join(program.dataFolder, 'activity log.json');
  await test.step('the export wants a reason, and anybody can verify the file without the program', async () => {
    await openScreen(page, t, 'activity');
    await button(t('evidence:export.action')).click();
    await page.getByRole('radio', { name: t('evidence:export.json') }).click();
    await button(t('evidence:export.do')).click();
    await expect(page.getByText(t('evidence:export.reasonNeeded'))).toBeVisible();
    await look(program, 'activity-export', 'en');
    await fill(page, t('evidence:export.reason'), 'For the auditor');
    await program.answerDialog(file, () => button(t('evidence:export.do')).click());
    await expect(page.getByText(/Exported: activity log\.json, \d+ entries\./)).toBeVisible();
    const verified = verifyFile(file, share);
    expect(verified.output).toMatch(/^SOUND: \d+ entries/);
    expect(verified.code).toBe(0);
  });

  await test.step('the program verifies too, against the folder', async () => {
    await button(t('evidence:verify.action')).click();
    await expect(page.getByRole('heading', { name: t('evidence:verify.sound') })).toBeFocused();
  });

  const edited = Number(row(program, "SELECT seq FROM activity WHERE action = 'user-added'")?.seq);
  await test.step('one row is edited in the file while the program is stopped: verifying names it', async () => {
    await program.end();
    changeRows(
      program,
      `DROP TRIGGER activity_no_update; UPDATE activity SET user_name = 'Somebody Else' WHERE seq = ${edited}`,
    );
    await program.restart();
    const again = program.page;
    await signIn(again, t, ADMIN.en.login, ADMIN.en.password);
    await openScreen(again, t, 'activity');
    await again.getByRole('button', { name: t('evidence:verify.action'), exact: true }).click();
    await expect(again.getByRole('heading', { name: t('evidence:verify.unsound') })).toBeFocused();
    await expect(again.getByText(t('evidence:verify.problem.edited', { from: edited }))).toBeVisible();
    await expect(again.getByText(t('evidence:verify.soundTo', { entries: edited - 1 }))).toBeVisible();
    await expect(again.getByText(t('evidence:banner.doubt', { from: edited }))).toBeVisible();
    await look(program, 'activity-unsound', 'en');
  });
  expect(program.problems).toEqual([]);
});

test.describe('in Korean', () => {
  test.use({ systemLanguage: 'ko' });

  test('the last month is reviewed: what stands out is looked at, noted and signed', async ({ program }) => {
    const t = wordsOf('ko');
    await openOffice(program, 'ko', FOLDER, [NAME]);
    await ask(program.page, 'operators.add', {
      login: 'bora',
      name: '이보라',
      email: 'bora@hanbit.example',
      role: 'viewer',
      password: '초록 언덕 너머 풍선 열두 개',
    });
    await program.end();
    changeRows(program, `DROP TRIGGER activity_no_update; UPDATE activity SET at = at - ${toLastMonth()}`);
    await program.restart();
    const { page } = program;
    await signIn(page, t, ADMIN.ko.login, ADMIN.ko.password);

    await page.getByRole('link', { name: t('evidence:banner.dueAction') }).click();
    await expect(page.getByRole('heading', { level: 1, name: t('review:title') })).toBeVisible();
    const cards = page.getByRole('list', { name: t('review:list') }).locator(':scope > li');
    await expect(cards).toHaveCount(2);
    const sign = page.getByRole('button', { name: /점검 서명$/ });
    await expect(sign).toHaveAttribute('aria-disabled', 'true');
    await cards
      .first()
      .getByRole('button', { name: t('review:show') })
      .click();
    await expect(cards.first()).toContainText('이보라');
    await look(program, 'review', 'ko');

    await cards
      .first()
      .getByRole('button', { name: new RegExp(t('review:addNote')) })
      .click();
    await page.keyboard.type('채용 확인함');
    for (const tick of await page.getByRole('checkbox').all()) await tick.check();
    await sign.click();
    await expect(page.getByText(/님이 .*에 서명했습니다/)).toBeVisible();
    await expect(page.getByText('채용 확인함')).toBeVisible();
    await openScreen(page, t, 'users');
    await expect(page.getByRole('combobox')).toBeVisible();
    await expect(page.getByRole('link', { name: t('evidence:banner.dueAction') })).toHaveCount(0);
    const line = row(program, "SELECT details FROM activity WHERE action = 'month-reviewed'");
    expect(String(line?.details)).toContain('채용 확인함');
    expect(program.problems).toEqual([]);
  });
});

/** How far back the middle of the last month is, ms: so many days would do on some days of a month and not on others. */
function toLastMonth(): number {
  const now = new Date();
  return now.getTime() - new Date(now.getFullYear(), now.getMonth() - 1, 15, now.getHours()).getTime();
}

/** The verifier of the documents, in a process of its own, with the checkpoints of the folder. */
function verifyFile(file: string, folder: string): { code: number | null; output: string } {
  const verifier = path.join(import.meta.dirname, '../../docs/verify-log.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [verifier, file, '--checkpoint', folder], {
    encoding: 'utf8',
  });
  return { code: status, output: `${stdout}${stderr}` };
}
