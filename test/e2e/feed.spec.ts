import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FOLDER, openOffice, openScreen } from './desk.ts';
import { look } from './look.ts';
import { ask } from './offices.ts';
import { expect, test } from './program.ts';
import { fill, row } from './steps.ts';
import { wordsOf } from './words.ts';

const HEADER = '사번,이름,아이디,이메일,부서';
const KEPT = 'E1,김서연,seoyeon,seoyeon@hanbit.example,총무팀';

test.use({ systemLanguage: 'ko' });

test('users go out with a reason and the HR file comes in: new and changed at once, leavers after review', async ({
  program,
}) => {
  const t = wordsOf('ko');
  await openOffice(program, 'ko', FOLDER, ['Grace Okafor']);
  const { page } = program;
  const button = (words: string) => page.getByRole('button', { name: words, exact: true });
  const hr = path.join(program.dataFolder, '인사.csv');
  const write = (...people: string[]) => writeFileSync(hr, [HEADER, ...people, ''].join('\r\n'));

  await test.step('the export wants a reason; the file opens in a spreadsheet and runs nothing', async () => {
    await ask(page, 'users.add', {
      name: '=1+1',
      login: 'formula',
      email: null,
      phone: '+82 10-1111-2222',
      staffNumber: null,
      department: null,
      language: 'ko',
    });
    const file = path.join(program.dataFolder, '사용자.csv');
    await button(t('userExport:action')).click();
    await button(t('userExport:do')).click();
    await expect(page.getByText(t('userExport:reasonNeeded'))).toBeVisible();
    await look(program, 'users-export', 'ko');
    await fill(page, t('userExport:reason'), '연말 명부 점검');
    await program.answerDialog(file, () => button(t('userExport:do')).click());
    await expect(page.getByText(t('userExport:done', { count: 2 }))).toBeVisible();
    await button(t('userExport:finish')).click();
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('\uFEFF이름,아이디,이메일,사번,')).toBe(true);
    expect(text).toContain("\r\n'=1+1,formula,,,,'+82 10-1111-2222,ko,,\r\n");
    expect(existsSync(`${file}.unfinished`)).toBe(false);
    const line = row(program, "SELECT details FROM activity WHERE action = 'users-exported'");
    expect(String(line?.details)).toContain('연말 명부 점검');
  });

  await test.step('the file is chosen, looked at and followed', async () => {
    write(KEPT, 'E2,이보라,bora,bora@hanbit.example,인사팀', 'E3,박하나,hana,hana@hanbit.example,인사팀');
    await openScreen(page, t, 'settings');
    await page.getByRole('link', { name: t('settings:tabs.feed') }).click();
    await button(t('feed:none.choose')).click();
    await program.answerDialog(hr, () =>
      page
        .getByRole('dialog')
        .getByRole('button', { name: t('feed:setup.pick') })
        .click(),
    );
    await button(t('users:file.check')).click();
    await expect(page.getByRole('heading', { name: t('feed:setup.resultTitle') })).toBeFocused();
    await look(program, 'feed-setup', 'ko');
    await button(t('feed:setup.follow')).click();
    await expect(page.getByText(t('feed:leavers.none'))).toBeVisible();
    // Nobody is missing before the first reading either; what is written meanwhile would be what it reads.
    const counts = { added: 3, updated: 0, unchanged: 0, leavers: 0 };
    await expect(page.getByText(t('feed:state.counts', counts))).toBeVisible();
  });

  await test.step('one new, one changed, one leaver: the leaver is listed and disabled by hand', async () => {
    write(KEPT, 'E2,이보라,bora,bora@hanbit.example,총무팀', 'E4,최다온,daon,daon@hanbit.example,인사팀');
    await button(t('feed:state.readNow')).click();
    const leavers = page.getByRole('list', { name: t('feed:leavers.list') });
    await expect(leavers).toContainText('박하나');
    await look(program, 'feed-leavers', 'ko');
    await openScreen(page, t, 'users');
    await page.getByRole('link', { name: t('feed:banner.action') }).click();
    await button(t('feed:leavers.disableOne', { name: '박하나' })).click();
    await expect(page.getByText(t('feed:leavers.disabled', { count: 1 }))).toBeVisible();
    await expect(page.getByText(t('feed:leavers.none'))).toBeVisible();
    const state = (login: string) =>
      row(program, `SELECT department, disabled_at FROM users WHERE login = '${login}'`);
    expect(state('hana')?.disabled_at).not.toBeNull();
    expect(state('bora')).toEqual({ department: '총무팀', disabled_at: null });
    expect(state('daon')).toMatchObject({ disabled_at: null });
  });

  await test.step('a file that lost nearly everybody waits for a word, and nobody is touched', async () => {
    const people = Array.from({ length: 6 }, (_, i) => `F${i},사람 ${i},p${i},p${i}@hanbit.example,총무팀`);
    write(KEPT, ...people);
    await button(t('feed:state.readNow')).click();
    await expect(page.getByRole('list', { name: t('feed:leavers.list') })).toContainText('이보라');
    write(KEPT);
    await button(t('feed:state.readNow')).click();
    await expect(page.getByText(t('feed:held.title'))).toBeVisible();
    await look(program, 'feed-held', 'ko');
    await button(t('feed:held.leave')).click();
    await expect(page.getByText(t('feed:held.leftAside'))).toBeVisible();
    expect(row(program, 'SELECT count(*) AS n FROM users WHERE disabled_at IS NOT NULL')?.n).toBe(1);
  });
  expect(program.problems).toEqual([]);
});
