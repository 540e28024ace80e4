import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { manyRows } from '../support/import-files.ts';
import { look } from './look.ts';
import { ask, openPracticeOffice } from './offices.ts';
import { expect, test } from './program.ts';
import { wordsOf } from './words.ts';

const ROWS = 40_000;
const FEW = 3000;

test('a large import goes on in the background, rests, is cancelled without a trace, and comes to its end', async ({
  program,
}) => {
  const t = wordsOf('ko');
  const { page } = program;
  await openPracticeOffice(page, 'ko');
  const files = readdirSync(program.dataFolder).filter((name) => !/-(wal|shm)$/.test(name));
  const large = path.join(program.dataFolder, '직원명부.csv');
  const small = path.join(program.dataFolder, '신입.csv');
  writeFileSync(large, manyRows(ROWS));
  writeFileSync(small, `${manyRows(FEW)}이름뿐,,,,,,\n`);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const { total: before } = await ask(page, 'users.search', { query: '' });

  const choose = async (file: string) => {
    await page
      .getByRole('button', { name: t('users:import'), exact: true })
      .first()
      .click();
    await program.answerDialog(file, () => button(t('users:file.pick')).click());
    await button(t('users:file.check')).click();
    await expect(page.getByRole('heading', { name: t('users:file.resultTitle') })).toBeVisible();
  };

  await test.step('it rests where it is told to, and the dialog can be left', async () => {
    await choose(large);
    await button(t('users:file.import', { number: ROWS })).click();
    await button(t('users:run.pause')).click();
    await expect(page.getByRole('dialog').getByText(t('users:run.paused'))).toBeVisible();
    await look(program, 'import-paused', 'ko');
    await button(t('users:run.hide')).click();
  });

  await test.step('meanwhile the search finds old and new, and others may write', async () => {
    const strip = page.getByRole('region', { name: t('users:run.strip') });
    await expect(strip).toContainText(t('users:run.title.adding', { file: '직원명부.csv' }));
    await look(program, 'import-strip', 'ko');
    await button(t('users:run.resume')).click();
    const rows = async () => {
      const state = await ask(page, 'directory.importState', {});
      return state.kind === 'running' && state.phase === 'adding' ? state.done : 0;
    };
    await expect.poll(rows, { intervals: [20] }).toBeGreaterThan(0);
    // It rests again, with some of it in the office, so that it cannot be done before it is cancelled.
    await button(t('users:run.pause')).click();
    await expect(strip).toContainText(t('users:run.paused'));
    const box = page.getByRole('combobox', { name: t('users:search.label') });
    await box.fill('many.12@');
    await expect(page.getByRole('option').first()).toContainText('many.12');
    await ask(page, 'users.add', {
      name: '사이에 온 사람',
      login: 'between',
      email: null,
      phone: null,
      staffNumber: null,
      department: null,
      language: 'ko',
      managerEmail: null,
    });
    await box.fill('');
  });

  await test.step('cancelled, nothing of it is left', async () => {
    await button(t('users:run.cancel')).click();
    await button(t('users:run.cancelConfirm')).click();
    await expect(page.getByText(t('users:run.takenBack.cancelled', { file: '직원명부.csv' }))).toBeVisible({
      timeout: 30_000,
    });
    expect((await ask(page, 'users.search', { query: 'many' })).total).toBe(0);
    expect((await ask(page, 'users.search', { query: '' })).total).toBe(Number(before) + 1);
    expect(readdirSync(program.dataFolder).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(
      [...files, '신입.csv', '직원명부.csv'].sort(),
    );
  });

  await test.step('another one is imported to its end, its bad row kept as a file', async () => {
    await choose(small);
    const bad = path.join(program.dataFolder, '오류.csv');
    await program.answerDialog(bad, () => button(t('users:file.saveProblems')).click());
    await expect(page.getByText(t('users:file.problemsSaved', { file: '오류.csv', rows: 1 }))).toBeVisible();
    await page.getByRole('checkbox', { name: t('users:file.skip', { number: 1 }) }).check();
    await button(t('users:file.import', { number: FEW })).click();
    await expect(page.getByRole('heading', { name: t('users:file.doneTitle') })).toBeVisible();
    await button(t('users:file.finish')).click();
    expect((await ask(page, 'users.search', { query: `many.${FEW - 1}` })).total).toBe(1);
    await expect(page.getByRole('region', { name: t('users:run.strip') })).toBeHidden();
  });
  expect(program.problems).toEqual([]);
});
