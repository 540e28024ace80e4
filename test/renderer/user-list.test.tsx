// @vitest-environment jsdom
import { Notifications } from '@mantine/notifications';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { handedPeople } from '../../renderer/ui/handed-people.ts';
import { UsersScreen } from '../../renderer/users/users-screen.tsx';
import type { SavedView } from '../../shared/user-lists.ts';
import { type FakeBridge, fakeBridge, renderApp } from '../support/fake-bridge.tsx';
import { aUser } from '../support/office-people.ts';

const NAMES = ['가람', '나래', '다온', '라온', '마루'];
const PEOPLE = NAMES.map((name, index) =>
  aUser({
    id: `u${index}`,
    name,
    login: `login${index}`,
    email: `${index}@office.example`,
    lastResetAt: index === 0 ? Date.UTC(2026, 2, 5, 12) : null,
  }),
);

const aView = (changes: Partial<SavedView> = {}): SavedView => ({
  id: 'v1',
  name: 'Sales, never reset',
  query: '',
  filter: 'never-reset',
  department: '영업팀',
  columns: ['phone'],
  start: false,
  ...changes,
});

function office(views: SavedView[] = [], total: number | 'more-than-1000' = PEOPLE.length): FakeBridge {
  let kept = views;
  const bridge = fakeBridge({
    'users.search': () => ({ users: PEOPLE, total }),
    'users.views': () => ({ views: kept, columns: ['department', 'email'] }),
    'users.departments': () => ({
      departments: [
        { name: '영업팀', users: 3 },
        { name: '총무팀', users: 2 },
      ],
    }),
    'users.saveColumns': () => ({}),
    'users.saveView': ({ viewId, ...fields }) => {
      const id = viewId ?? 'made';
      const { query = '', filter = 'all', department = null } = fields;
      kept = [...kept.filter((view) => view.id !== id), { ...fields, query, filter, department, id }];
      bridge.emit('changed', { topics: ['views'] });
      return { viewId: id };
    },
    'users.removeView': ({ viewId }) => {
      kept = kept.filter((view) => view.id !== viewId);
      bridge.emit('changed', { topics: ['views'] });
      return {};
    },
  });
  return bridge;
}

const list = () => screen.findByRole('listbox', { name: 'Users found' });
const ticked = () =>
  screen.queryAllByRole('option', { checked: true }).map((row) => row.textContent?.slice(0, 2));
const activeName = () => screen.queryByRole('option', { selected: true })?.textContent?.slice(0, 2);

test('in the list the arrow keys, Home, End and the page keys move, and Enter opens', async () => {
  office();
  const { location } = renderApp(<UsersScreen />);
  (await list()).focus();
  const steps: [string, string][] = [
    ['{ArrowDown}', '나래'],
    ['{End}', '마루'],
    ['{ArrowUp}', '라온'],
    ['{Home}', '가람'],
    ['{PageDown}', '마루'],
    ['{PageUp}', '가람'],
  ];
  await waitFor(() => expect(activeName()).toBe('가람'));
  for (const [key, name] of steps) {
    await userEvent.keyboard(key);
    expect([key, activeName()]).toEqual([key, name]);
  }
  await userEvent.keyboard('{Enter}');
  expect(location()).toBe('/users/u0');
});

test('Space ticks, Shift and an arrow ticks on, Ctrl+A ticks all, Escape takes it back and then leads to the box', async () => {
  office();
  renderApp(<UsersScreen />);
  (await list()).focus();
  await userEvent.keyboard('{ArrowDown} ');
  expect(ticked()).toEqual(['나래']);
  expect(screen.getByText('1 selected')).toBeTruthy();
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  expect(ticked()).toEqual(['나래', '다온', '라온']);
  await userEvent.keyboard(' ');
  expect(ticked()).toEqual(['나래', '다온']);
  fireEvent.keyDown(await list(), { key: 'ㅁ', code: 'KeyA', ctrlKey: true });
  await waitFor(() => expect(ticked()).toEqual(NAMES));
  await userEvent.keyboard('{Escape}');
  expect(ticked()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Search users' }));
});

test('from the search box Shift and an arrow ticks, and a Space stays a space', async () => {
  const bridge = office();
  renderApp(<UsersScreen />);
  await list();
  const box = screen.getByRole('combobox', { name: 'Search users' });
  await userEvent.type(box, '{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
  expect(ticked()).toEqual(['가람', '나래']);
  await userEvent.type(box, '김 민');
  await waitFor(() => expect(bridge.inputs('users.search').at(-1)?.query).toBe('김 민'));
});

test('whoever is ticked stays so whatever is searched next, until it is cleared', async () => {
  const bridge = office();
  const write = vi.fn(async () => {});
  renderApp(<UsersScreen />);
  await list();
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(write);
  const row = screen.getByRole('option', { name: /다온/ });
  await user.click(row.querySelector('[data-tick]') ?? row);
  bridge.answer('users.search', () => ({
    users: [aUser({ id: 'x', name: '=하람', login: 'haram', email: null })],
    total: 1,
  }));
  await user.type(screen.getByRole('combobox', { name: 'Search users' }), '하');
  await screen.findByRole('option', { name: /하람/ });
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  expect(screen.getByText('2 selected')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Copy list' }));
  expect(write).toHaveBeenCalledWith(
    "다온\tlogin2\t2@office.example\tA1001\t총무팀\n'=하람\tharam\t\tA1001\t총무팀",
  );
  await user.click(screen.getByRole('button', { name: 'Clear selection' }));
  expect(screen.queryByText('2 selected')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Search users' }));
});

test('a click opens, with Ctrl it ticks, with Shift it ticks on from the last', async () => {
  office();
  const { location } = renderApp(<UsersScreen />);
  await list();
  const option = (name: string) => screen.getByRole('option', { name: new RegExp(name) });
  fireEvent.click(option('나래'), { ctrlKey: true });
  fireEvent.click(option('라온'), { shiftKey: true });
  expect(ticked()).toEqual(['나래', '다온', '라온']);
  expect(location()).toBe('/users');
  fireEvent.click(option('가람'));
  expect(location()).toBe('/users/u0');
});

test('all who are found can be ticked, also those who are not listed yet, and handed on by an admin', async () => {
  const bridge = office([], 7);
  const { location } = renderApp(<UsersScreen />);
  (await list()).focus();
  await userEvent.keyboard(' ');
  bridge.answer('users.search', () => ({
    users: [...PEOPLE, aUser({ id: 'u5', name: '바다' }), aUser({ id: 'u6', name: '사랑' })],
    total: 7,
  }));
  await userEvent.click(screen.getByRole('button', { name: 'Select all 7' }));
  expect(await screen.findByText('7 selected')).toBeTruthy();
  expect(bridge.inputs('users.search').at(-1)?.limit).toBe(1000);
  await userEvent.click(screen.getByRole('button', { name: 'Send resets…' }));
  expect(location()).toBe('/bulk');
  expect(handedPeople()).toEqual({
    from: 'selection',
    userIds: ['u0', 'u1', 'u2', 'u3', 'u4', 'u5', 'u6'],
  });
});

test('the list is narrowed to a filter and a department, and both are asked together', async () => {
  const bridge = office();
  renderApp(<UsersScreen />);
  await list();
  await userEvent.click(screen.getByRole('button', { name: 'Show: Everybody' }));
  await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Never reset' }));
  await userEvent.click(screen.getByRole('button', { name: 'Department: All departments' }));
  await userEvent.click(await screen.findByRole('menuitemradio', { name: '영업팀' }));
  await waitFor(() =>
    expect(bridge.inputs('users.search').at(-1)).toMatchObject({
      filter: 'never-reset',
      department: '영업팀',
    }),
  );
  expect(screen.getByRole('button', { name: 'Department: 영업팀' })).toBeTruthy();
});

test('the columns are those the operator chose; another choice is shown at once and kept', async () => {
  const bridge = office();
  renderApp(<UsersScreen />);
  const first = await screen.findByRole('option', { name: /가람/ });
  expect(first.textContent).toContain('0@office.example');
  expect(first.textContent).not.toContain('login0');
  await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
  await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'E-mail' }));
  await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Last reset' }));
  expect(bridge.inputs('users.saveColumns').at(-1)).toEqual({ columns: ['department', 'lastReset'] });
  expect(first.textContent).not.toContain('0@office.example');
  expect(first.textContent).toContain('Last reset Mar 5, 2026');
});

test('the list opens with the view to start with: its question, its columns, one search', async () => {
  const bridge = office([aView({ start: true, query: '김' })]);
  renderApp(<UsersScreen />);
  const first = await screen.findByRole('option', { name: /가람/ });
  expect(bridge.inputs('users.search')).toEqual([
    { query: '김', filter: 'never-reset', department: '영업팀', limit: 50 },
  ]);
  expect(screen.getByRole('combobox', { name: 'Search users' })).toHaveProperty('value', '김');
  expect(first.textContent).toContain('010-1234-5678');
  expect(screen.getByRole('button', { name: 'Saved view: Sales, never reset' })).toBeTruthy();
});

test('what is on screen is saved under a name, chosen again, and removed with a way back', async () => {
  const bridge = office([aView()]);
  renderApp(
    <>
      <Notifications />
      <UsersScreen />
    </>,
  );
  await list();
  await userEvent.click(screen.getByRole('button', { name: 'Saved views' }));
  await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Sales, never reset' }));
  await waitFor(() => expect(bridge.inputs('users.search').at(-1)?.department).toBe('영업팀'));

  await userEvent.click(screen.getByRole('button', { name: /^Saved view/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Save this view…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Save this view' });
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), ' 우리 팀 ');
  await userEvent.click(within(dialog).getByRole('checkbox', { name: /opens with this view/ }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  const { id: _, ...fields } = aView();
  expect(bridge.inputs('users.saveView')).toEqual([
    { ...fields, name: '우리 팀', start: true, viewId: null },
  ]);
  await userEvent.click(await screen.findByRole('button', { name: 'Saved view: 우리 팀' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
  expect(bridge.inputs('users.removeView')).toEqual([{ viewId: 'made' }]);
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(bridge.inputs('users.saveView')).toHaveLength(2));
  expect(bridge.inputs('users.saveView')[1]).toMatchObject({ name: '우리 팀', viewId: null });
});

test('a letter typed in the list goes on in the search box', async () => {
  office();
  renderApp(<UsersScreen />);
  (await list()).focus();
  await userEvent.keyboard('k');
  expect(screen.getByRole('combobox', { name: 'Search users' })).toBe(document.activeElement);
});

test('a list that cannot be told its settings is there all the same', async () => {
  fakeBridge({ 'users.search': () => ({ users: PEOPLE, total: 5 }) });
  renderApp(<UsersScreen />);
  expect(await screen.findByRole('option', { name: /가람.*0@office.example/ })).toBeTruthy();
});
