// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { BackupSection } from '../../renderer/settings/backup-section.tsx';
import { Banners } from '../../renderer/shell/banners.tsx';
import type { BackupStatus } from '../../shared/backup.ts';
import { AppError } from '../../shared/errors.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const made = (ago: number) => ({
  at: Date.now() - ago,
  file: 'resetdesk-2026-11-23-100000.resetdesk-backup',
  folder: '/mnt/backups',
  bytes: 1_234_567,
  entries: 4321,
});

const backups = (changes: Partial<BackupStatus> = {}): BackupStatus => ({
  settings: { folder: '/mnt/backups', everyHours: 24, keep: 14 },
  last: { made: made(HOUR), intoFolderAt: Date.now() - HOUR, problem: null },
  nextAt: Date.now() + 23 * HOUR,
  running: false,
  concern: 'none',
  keyConfirmedAt: Date.now() - DAY,
  restored: null,
  ...changes,
});
const never = { made: null, intoFolderAt: null, problem: null };

function openSection(status: BackupStatus) {
  const bridge = fakeBridge({ 'backup.status': () => status });
  renderApp(<BackupSection />, { path: '/settings/backup' });
  return bridge;
}

test('the section says when the last one was, that it is whole, how large it is and where', async () => {
  openSection(backups());
  expect(await screen.findByText(/Read back and found whole/)).toBeTruthy();
  expect(screen.getByText('1.2 MB, 4,321 entries of the log')).toBeTruthy();
  expect(screen.getByText('resetdesk-2026-11-23-100000.resetdesk-backup')).toBeTruthy();
  expect(screen.getByText('1 hour ago')).toBeTruthy();
});

test('one is made with one click, its progress is read out, and it is said to be whole', async () => {
  const bridge = openSection(backups());
  let finish = () => {};
  bridge.answer('backup.make', async () => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return { made: { at: Date.now(), file: 'today.resetdesk-backup', bytes: 1, entries: 1 } };
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Back up now' }));
  await screen.findByText('Making a backup… 0 %');
  bridge.emit('progress', { work: 'backup', done: 420, total: 1000 });
  expect(await screen.findByRole('progressbar', { name: 'Making a backup… 42 %' })).toBeTruthy();
  bridge.emit('progress', { work: 'import', done: 1, total: 1 });
  expect(screen.getByText('Making a backup… 42 %')).toBeTruthy();
  finish();
  expect(await screen.findByText(/“today.resetdesk-backup” was written, read back/)).toBeTruthy();
  expect(bridge.inputs('backup.make')).toEqual([{ as: 'folder' }]);
});

test('a refusal stands in words, and a cancelled dialog says nothing', async () => {
  const bridge = openSection(backups());
  bridge.answer('backup.make', () => {
    throw new AppError('backup-disk-full');
  });
  const save = await screen.findByRole('button', { name: 'Save as a file…' });
  await userEvent.click(save);
  expect((await screen.findByRole('alert')).textContent).toContain('no room for the backup');
  bridge.answer('backup.make', () => ({ made: null }));
  await userEvent.click(save);
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(screen.queryByText(/found whole\.$/)).toBeNull();
});

test('without a confirmed recovery key the buttons can be reached and say why they cannot be pressed', async () => {
  const status = backups({
    keyConfirmedAt: null,
    last: never,
    settings: { folder: null, everyHours: 24, keep: 14 },
  });
  const bridge = openSection(status);
  const save = await screen.findByRole('button', { name: 'Save as a file…' });
  expect(save.getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(save);
  expect(bridge.inputs('backup.make')).toEqual([]);
  expect(screen.queryByRole('button', { name: 'Back up now' })).toBeNull();
  expect(screen.getByText('None yet')).toBeTruthy();
});

test('failing backups say since when, why and when it was tried last', async () => {
  const problem = {
    since: Date.now() - 5 * HOUR,
    at: Date.now() - HOUR,
    code: 'backup-folder-gone',
  } as const;
  openSection(backups({ concern: 'failing', last: { made: made(DAY), intoFolderAt: null, problem } }));
  const alert = await screen.findByRole('alert');
  expect(alert.getAttribute('data-code')).toBe('backup-folder-gone');
  expect(screen.getByText(/tries again every hour/)).toBeTruthy();
});

test('a folder is picked in main’s dialog and saved as its handle', async () => {
  const bridge = openSection(backups({ settings: { folder: null, everyHours: 24, keep: 14 } }));
  bridge.answer('backup.pickFolder', () => ({ folder: { handle: 'h1', name: 'NAS' } }));
  bridge.answer('settings.saveBackup', () => ({}));
  await screen.findByText('None: backups are made by hand only');
  await userEvent.click(screen.getByRole('button', { name: 'Choose a folder…' }));
  expect(await screen.findByText('NAS')).toBeTruthy();
  const keep = screen.getByLabelText('Keep the newest');
  await userEvent.clear(keep);
  await userEvent.type(keep, '400');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('A whole number from 1 to 365.')).toBeTruthy();
  await userEvent.clear(keep);
  await userEvent.type(keep, '7');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Saved.')).toBeTruthy();
  expect(bridge.inputs('settings.saveBackup')).toEqual([
    { folder: { kind: 'picked', handle: 'h1' }, everyHours: 24, keep: 7 },
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'No schedule' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(bridge.inputs('settings.saveBackup').at(-1)).toMatchObject({ folder: { kind: 'none' } }),
  );
});

const CONCERNS = [
  ['missing', backups({ concern: 'missing', last: never }), 'There is no backup of this office yet.'],
  [
    'old',
    backups({ concern: 'old', last: { made: made(5 * DAY), intoFolderAt: null, problem: null } }),
    'The last backup is 5 days old.',
  ],
  [
    'failing',
    backups({
      concern: 'failing',
      last: { ...never, problem: { since: 0, at: 0, code: 'backup-folder-gone' } },
    }),
    'Backups are failing. The backup folder cannot be reached.',
  ],
] as const;

test.each(CONCERNS)('a worry about backups stands over every screen: %s', async (_concern, status, words) => {
  fakeBridge({ 'backup.status': () => status });
  renderApp(<Banners />);
  expect((await screen.findByRole('status')).textContent).toContain('');
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain(words));
  expect(screen.getByRole('link', { name: 'Backup settings' })).toBeTruthy();
});

test('it can be hidden, and comes back when it becomes another worry', async () => {
  const bridge = fakeBridge({ 'backup.status': () => backups({ concern: 'missing', last: never }) });
  renderApp(<Banners />);
  await userEvent.click(await screen.findByRole('button', { name: 'Hide until the next sign-in' }));
  expect(within(screen.getByRole('status')).queryByRole('link')).toBeNull();
  bridge.answer('backup.status', () => CONCERNS[2][1]);
  bridge.emit('changed', { topics: ['backup'] });
  expect(await screen.findByText('Backups are failing.')).toBeTruthy();
});

test('an operator is not asked to worry, nor main asked for them', async () => {
  const bridge = fakeBridge({
    'app.status': () => aStatus({ state: { kind: 'ready', operator: anOperator({ role: 'operator' }) } }),
    'backup.status': () => CONCERNS[0][1],
  });
  renderApp(<Banners />);
  expect((await screen.findByRole('status')).textContent).toBe('');
  expect(bridge.inputs('backup.status')).toEqual([]);
});
