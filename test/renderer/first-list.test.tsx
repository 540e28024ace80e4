// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { StateScreen } from '../../renderer/app.tsx';
import { loadAllWords } from '../../renderer/i18n/use-words.ts';
import { AppError } from '../../shared/errors.ts';
import type { AppState } from '../../shared/models.ts';
import type { SavedView } from '../../shared/user-lists.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';
import { aUser } from '../support/office-people.ts';

const VIEW: SavedView = {
  id: 'view-1',
  name: 'Leavers',
  query: 'kim',
  filter: 'disabled',
  department: null,
  columns: ['login'],
  start: true,
};

// As in the program, where the frame has long been loaded when a password has been typed.
beforeAll(async () => {
  await import('../../renderer/shell/shell.tsx');
  await loadAllWords();
});

/** Signs somebody in whose list opens with these views; what main refuses is `refused`. */
async function signIn(views: SavedView[], refused: 'users.views' | null = null) {
  let state: AppState = { kind: 'signed-out' };
  const bridge = fakeBridge({
    'app.status': () => aStatus({ state }),
    'users.views': () => {
      if (refused === 'users.views') throw new AppError('internal');
      return { views, columns: ['login'] };
    },
    'users.search': () => ({ users: [aUser({ name: 'Kim Minsu' })], total: 1 }),
    'outbox.list': () => ({ mails: [], waiting: 0 }),
  });
  renderApp(<StateScreen />);
  await screen.findByRole('heading', { name: 'Sign in' });
  state = { kind: 'ready', operator: anOperator() };
  act(() => bridge.emit('changed', { topics: ['status'] }));
  await screen.findByRole('option', { name: /Kim Minsu/ });
  return bridge;
}

test('the people of the first list are asked for once, and before anything that the frame asks', async () => {
  const bridge = await signIn([]);
  expect(bridge.inputs('users.views')).toHaveLength(1);
  expect(bridge.inputs('users.search')).toEqual([{ query: '', filter: 'all', department: null, limit: 50 }]);
  const asked = bridge.calls.map(({ channel }) => channel);
  expect(asked.indexOf('users.search')).toBeLessThan(asked.indexOf('outbox.list'));
});

test('a view that the list opens with is what is asked for', async () => {
  const bridge = await signIn([VIEW]);
  expect(bridge.inputs('users.search')).toEqual([
    { query: 'kim', filter: 'disabled', department: null, limit: 50 },
  ]);
});

test('where main does not say how the list opens, it opens with everybody', async () => {
  const bridge = await signIn([], 'users.views');
  expect(bridge.inputs('users.search')).toEqual([{ query: '', filter: 'all', department: null, limit: 50 }]);
});
