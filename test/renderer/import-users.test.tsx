// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ImportUsers } from '../../renderer/users/import-users.tsx';
import type { CsvPreview, DryRun, ImportState } from '../../shared/csv.ts';
import { AppError } from '../../shared/errors.ts';
import { fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const PREVIEW: CsvPreview = {
  encoding: 'cp949',
  encodingSure: true,
  delimiter: ',',
  hasHeader: true,
  columns: ['사번', '이름', '아이디', '이메일'],
  rows: [['A1', '김민수', 'minsu', 'minsu@office.example']],
  rowCount: 40,
  mapping: {
    name: 1,
    login: 2,
    email: 3,
    phone: null,
    staffNumber: 0,
    department: null,
    language: null,
    managerEmail: null,
  },
};

const DRY_RUN: DryRun = {
  total: 40,
  added: 30,
  updated: 5,
  unchanged: 3,
  badCount: 0,
  bad: [],
  addressChanges: 0,
};

function setUp({ preview = PREVIEW, dryRun = DRY_RUN }: { preview?: CsvPreview; dryRun?: DryRun } = {}) {
  let finished = false;
  const bridge = fakeBridge({
    'directory.pickFile': () => ({ file: { handle: 'file-1', name: '직원명부.csv', bytes: 2048 } }),
    'directory.preview': (input) => ({ ...preview, encoding: input.encoding ?? preview.encoding }),
    'directory.dryRun': () => dryRun,
    'directory.import': () => ({ added: 30, updated: 5, unchanged: 3, skipped: 0 }),
  });
  renderApp(
    <ImportUsers
      onDone={() => {
        finished = true;
      }}
    />,
  );
  return { bridge, finished: () => finished };
}

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

test('a good file goes from look to dry run to done', async () => {
  const { bridge, finished } = setUp();
  await press('Choose a file…');
  expect(await screen.findByRole('cell', { name: '김민수' })).toBeTruthy();
  expect(screen.getByRole('combobox', { name: 'Name' })).toHaveProperty('value', '1');
  await press('Check the file');
  await press('Import 35 people');
  expect(await screen.findByRole('heading', { name: 'The import is done' })).toBe(document.activeElement);
  expect(bridge.inputs('directory.import')).toEqual([
    {
      handle: 'file-1',
      encoding: 'cp949',
      delimiter: ',',
      hasHeader: true,
      mapping: PREVIEW.mapping,
      skipBad: false,
    },
  ]);
  await press('Done');
  expect(finished()).toBe(true);
});

test('an unsure encoding asks the person to look, and another one can be chosen', async () => {
  const { bridge } = setUp({ preview: { ...PREVIEW, encodingSure: false } });
  await press('Choose a file…');
  expect(await screen.findByText('Please look: are the names below readable?')).toBeTruthy();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Character set' }), 'utf-8');
  await waitFor(() => expect(bridge.inputs('directory.preview').at(-1)).toMatchObject({ encoding: 'utf-8' }));
});

test('without a column for a needed field the file is not checked, and the reason is on screen', async () => {
  const { bridge } = setUp();
  await press('Choose a file…');
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'E-mail' }), '');
  expect(screen.getByText('Choose a column for: E-mail')).toBeTruthy();
  await press('Check the file');
  expect(bridge.inputs('directory.dryRun')).toEqual([]);
});

test('bad rows are listed with their reason and block the import until they are left out on purpose', async () => {
  const { bridge } = setUp({
    dryRun: {
      ...DRY_RUN,
      badCount: 2,
      bad: [
        { line: 14, problem: 'email-invalid', value: 'minsu@@office' },
        { line: 21, problem: 'name-missing', value: '' },
      ],
      addressChanges: 4,
    },
  });
  await press('Choose a file…');
  await press('Check the file');
  const row = await screen.findByRole('row', { name: /14/ });
  expect(within(row).getByText('This is not an e-mail address')).toBeTruthy();
  expect(within(row).getByText('minsu@@office')).toBeTruthy();
  expect(screen.getByText('Addresses that change: 4')).toBeTruthy();
  await press('Import 35 people');
  expect(bridge.inputs('directory.import')).toEqual([]);
  await userEvent.click(screen.getByRole('checkbox', { name: /Leave out the bad rows \(2\)/ }));
  await press('Import 35 people');
  await waitFor(() => expect(bridge.inputs('directory.import')[0]?.skipBad).toBe(true));
});

test('a failed import keeps every choice, and going back keeps the columns', async () => {
  const { bridge } = setUp();
  bridge.answer('directory.import', () => {
    throw new AppError('disk-full');
  });
  await press('Choose a file…');
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Department' }), '0');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Staff number' }), '');
  await press('Check the file');
  await press('Import 35 people');
  expect((await screen.findByRole('alert')).dataset.code).toBe('disk-full');
  await press('Back to the columns');
  expect(await screen.findByRole('combobox', { name: 'Department' })).toHaveProperty('value', '0');
  expect(screen.getByRole('combobox', { name: 'Staff number' })).toHaveProperty('value', '');
});

test('progress that main reports is on screen while it works', async () => {
  const { bridge } = setUp();
  let finish: (value: DryRun) => void = () => undefined;
  bridge.answer(
    'directory.dryRun',
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  await press('Choose a file…');
  await press('Check the file');
  expect(await screen.findByText('Checking the file…')).toBeTruthy();
  bridge.emit('progress', { work: 'dry-run', done: 20, total: 40 });
  expect(await screen.findByText('Checking 20 of 40 rows')).toBeTruthy();
  finish(DRY_RUN);
  expect(await screen.findByRole('heading', { name: 'What the import would do' })).toBeTruthy();
});

test('a file dialog that was cancelled changes nothing', async () => {
  const { bridge } = setUp();
  await press('Choose a file…');
  await screen.findByText('직원명부.csv');
  bridge.answer('directory.pickFile', () => ({ file: null }));
  await press('Choose another file…');
  await waitFor(() => expect(bridge.inputs('directory.pickFile')).toHaveLength(2));
  expect(screen.getByText('직원명부.csv')).toBeTruthy();
});

const RUNNING: ImportState = {
  kind: 'running',
  file: '직원명부.csv',
  phase: 'adding',
  motion: 'going',
  done: 250_000,
  total: 1_000_000,
  rowsPerSecond: 10_000,
  secondsLeft: 75,
};

test('an import that is under way is shown with its pace, whoever began it, and can be rested and left', async () => {
  const { bridge, finished } = setUp();
  bridge.answer('directory.importState', () => RUNNING);
  bridge.answer('directory.steer', () => ({}));
  bridge.emit('changed', { topics: ['import'] });
  expect(await screen.findByRole('heading', { name: 'Importing 직원명부.csv' })).toBe(document.activeElement);
  expect(screen.getByText('250,000 of 1,000,000 rows')).toBeTruthy();
  expect(screen.getByText('10,000 rows per second')).toBeTruthy();
  expect(screen.getByText('about 1 minute left')).toBeTruthy();
  await press('Pause');
  expect(bridge.inputs('directory.steer')).toEqual([{ order: 'pause' }]);
  await press('Go on in the background');
  expect(finished()).toBe(true);
});

test('told to pause, it says so until it rests, and can go on at once', async () => {
  const { bridge } = setUp();
  bridge.answer('directory.importState', () => ({ ...RUNNING, motion: 'pausing' }));
  bridge.answer('directory.steer', () => ({}));
  bridge.emit('changed', { topics: ['import'] });
  expect(await screen.findByText('Pausing…')).toBeTruthy();
  expect(screen.queryByText('10,000 rows per second')).toBeNull();
  bridge.answer('directory.importState', () => ({ ...RUNNING, motion: 'paused' }));
  bridge.emit('changed', { topics: ['import'] });
  expect(await screen.findByText('Paused')).toBeTruthy();
  await press('Resume');
  expect(bridge.inputs('directory.steer')).toEqual([{ order: 'resume' }]);
});

test('cancelling is asked about first; what is decided is not offered to be cancelled', async () => {
  const { bridge } = setUp();
  bridge.answer('directory.importState', () => RUNNING);
  bridge.answer('directory.steer', () => ({}));
  bridge.emit('changed', { topics: ['import'] });
  await press('Cancel the import…');
  await press('Keep importing');
  expect(bridge.inputs('directory.steer')).toEqual([]);
  await press('Cancel the import…');
  await press('Cancel and take back');
  expect(bridge.inputs('directory.steer')).toEqual([{ order: 'cancel' }]);
  bridge.answer('directory.importState', () => ({ ...RUNNING, phase: 'changing' }));
  bridge.emit('progress', { work: 'import', done: 1, total: 2 });
  expect(await screen.findByText(/can no longer be cancelled/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Cancel the import…' })).toBeNull();
});
