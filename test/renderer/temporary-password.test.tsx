// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { UsersScreen } from '../../renderer/users/users-screen.tsx';
import { AppError } from '../../shared/errors.ts';
import type { UserCard } from '../../shared/models.ts';
import { fakeBridge, renderApp } from '../support/fake-bridge.tsx';
import { aCard, aMail, aReset, aUser } from '../support/office-people.ts';

const MADE = '사과-바다-구름-연필-호수';

afterEach(() => {
  vi.useRealTimers();
});

function open(changes: Partial<UserCard> = {}) {
  const bridge = fakeBridge({
    'users.search': () => ({ users: [aUser()], total: 1 }),
    'users.get': () => aCard({ temporaryRefusal: null, ...changes }),
    'secrets.onScreen': () => ({}),
    'secrets.copy': () => ({ until: Date.now() + 60_000 }),
    'passwords.setTemporary': () => ({
      password: MADE,
      until: Date.now() + 86_400_000,
      notice: aMail('queued', { kind: 'notice' }),
    }),
  });
  return { bridge, ...renderApp(<UsersScreen />, { path: '/users/user-1' }) };
}

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const reason = () => screen.findByRole('textbox', { name: 'Reason' });

async function set(): Promise<void> {
  await press('Temporary password…');
  fireEvent.change(await reason(), { target: { value: 'Lost the phone, called back on file' } });
  await press('Set a temporary password');
  await screen.findByText(MADE);
}

test('where it is not for this operator the button is there and says why', async () => {
  const { bridge } = open({ temporaryRefusal: { code: 'not-allowed', details: { role: 'admin' } } });
  const button = await screen.findByRole('button', { name: 'Temporary password…' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  await userEvent.hover(button);
  expect((await screen.findByRole('tooltip')).textContent).toContain('dministrator');
  await userEvent.click(button);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(bridge.inputs('passwords.setTemporary')).toEqual([]);
});

test('an office that has not allowed it does not see it', async () => {
  open({ temporaryRefusal: { code: 'temporary-passwords-off' } });
  await screen.findByRole('button', { name: 'Paste token or code' });
  expect(screen.queryByRole('button', { name: 'Temporary password…' })).toBeNull();
});

test('it says what it means, wants a reason, and offers the words in the user’s own language', async () => {
  const { bridge } = open();
  await press('Temporary password…');
  expect(await screen.findByText(/nobody has proved to be 김민수/)).toBeTruthy();
  const confirm = () => screen.getByRole('button', { name: 'Set a temporary password' });
  fireEvent.change(await reason(), { target: { value: 'lost' } });
  expect(confirm().getAttribute('aria-disabled')).toBe('true');
  fireEvent.change(await reason(), { target: { value: 'Lost the phone,\ncalled back' } });
  await userEvent.click(confirm());
  await screen.findByText(MADE);
  expect(bridge.inputs('passwords.setTemporary')).toEqual([
    { userId: 'user-1', reason: 'Lost the phone, called back', language: 'ko' },
  ]);
});

test('what is still owed of the caller is asked for in the dialog itself, and a mailbox is no way there', async () => {
  const refusal = { code: 'caller-not-verified', details: { missing: 1, checks: ['call-back'] } };
  const { bridge } = open({ temporaryRefusal: refusal });
  bridge.answer('callers.check', () => ({}));
  await press('Temporary password…');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('One more check is needed.')).toBeTruthy();
  expect(dialog.queryByText(/^Token or code from the mail/)).toBeNull();
  fireEvent.change(await reason(), { target: { value: 'Lost the phone' } });
  const confirm = () => dialog.getByRole('button', { name: 'Set a temporary password' });
  expect(confirm().getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(dialog.getByRole('button', { name: /^Call back/ }));
  await userEvent.click(dialog.getByRole('button', { name: 'Record' }));
  expect(bridge.inputs('callers.check')).toEqual([{ userId: 'user-1', kind: 'call-back', note: '' }]);
  expect(document.activeElement).toBe(await reason());
});

test('somebody with a namesake costs what the caller says and a deliberate pick', async () => {
  const { bridge } = open({ sameName: true });
  const other = aUser({ id: 'user-2', department: '영업팀', staffNumber: 'B2002', phone: '010-9999-8888' });
  bridge.answer('users.search', () => ({ users: [aUser(), other], total: 2 }));
  await press('Temporary password…');
  fireEvent.change(await reason(), { target: { value: 'Lost the phone' } });
  const confirm = () => screen.getByRole('button', { name: 'Set a temporary password' });
  const blocked = () => confirm().getAttribute('aria-disabled') === 'true';
  expect(blocked()).toBe(true);
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.change(dialog.getByPlaceholderText('What the caller answered'), { target: { value: '5678' } });
  expect(blocked()).toBe(true);
  await userEvent.click(await dialog.findByRole('radio', { name: /영업팀/ }));
  expect(blocked()).toBe(true);
  await userEvent.click(dialog.getByRole('radio', { name: /총무팀/ }));
  expect(blocked()).toBe(false);
  await userEvent.click(confirm());
  expect(bridge.inputs('passwords.setTemporary')[0]).toMatchObject({ tellApart: '5678' });
});

test('the words stand there large, with how to say them, who is told and until when', async () => {
  const { bridge } = open();
  await set();
  const dialog = screen.getByRole('dialog');
  expect(dialog.textContent).toContain('It is set: read it out now');
  expect(dialog.textContent).toContain('minsu@office.example');
  expect(dialog.textContent).toContain('siot, a');
  await waitFor(() => expect(bridge.inputs('secrets.onScreen')).toEqual([{ on: true }]));
  await press('Copy');
  expect(bridge.inputs('secrets.copy')).toEqual([{ text: MADE }]);
  fireEvent.keyDown(dialog, { key: 'Escape', code: 'Escape' });
  expect(screen.getByText(MADE)).toBeTruthy();
  await press('I have read it out: close');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.body.innerHTML).not.toContain(MADE);
  await waitFor(() => expect(bridge.inputs('secrets.onScreen').at(-1)).toEqual({ on: false }));
});

test('after a minute they are out of view, and can be shown again until the dialog is closed', async () => {
  vi.useFakeTimers({
    shouldAdvanceTime: true,
    toFake: ['performance', 'setInterval', 'clearInterval'],
  });
  const { bridge } = open();
  await set();
  act(() => vi.advanceTimersByTime(59_000));
  expect(screen.getByText(MADE)).toBeTruthy();
  act(() => vi.advanceTimersByTime(2_000));
  expect(screen.queryByText(MADE)).toBeNull();
  expect(document.body.textContent).not.toContain('siot, a');
  await waitFor(() => expect(bridge.inputs('secrets.onScreen').at(-1)).toEqual({ on: false }));
  await press('Show it again');
  expect(screen.getByText(MADE)).toBeTruthy();
});

test('a refusal of main stays in the dialog', async () => {
  const { bridge } = open();
  bridge.answer('passwords.setTemporary', () => {
    throw new AppError('limit-reached', { limit: 'user-hour', max: 3, nextAt: Date.now() });
  });
  await press('Temporary password…');
  fireEvent.change(await reason(), { target: { value: 'Lost the phone' } });
  await press('Set a temporary password');
  expect((await screen.findByRole('alert')).dataset.code).toBe('limit-reached');
});

test('the card says until when a temporary password is meant to be used, and that it has run out', async () => {
  const { unmount } = open({ temporaryUntil: Date.now() + 3_600_000, mustChange: true });
  expect(await screen.findByText(/^Temporary until/)).toBeTruthy();
  unmount();
  open({ temporaryUntil: Date.now() - 1, resets: [aReset('used', { sentTo: null })] });
  expect(await screen.findByText(/^Temporary password ran out/)).toBeTruthy();
  expect(screen.getByText('Temporary password')).toBeTruthy();
});
