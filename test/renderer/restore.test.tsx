// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { StateScreen } from '../../renderer/app.tsx';
import type { BackupFacts, RestoreResult } from '../../shared/backup.ts';
import { AppError } from '../../shared/errors.ts';
import type { AppState } from '../../shared/models.ts';
import { anOperator, aStatus, type FakeBridge, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const DAY = 86_400_000;
const KEY = '7KQ2-M4XR-TEST';

const facts = (changes: Partial<BackupFacts> = {}): BackupFacts => ({
  createdAt: Date.now() - 21 * DAY,
  programVersion: '0.1.0',
  bytes: 2_500_000,
  keyConfirmedAt: Date.UTC(2026, 10, 3),
  present: 'same-office',
  newer: { entries: 412, resets: 27 },
  opened: null,
  ...changes,
});
const OPENED = { officeName: 'Haneul Office', users: 1200, entries: 5000 };
const RESULT: RestoreResult = {
  officeName: 'Haneul Office',
  backupCreatedAt: Date.now() - 21 * DAY,
  users: 1200,
  resetsEnded: 3,
  mailsStopped: 1,
  keptAs: 'office-before-restore-x.db',
};

function begin(state: AppState, changes: Partial<BackupFacts> = {}): FakeBridge {
  const bridge = fakeBridge({
    'app.status': () => aStatus({ state }),
    'backup.pickFile': () => ({ file: { handle: 'f1', name: 'friday.resetdesk-backup', bytes: 2_500_000 } }),
    'backup.inspect': ({ recoveryKey }) => {
      if (recoveryKey === null) return facts(changes);
      if (recoveryKey !== KEY)
        throw new AppError('recovery-key-wrong', { confirmedAt: Date.UTC(2026, 10, 3) });
      return facts({ ...changes, opened: OPENED });
    },
    'backup.restore': () => RESULT,
  });
  renderApp(<StateScreen />, { path: '/restore' });
  return bridge;
}

const admin: AppState = { kind: 'ready', operator: anOperator() };

async function toKey(): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: 'Choose a backup file…' }));
  await screen.findByLabelText('Recovery key');
}

async function toConfirm(): Promise<void> {
  await toKey();
  await userEvent.type(screen.getByLabelText('Recovery key'), `${KEY}{Enter}`);
  await screen.findByRole('heading', { name: 'Restore “Haneul Office”?' });
}

test('from the file to the result: what it is, its key, what it means, done', async () => {
  const bridge = begin(admin);
  await toKey();
  expect(screen.getByText('friday.resetdesk-backup')).toBeTruthy();
  expect(screen.getByText('2.5 MB')).toBeTruthy();
  expect(screen.getByText(/The one that was confirmed on November 3, 2026/)).toBeTruthy();
  expect(screen.queryByText('1,200')).toBeNull();
  await userEvent.type(screen.getByLabelText('Recovery key'), `${KEY}{Enter}`);
  await screen.findByText('1,200');
  expect(screen.getByRole('note').textContent).toMatch(
    /made 3 weeks ago. 412 newer entries of the log and 27 newer resets are not in it/,
  );
  const go = screen.getByRole('button', { name: 'Restore the office' });
  await userEvent.click(go);
  expect(bridge.inputs('backup.restore')).toEqual([]);
  await userEvent.click(screen.getByRole('checkbox', { name: 'I know what will be gone' }));
  bridge.answer('app.status', () => aStatus({ state: { kind: 'signed-out' } }));
  await userEvent.click(screen.getByRole('button', { name: 'Restore the office' }));
  await screen.findByRole('heading', { name: 'The office is restored' });
  expect(bridge.inputs('backup.restore')).toEqual([{ handle: 'f1', recoveryKey: KEY }]);
  expect(screen.getByText('3 resets were ended; their tokens are void.')).toBeTruthy();
  expect(screen.getByText(/lies in the folder “copies” as office-before-restore-x.db/)).toBeTruthy();
  bridge.emit('changed', { topics: ['status'] });
  await userEvent.click(screen.getByRole('button', { name: 'Go to sign-in' }));
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeTruthy();
});

test('a wrong key says which one is needed and keeps what was typed', async () => {
  begin(admin);
  await toKey();
  await userEvent.type(screen.getByLabelText('Recovery key'), 'WRONG{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /not the recovery key of this backup.*Nov 3/,
  );
  expect(screen.getByDisplayValue('WRONG')).toBeTruthy();
});

test('a file that is none is refused where it was picked', async () => {
  const bridge = begin({ kind: 'first-run' });
  bridge.answer('backup.pickFile', () => {
    throw new AppError('backup-not-ours');
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Choose a backup file…' }));
  expect((await screen.findByRole('alert')).textContent).toContain('not a Resetdesk backup');
  bridge.answer('backup.pickFile', () => ({ file: null }));
  await userEvent.click(screen.getByRole('button', { name: 'Choose a backup file…' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('while it runs its progress shows, and the guide stays though the program’s state changes under it', async () => {
  const bridge = begin({ kind: 'first-run' }, { present: 'none', newer: null });
  let finish = () => {};
  bridge.answer('backup.restore', async () => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return { ...RESULT, keptAs: null };
  });
  await toConfirm();
  await userEvent.click(screen.getByRole('button', { name: 'Restore the office' }));
  await screen.findByRole('heading', { name: 'Restoring…' });
  bridge.emit('progress', { work: 'restore', done: 500, total: 1000 });
  expect(await screen.findByRole('progressbar', { name: 'Decrypting the backup… 50 %' })).toBeTruthy();
  bridge.answer('app.status', () => aStatus({ state: { kind: 'signed-out' } }));
  bridge.emit('changed', { topics: ['status'] });
  bridge.emit('progress', { work: 'restore', done: 1000, total: 1000 });
  expect(await screen.findByText(/putting it in place/)).toBeTruthy();
  finish();
  expect(await screen.findByRole('heading', { name: 'The office is restored' })).toBeTruthy();
});

test('a refusal at the last step leaves everything as it was, also on screen', async () => {
  const bridge = begin(
    { kind: 'unavailable', reason: 'database-corrupt' },
    { present: 'unreadable', newer: null },
  );
  bridge.answer('backup.restore', () => {
    throw new AppError('disk-full');
  });
  await toConfirm();
  expect(screen.getByText(/damaged file that is here now is kept aside/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Restore the office' }));
  expect((await screen.findByRole('alert')).getAttribute('data-code')).toBe('disk-full');
  expect(screen.getByRole('heading', { name: 'Restore “Haneul Office”?' })).toBeTruthy();
});

test('another office’s backup says whose place it takes', async () => {
  begin(admin, { present: 'other-office', newer: null });
  await toConfirm();
  expect(screen.getByRole('note').textContent).toContain('gives way to “Haneul Office”');
});

const CLOSED: readonly [string, AppState][] = [
  ['signed out', { kind: 'signed-out' }],
  ['locked', { kind: 'locked', operator: anOperator() }],
  ['an operator', { kind: 'ready', operator: anOperator({ role: 'operator' }) }],
];

test.each(CLOSED)(
  'whoever may not restore does not get to the guide by its address: %s',
  async (_who, state) => {
    begin(state);
    await waitFor(() => expect(document.querySelector('h1, nav')).not.toBeNull());
    expect(screen.queryByRole('button', { name: 'Choose a backup file…' })).toBeNull();
  },
);

const DOORS: readonly [string, AppState][] = [
  ['first run', { kind: 'first-run' }],
  ['the recovery screen', { kind: 'needs-recovery-key' }],
  ['a damaged file', { kind: 'unavailable', reason: 'database-corrupt' }],
];

test.each(DOORS)('%s leads to the guide', async (_door, state) => {
  fakeBridge({ 'app.status': () => aStatus({ state }) });
  renderApp(<StateScreen />, { path: '/' });
  await userEvent.click(await screen.findByRole('link', { name: 'Restore an office from a backup' }));
  expect(await screen.findByRole('button', { name: 'Choose a backup file…' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(await screen.findByRole('link', { name: 'Restore an office from a backup' })).toBeTruthy();
});
