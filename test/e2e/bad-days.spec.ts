import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import jsonwebtoken from 'jsonwebtoken';
import {
  addressOf,
  changeRows,
  expectRefusal,
  FOLDER,
  officeFile,
  onlyOnPreview,
  openOffice,
  openScreen,
  setPassword,
  signIn,
  tokensTo,
} from './desk.ts';
import { ask, createOffice, findUser } from './offices.ts';
import { expect, type Program, test } from './program.ts';
import { ADMIN, openPerson, paste, sendReset } from './steps.ts';
import { wordsOf } from './words.ts';

const NAME = 'Grace Okafor';

test('killed right after “the mail server took it”: the reset is there and its token works', async ({
  program,
}) => {
  const t = wordsOf('en');
  await openOffice(program, 'en', FOLDER, [NAME]);
  await openPerson(program.page, t, 'grace', NAME);
  await sendReset(program.page, t, NAME);
  await program.kill();

  await program.restart();
  const { page } = program;
  await signIn(page, t, ADMIN.en.login, ADMIN.en.password);
  await openPerson(page, t, 'grace', NAME);
  const live = page.getByRole('region', { name: t('users:live.title') });
  await expect(live).toContainText(t('common:resetState.handed-over'));
  await expect(live).toContainText(addressOf(NAME));
  const [token = ''] = tokensTo(program, addressOf(NAME));
  await paste(page, t, token);
  await setPassword(page, t, NAME, 'thirty whales dance slowly home');
});

test.describe('on the preview host', () => {
  test.beforeEach(() => onlyOnPreview('a second start raises the one window; adapters are tested for it'));

  test('a second tab takes the window over, and the first one says so', async ({ program }) => {
    const t = wordsOf('en');
    await openOffice(program, 'en', FOLDER, [NAME]);
    const second = await program.page.context().newPage();
    await second.goto(program.page.url());
    await expect(
      program.page.getByRole('dialog', { name: /This window is open in another tab/ }),
    ).toBeVisible();
    await openPerson(second, t, 'grace', NAME);
    await sendReset(second, t, NAME);
  });
});

for (const language of ['ko', 'en'] as const) {
  test.describe(`data that cannot be opened, in ${language}`, () => {
    test.use({ systemLanguage: language });

    test('a newer version’s data and a file that is none are left as they are, with a screen that says so', async ({
      program,
    }) => {
      const t = wordsOf(language);
      await createOffice(program.page, language);
      await program.end();
      changeRows(
        program,
        "INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', '2099-01-01T00:00:00.000Z')",
      );
      await expectUntouched('database-newer');

      rmSync(officeFile(program));
      writeFileSync(officeFile(program), 'Not a database at all.\n'.repeat(500));
      await expectUntouched('database-corrupt');

      async function expectUntouched(reason: 'database-newer' | 'database-corrupt') {
        const before = digest(program);
        await program.restart();
        const { page } = program;
        const title = page.getByRole('heading', { name: t(`unavailable:reason.${reason}.title`) });
        await expect(title).toBeVisible();
        await expect(page.getByText(t('unavailable:unchanged'))).toBeVisible();
        await expect(page.getByText(t(`unavailable:reason.${reason}.next`))).toBeVisible();
        await page.getByRole('button', { name: t('unavailable:again') }).click();
        await expect(page.getByText(t('unavailable:still'))).toBeVisible();
        await expect(title).toBeVisible();
        await program.end();
        expect(digest(program)).toBe(before);
      }
    });
  });
}

test.describe('in Korean', () => {
  test.use({ systemLanguage: 'ko' });

  test('the wrong file, a file with bad rows, and the same file again', async ({ program }, info) => {
    const t = wordsOf('ko');
    await openOffice(program, 'ko', FOLDER, [NAME]);
    const { page } = program;
    const dialog = page.getByRole('dialog', { name: t('users:file.title') });
    const button = (words: string) => dialog.getByRole('button', { name: words, exact: true });
    const pick = (file: string) => program.answerDialog(file, () => button(t('users:file.pick')).click());
    const counts = (numbers: string[]) => expect(dialog.getByRole('definition')).toHaveText(numbers);
    const people = () => ask(page, 'users.search', { query: '' }).then(({ total }) => total);
    const file = info.outputPath('직원 명부.csv');

    await page.getByRole('button', { name: t('users:import'), exact: true }).click();
    await test.step('a picture is no list of people', async () => {
      const picture = info.outputPath('사진.csv');
      writeFileSync(picture, await page.screenshot());
      await pick(picture);
      await expect(dialog.getByRole('alert')).toBeVisible();
      await expect(dialog.getByRole('alert')).toContainText(/파일/);
      await expect(button(t('users:file.check'))).toHaveCount(0);
    });

    await test.step('each bad row is listed with its reason, and nothing is imported', async () => {
      writeFileSync(file, `${ROWS.join('\r\n')}\r\n`);
      await pick(file);
      await button(t('users:file.check')).click();
      await counts(['2', '0', '0', '3']);
      const bad = dialog.getByRole('region', { name: t('users:file.badTitle') }).getByRole('row');
      await expect(bad.filter({ hasText: t('users:problem.email-invalid') })).toContainText('golf-at-hanbit');
      await expect(bad.filter({ hasText: t('users:problem.name-missing') })).toContainText('4');
      await expect(bad.filter({ hasText: t('users:problem.login-twice-in-file') })).toContainText('haneul');
      await expect(button(t('users:file.import', { number: 2 }))).toBeDisabled();
      expect(await people()).toBe(1);
    });

    await test.step('on the operator’s word the bad rows are left out', async () => {
      await dialog.getByRole('checkbox', { name: t('users:file.skip', { number: 3 }) }).check();
      await button(t('users:file.import', { number: 2 })).click();
      await expect(
        dialog.getByText(t('users:file.doneText', { added: 2, updated: 0, unchanged: 0 })),
      ).toBeVisible();
      await expect(dialog.getByText(t('users:file.doneSkipped', { skipped: 3 }))).toBeVisible();
      expect(await people()).toBe(3);
    });

    await test.step('the same file again changes nobody', async () => {
      await button(t('users:file.another')).click();
      await pick(file);
      await button(t('users:file.check')).click();
      await counts(['0', '0', '2', '3']);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('option')).toHaveCount(3);
    });
    expect(program.problems).toEqual([]);
  });
});

test('each dead token is refused in its own words', async ({ program }) => {
  const t = wordsOf('en');
  const { page } = program;
  const names = ['Rita Revoked', 'Sue Superseded', 'Uma Used', 'Dora Disabled'];
  await openOffice(program, 'en', FOLDER, names);
  const [rita = '', sue = '', uma = '', dora = ''] = await Promise.all(
    names.map((name) => findUser(page, name)),
  );
  const { reset } = await ask(page, 'resets.send', { userId: rita });
  await ask(page, 'resets.revoke', { resetId: reset.id });
  await ask(page, 'resets.send', { userId: sue });
  await ask(page, 'resets.send', { userId: sue });
  await ask(page, 'resets.send', { userId: uma });
  await ask(page, 'resets.send', { userId: dora });
  const tokenOf = (name: string) => tokensTo(program, addressOf(name))[0] ?? '';

  await paste(page, t, tokenOf('Uma Used'));
  await setPassword(page, t, 'Uma Used', 'thirty whales dance slowly home');
  await ask(page, 'users.setEnabled', { userId: dora, enabled: false });

  const good = tokensTo(program, addressOf('Sue Superseded')).at(-1) ?? '';
  const refusals = [
    ['token-revoked', tokenOf('Rita Revoked')],
    ['token-superseded', tokenOf('Sue Superseded')],
    ['token-used', tokenOf('Uma Used')],
    ['token-superseded', tokenOf('Dora Disabled')],
    ['token-not-ours', signedElsewhere(good)],
    ['token-damaged', good.slice(0, -9), 'missing_end'],
    ['token-missing', 'Hello, I cannot sign in any more. Grace'],
  ] as const;
  for (const [code, text, fact] of refusals) {
    await test.step(code, async () => {
      await paste(page, t, text);
      await expectRefusal(page, t, code, fact);
    });
  }

  await test.step('the language changes on the fly, and what was pasted stays', async () => {
    const ko = wordsOf('ko');
    await page.getByRole('button', { name: t('shell:language') }).click();
    await page.getByRole('menuitemradio', { name: t('common:language.ko') }).click();
    await expect(page.getByRole('heading', { level: 1, name: ko('pasteToken:title') })).toBeVisible();
    await expectRefusal(page, ko, 'token-missing');
    const box = page.getByRole('textbox', { name: ko('pasteToken:box.label') });
    await expect(box).toHaveValue('Hello, I cannot sign in any more. Grace');
    await openScreen(page, ko, 'settings');
    await page.getByRole('link', { name: ko('settings:tabs.tokens') }).click();
    await page.getByLabel(ko('settings:tokens.lifetime')).fill('45');
    await page.getByRole('button', { name: ko('shell:language') }).click();
    await page.getByRole('menuitemradio', { name: ko('common:language.en') }).click();
    await expect(page.getByLabel(t('settings:tokens.lifetime'))).toHaveValue('45');
    await expect(page.getByText(t('settings:unsaved'))).toBeVisible();
  });
  expect(program.problems).toEqual([]);
});

/** The same claims under the same key's name, signed with another key: what another office, or a forger, has. */
function signedElsewhere(token: string): string {
  const decoded = jsonwebtoken.decode(token.replaceAll(/=?\r?\n/g, ''), { complete: true });
  if (decoded === null) throw new Error('the mail holds no whole token');
  const { header, payload } = decoded;
  return jsonwebtoken.sign(payload, 'x'.repeat(32), {
    algorithm: 'HS256',
    header: { ...header, alg: 'HS256' },
  });
}

function digest(program: Program): string {
  return createHash('sha256')
    .update(readFileSync(officeFile(program)))
    .digest('hex');
}

const ROWS = [
  '이름,아이디,사번,부서,이메일,휴대폰',
  '김하늘,haneul,1001,총무팀,haneul@hanbit.example,010-1111-0001',
  '박골프,golf,1002,영업1팀,golf-at-hanbit,010-1111-0002',
  ',nobody,1003,물류팀,nobody@hanbit.example,010-1111-0003',
  '김서연,seoyeon,1004,간호부,seoyeon@hanbit.example,010-1111-0004',
  '이도현,haneul,1005,간호부,dohyun@hanbit.example,010-1111-0005',
];
