// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { StateScreen } from '../../renderer/app.tsx';
import { Shell } from '../../renderer/shell/shell.tsx';
import type { AppStatus } from '../../shared/models.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const quiet = {
  'users.search': () => ({ users: [], total: 0 }),
  'outbox.list': () => ({ mails: [], waiting: 0 }),
  'session.touch': () => ({}),
  'session.lock': () => ({}),
};

async function openShell(changes: Partial<AppStatus> = {}, waiting = 0) {
  const bridge = fakeBridge({
    ...quiet,
    'app.status': () => aStatus(changes),
    'outbox.list': () => ({ mails: [], waiting }),
  });
  const result = renderApp(<Shell />);
  await screen.findByRole('navigation');
  return { bridge, ...result };
}

test('the rail leads to the screens and says where one is', async () => {
  const { location } = await openShell();
  expect(screen.getByRole('link', { name: 'Users' }).getAttribute('aria-current')).toBe('page');
  await userEvent.click(screen.getByRole('link', { name: 'Outbox' }));
  expect(location()).toBe('/outbox');
  expect(screen.getByRole('link', { name: 'Outbox' }).getAttribute('aria-current')).toBe('page');
});

test('waiting mails are counted at the outbox, in words for a screen reader', async () => {
  await openShell({}, 3);
  await screen.findByText('3 mails are waiting to go out');
});

test('settings are for administrators', async () => {
  await openShell({ state: { kind: 'ready', operator: anOperator({ role: 'operator' }) } });
  expect(screen.queryByRole('link', { name: 'Settings' })).toBeNull();
});

test('a practice office is marked, and its mailbox is one click away', async () => {
  await openShell({ practice: true, mailWay: 'practice' });
  screen.getByText('Practice office');
  screen.getByRole('link', { name: 'Practice mailbox' });
});

test('a clock that went back and a missing way of mail are warned about', async () => {
  await openShell({ clockBehind: 7_200_000, mailWay: 'none' });
  screen.getByText('The clock of this computer is behind by 2 hours.');
  screen.getByText('No way of sending mail is set up yet.');
});

test('Ctrl+Shift+V opens paste token even with a Korean layout', async () => {
  const { location } = await openShell();
  fireEvent.keyDown(document.body, { key: 'ㅍ', code: 'KeyV', ctrlKey: true, shiftKey: true });
  expect(location()).toBe('/paste-token');
});

test('no shortcut fires while a syllable is being composed', async () => {
  const { location } = await openShell();
  fireEvent.keyDown(document.body, { code: 'KeyV', ctrlKey: true, shiftKey: true, isComposing: true });
  expect(location()).toBe('/users');
});

test('a question mark typed into a field stays a question mark', async () => {
  await openShell();
  const field = document.body.appendChild(document.createElement('input'));
  fireEvent.keyDown(field, { key: '?', code: 'Slash', shiftKey: true });
  expect(screen.queryByRole('dialog')).toBeNull();
  field.remove();
  fireEvent.keyDown(document.body, { key: '?', code: 'Slash', shiftKey: true });
  await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
});

test('a menu command of main opens its screen', async () => {
  const { bridge, location } = await openShell();
  act(() => bridge.emit('command', { name: 'outbox' }));
  expect(location()).toBe('/outbox');
  act(() => bridge.emit('command', { name: 'lock' }));
  await waitFor(() => expect(bridge.inputs('session.lock')).toEqual([{}]));
});

test('locking takes the names of users off the screen', async () => {
  const bridge = fakeBridge({
    ...quiet,
    'users.search': () => ({
      users: [
        {
          id: 'user-1',
          name: '김민수',
          login: 'minsu',
          email: 'minsu@office.example',
          phone: null,
          staffNumber: null,
          department: null,
          enabled: true,
          mustChange: false,
          liveReset: null,
          sameName: false,
          protected: false,
          lastResetAt: null,
        },
      ],
      total: 1,
    }),
  });
  renderApp(<StateScreen />);
  await waitFor(() => expect(bridge.inputs('users.search').length).toBeGreaterThan(0));
  bridge.answer('app.status', () => aStatus({ state: { kind: 'locked', operator: anOperator() } }));
  act(() => bridge.emit('changed', { topics: ['status'] }));
  await screen.findByRole('heading', { name: 'Locked' });
  expect(document.body.textContent).not.toContain('김민수');
});

test('the language of the screen is a preference of this computer', async () => {
  const { bridge } = await openShell();
  bridge.answer('app.savePreferences', () => ({}));
  await userEvent.click(screen.getByRole('button', { name: 'Language' }));
  await userEvent.click(await screen.findByRole('menuitemradio', { name: '한국어' }));
  await waitFor(() => expect(bridge.inputs('app.savePreferences')).toEqual([{ language: 'ko' }]));
});
