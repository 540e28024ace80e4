// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { UsersScreen } from '../../renderer/users/users-screen.tsx';
import { AppError } from '../../shared/errors.ts';
import type { ResetState } from '../../shared/lists.ts';
import type { UserCard } from '../../shared/models.ts';
import { fakeBridge, renderApp } from '../support/fake-bridge.tsx';
import { aCard, aMail, aReset, aUser } from '../support/office-people.ts';

function officeWith(card: UserCard) {
  return fakeBridge({
    'users.search': () => ({ users: [aUser()], total: 1 }),
    'users.get': () => card,
    'users.edit': () => ({}),
    'users.setEnabled': () => ({}),
    'resets.revoke': () => ({}),
  });
}

function open(card: UserCard, path = '/users/user-1') {
  const bridge = officeWith(card);
  return { bridge, ...renderApp(<UsersScreen />, { path }) };
}

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

async function sendWith(state: ResetState, answer: string | null, nextTryAt: number | null = null) {
  const opened = open(aCard());
  opened.bridge.answer('resets.send', () => ({
    reset: aReset(state, { answer }),
    mail: aMail(state === 'queued' ? 'queued' : 'handed-over', { answer, nextTryAt }),
  }));
  await press('Send reset e-mail');
  await press('Send to 김민수');
  return opened;
}

test('sending names the person and the address first, and shows what the server answered', async () => {
  const { bridge } = open(aCard());
  bridge.answer('resets.send', () => ({
    reset: aReset('handed-over', { answer: '250 2.0.0 Ok: queued as 4XkT' }),
    mail: aMail('handed-over'),
  }));
  await press('Send reset e-mail');
  const confirm = await screen.findByRole('button', { name: 'Send to 김민수' });
  expect(document.activeElement).toBe(confirm);
  expect(screen.getAllByText('minsu@office.example').length).toBeGreaterThan(1);
  await userEvent.keyboard('{Enter}');
  const title = await screen.findByRole('heading', { name: 'The mail server took it' });
  expect(title).toBe(document.activeElement);
  expect(screen.getByText('250 2.0.0 Ok: queued as 4XkT')).toBeTruthy();
  expect(bridge.inputs('resets.send')).toEqual([{ userId: 'user-1' }]);
});

test('a mail that waits says so, with the next try and the way to the outbox', async () => {
  const { location } = await sendWith('queued', '451 4.7.1 Greylisted', Date.now() + 60_000);
  expect(await screen.findByRole('heading', { name: 'Still waiting to be sent' })).toBeTruthy();
  expect(screen.getByText('451 4.7.1 Greylisted')).toBeTruthy();
  expect(screen.getByText('Next try')).toBeTruthy();
  await press('Open the outbox');
  expect(location()).toBe('/outbox');
});

test('a refused mail never looks like a sent one', async () => {
  await sendWith('failed', '550 5.1.1 User unknown');
  expect(await screen.findByRole('heading', { name: 'The mail server refused it' })).toBeTruthy();
  expect(screen.getByText('550 5.1.1 User unknown')).toBeTruthy();
  expect(screen.queryByText('The mail server took it')).toBeNull();
});

test('no answer is called unknown', async () => {
  await sendWith('unknown', null);
  expect(await screen.findByRole('heading', { name: 'Nobody knows whether it went out' })).toBeTruthy();
});

test('the result follows what the outbox worker does later', async () => {
  const { bridge } = await sendWith('queued', '451 later');
  await screen.findByRole('heading', { name: 'Still waiting to be sent' });
  bridge.answer('users.get', () => aCard({ resets: [aReset('handed-over', { answer: '250 Ok' })] }));
  bridge.emit('changed', { topics: ['resets'] });
  expect(await screen.findByRole('heading', { name: 'The mail server took it' })).toBeTruthy();
  expect(screen.getByText('250 Ok')).toBeTruthy();
});

test('what forbids sending stands beside the button that it greys out', async () => {
  open(aCard({ sendRefusal: { code: 'user-disabled' }, enabled: false }));
  const button = await screen.findByRole('button', { name: 'Send reset e-mail' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByText(/disabled\./)).toBeTruthy();
});

test('a refusal while sending can be tried again', async () => {
  const { bridge } = open(aCard());
  bridge.answer('resets.send', () => {
    throw new AppError('store-busy');
  });
  await press('Send reset e-mail');
  await press('Send to 김민수');
  expect((await screen.findByRole('alert')).dataset.code).toBe('store-busy');
  await press('Try again');
  await waitFor(() => expect(bridge.inputs('resets.send')).toHaveLength(2));
});

test('a live reset shows its time left and is revoked only after a question', async () => {
  const live = aReset('handed-over', { expiresAt: Date.now() + 30 * 60_000 - 5_000 });
  const { bridge } = open(
    aCard({ resets: [live], liveReset: { state: live.state, expiresAt: live.expiresAt } }),
  );
  expect(await screen.findByText('30 minutes left')).toBeTruthy();
  await press('Revoke');
  expect(await screen.findByText(/Token and code of 김민수 die at once/)).toBeTruthy();
  expect(bridge.inputs('resets.revoke')).toEqual([]);
  await press('Revoke the token');
  await waitFor(() => expect(bridge.inputs('resets.revoke')).toEqual([{ resetId: 'reset-1' }]));
});

test('disabling says that every live token dies', async () => {
  const { bridge } = open(aCard());
  await press('Disable');
  expect(await screen.findByText(/Every live token of 김민수 dies at once/)).toBeTruthy();
  await press('Disable 김민수');
  await waitFor(() =>
    expect(bridge.inputs('users.setEnabled')).toEqual([{ userId: 'user-1', enabled: false }]),
  );
});

test('a changed address says what it costs before it is saved', async () => {
  const { bridge } = open(aCard());
  await press('Edit');
  const email = await screen.findByRole('textbox', { name: 'E-mail' });
  expect(screen.queryByText(/24 hours/)).toBeNull();
  await userEvent.clear(email);
  await userEvent.type(email, 'new@office.example');
  const effects = (await screen.findByRole('note')).textContent;
  expect(effects).toMatch(/24 hours/);
  expect(effects).toMatch(/worthless at once/);
  expect(effects).toMatch(/minsu@office\.example and to new@office\.example/);
  await press('Save and change the address');
  await waitFor(() => expect(bridge.inputs('users.edit')[0]?.email).toBe('new@office.example'));
});

test('an address somebody else has is refused under its field and nothing typed is lost', async () => {
  const { bridge } = open(aCard());
  bridge.answer('users.edit', () => {
    throw new AppError('email-taken', { userId: 'user-9', userName: '이서연' });
  });
  await press('Edit');
  const email = await screen.findByRole('textbox', { name: 'E-mail' });
  await userEvent.clear(email);
  await userEvent.type(email, 'seoyeon@office.example{Enter}');
  await waitFor(() => expect(email.getAttribute('aria-invalid')).toBe('true'));
  expect(email).toHaveProperty('value', 'seoyeon@office.example');
  expect(document.activeElement).toBe(email);
});

test('adding by hand sends empty fields as null and opens the new card', async () => {
  const { bridge, location } = open(aCard(), '/users');
  bridge.answer('users.add', () => ({ userId: 'user-7' }));
  await press('Add user');
  await userEvent.type(await screen.findByRole('textbox', { name: /^Name/ }), '홍길동');
  await press('Add 홍길동');
  expect(bridge.inputs('users.add')).toEqual([]);
  await userEvent.type(screen.getByRole('textbox', { name: /^Login/ }), 'gildong');
  await press('Add 홍길동');
  await waitFor(() => expect(location()).toBe('/users/user-7'));
  expect(bridge.inputs('users.add')[0]).toMatchObject({
    name: '홍길동',
    login: 'gildong',
    email: null,
    phone: null,
  });
});

test('the manager’s address is on the card, is edited with the rest, and is refused under its own field', async () => {
  const { bridge } = open(aCard({ managerEmail: 'boss@office.example' }));
  expect(await screen.findByText('boss@office.example')).toBeTruthy();
  bridge.answer('users.edit', () => {
    throw new AppError('address-invalid', { field: 'managerEmail' });
  });
  await press('Edit');
  const manager = await screen.findByRole('textbox', { name: 'Manager’s e-mail' });
  expect(manager).toHaveProperty('value', 'boss@office.example');
  await userEvent.clear(manager);
  await userEvent.type(manager, 'boss@localhost{Enter}');
  await waitFor(() => expect(manager.getAttribute('aria-invalid')).toBe('true'));
  expect(bridge.inputs('users.edit')[0]?.managerEmail).toBe('boss@localhost');
  expect(document.activeElement).toBe(manager);
});
