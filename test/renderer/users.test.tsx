// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { UsersScreen } from '../../renderer/users/users-screen.tsx';
import type { UserRow } from '../../shared/models.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';
import { aCard, aUser } from '../support/office-people.ts';

const PEOPLE = [
  aUser({ sameName: true }),
  aUser({ id: 'user-2', name: '김서연', login: 'seoyeon', enabled: false }),
  aUser({ id: 'user-3', name: 'Anna Smith', login: 'anna', mustChange: true }),
];

function office(people: readonly UserRow[] = PEOPLE, total = people.length) {
  return fakeBridge({
    'users.search': ({ query, filter }) => {
      const users = people.filter(
        (user) => user.name.includes(query.trim()) && (filter !== 'disabled' || !user.enabled),
      );
      return { users, total: users.length === people.length ? total : users.length };
    },
    'users.get': ({ userId }) => aCard(people.find((user) => user.id === userId) ?? {}),
  });
}

const searchBox = () => screen.findByRole('combobox', { name: 'Search users' });

test('the search box has the focus when the screen opens', async () => {
  office();
  renderApp(<UsersScreen />);
  const box = await searchBox();
  expect(document.activeElement).toBe(box);
});

test('typing narrows the list and says how many there are', async () => {
  office(PEOPLE, 1234);
  renderApp(<UsersScreen />);
  expect(await screen.findByText('3 of 1,234')).toBeTruthy();
  await userEvent.type(await searchBox(), '김');
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
  expect(screen.getByText('2 users')).toBeTruthy();
});

test('more than can be counted is said to be more, and a screen reader is given no false number', async () => {
  const bridge = office();
  bridge.answer('users.search', () => ({ users: PEOPLE, total: 'more-than-1000' }));
  renderApp(<UsersScreen />);
  expect(await screen.findByText('1,000+ users')).toBeTruthy();
  const rows = screen.getAllByRole('option').map((row) => row.getAttribute('aria-setsize'));
  expect(new Set(rows)).toEqual(new Set(['-1']));
  expect(screen.getByRole('button', { name: 'Show more' })).toBeTruthy();
});

test('whoever was found by the other keyboard is shown as that, and marked by what was meant', async () => {
  const bridge = office();
  bridge.answer('users.search', () => ({
    users: PEOPLE.slice(0, 1),
    total: 1,
    reading: { kind: 'other-keyboard', query: '김민수' },
  }));
  renderApp(<UsersScreen />);
  await userEvent.type(await searchBox(), 'rlaalstn');
  expect(await screen.findByText(/Nobody found as typed\. Shown is “김민수”/)).toBeTruthy();
  await waitFor(() => expect(document.querySelector('mark')?.textContent).toBe('김민수'));
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('김민수');
});

test('a name that only resembles what was typed is opened by no Enter: it has to be chosen', async () => {
  const bridge = office();
  bridge.answer('users.search', () => ({ users: PEOPLE.slice(2), total: 1, reading: { kind: 'one-slip' } }));
  const { location } = renderApp(<UsersScreen />);
  await userEvent.type(await searchBox(), 'Anna Smoth');
  expect(await screen.findByText(/differ by one letter/)).toBeTruthy();
  expect(screen.queryByRole('option', { selected: true })).toBeNull();
  await userEvent.keyboard('{Enter}');
  expect(location()).toBe('/users');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(location()).toBe('/users/user-3');
});

test('arrow keys move and Enter opens the person that is marked', async () => {
  office();
  const { location } = renderApp(<UsersScreen />);
  const box = await searchBox();
  await screen.findAllByRole('option');
  await userEvent.type(box, '{ArrowDown}{ArrowDown}');
  const marked = screen.getByRole('option', { selected: true });
  expect(marked.textContent).toContain('김서연');
  expect(box.getAttribute('aria-activedescendant')).toBe(marked.id);
  await userEvent.keyboard('{Enter}');
  expect(location()).toBe('/users/user-2');
  expect(await screen.findByRole('heading', { level: 2, name: '김서연' })).toBe(document.activeElement);
});

test('Enter opens the first hit of what was typed', async () => {
  office();
  const { location } = renderApp(<UsersScreen />);
  await userEvent.type(await searchBox(), 'Anna');
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
  await userEvent.keyboard('{Enter}');
  expect(location()).toBe('/users/user-3');
});

test('searches inside an unfinished syllable, but Enter and arrows wait for its end', async () => {
  const bridge = office();
  const { location } = renderApp(<UsersScreen />);
  const box = await searchBox();
  await screen.findAllByRole('option');
  fireEvent.compositionStart(box);
  fireEvent.change(box, { target: { value: '김' } });
  await waitFor(() => expect(bridge.inputs('users.search').at(-1)?.query).toBe('김'));
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
  fireEvent.keyDown(box, { key: 'Enter', isComposing: true });
  fireEvent.keyDown(box, { key: 'ArrowDown', keyCode: 229 });
  expect(location()).toBe('/users');
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('김민수');
  fireEvent.compositionEnd(box);
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(location()).toBe('/users/user-1');
});

test('Escape clears the box, a second one closes the card', async () => {
  office();
  const { location } = renderApp(<UsersScreen />, { path: '/users/user-1' });
  await screen.findByRole('heading', { level: 2, name: '김민수' });
  const box = await searchBox();
  await userEvent.type(box, '김');
  await userEvent.keyboard('{Escape}');
  expect(box).toHaveProperty('value', '');
  expect(location()).toBe('/users/user-1');
  await userEvent.keyboard('{Escape}');
  expect(location()).toBe('/users');
});

test('Ctrl+Enter asks before it sends to the marked person, whatever the keyboard layout', async () => {
  const bridge = office();
  const { location } = renderApp(<UsersScreen />);
  await userEvent.type(await searchBox(), 'Anna');
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
  fireEvent.keyDown(await searchBox(), { key: 'Enter', code: 'Enter', ctrlKey: true });
  expect(location()).toBe('/users/user-3/send');
  expect(await screen.findByRole('heading', { name: 'Send a reset to Anna Smith?' })).toBeTruthy();
  expect(bridge.inputs('resets.send')).toEqual([]);
});

test('the search shortcuts bring the focus back, by physical key', async () => {
  const bridge = office();
  renderApp(<UsersScreen />, { path: '/users/user-1' });
  const heading = await screen.findByRole('heading', { level: 2, name: '김민수' });
  const box = await searchBox();
  for (const press of [
    () => fireEvent.keyDown(window, { key: 'ㄹ', code: 'KeyF', ctrlKey: true }),
    () => fireEvent.keyDown(window, { key: '/', code: 'Slash' }),
    () => bridge.emit('command', { name: 'search' }),
  ]) {
    heading.focus();
    press();
    expect(document.activeElement).toBe(box);
  }
});

test('the filter is passed on and its badges are words', async () => {
  const bridge = office();
  renderApp(<UsersScreen />);
  await screen.findAllByRole('option');
  await userEvent.click(screen.getByRole('button', { name: 'Show: Everybody' }));
  await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Disabled' }));
  await waitFor(() => expect(bridge.inputs('users.search').at(-1)?.filter).toBe('disabled'));
  const option = await screen.findByRole('option', { name: /김서연/ });
  expect(within(option).getByText('Disabled')).toBeTruthy();
});

test('an empty office offers to import and to add', async () => {
  office([]);
  renderApp(<UsersScreen />);
  expect(await screen.findByText('No users yet')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: 'Import CSV' })).toHaveLength(2);
});

test('nobody found says so and offers to add that name', async () => {
  office();
  renderApp(<UsersScreen />);
  await userEvent.type(await searchBox(), '홍길동');
  await userEvent.click(await screen.findByRole('button', { name: 'Add “홍길동” as a user' }));
  expect(await screen.findByRole('textbox', { name: /^Name/ })).toHaveProperty('value', '홍길동');
});

test('a list of 200 draws only what is near the window of the list', async () => {
  // jsdom lays nothing out: give every box a height, so that there is something to scroll in.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(50);
  const many = Array.from({ length: 200 }, (_, index) => aUser({ id: `u${index}`, name: `김${index}` }));
  office(many, 900);
  renderApp(<UsersScreen />);
  expect(await screen.findByText('200 of 900')).toBeTruthy();
  const drawn = await screen.findAllByRole('option');
  expect(drawn.length).toBeLessThan(60);
  expect(drawn[0]?.getAttribute('aria-setsize')).toBe('900');
});

test('a viewer may look but finds every act greyed with its reason', async () => {
  const bridge = office();
  bridge.answer('app.status', () =>
    aStatus({ state: { kind: 'ready', operator: anOperator({ role: 'viewer' }) } }),
  );
  renderApp(<UsersScreen />, { path: '/users/user-1' });
  await screen.findByRole('heading', { level: 2, name: '김민수' });
  for (const name of [
    'Import CSV',
    'Add user',
    'Send reset e-mail',
    'Paste token or code',
    'Edit',
    'Disable',
  ]) {
    expect(screen.getByRole('button', { name }).getAttribute('aria-disabled')).toBe('true');
  }
  expect(screen.getByText('Your role (viewer) may look, not act.')).toBeTruthy();
});
