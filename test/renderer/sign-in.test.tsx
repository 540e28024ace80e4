// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { StateScreen } from '../../renderer/app.tsx';
import { AppError } from '../../shared/errors.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const signedOut = () => aStatus({ state: { kind: 'signed-out' } });
const locked = () => aStatus({ state: { kind: 'locked', operator: anOperator() } });

test('signing in sends the login and the password once, and forgets the password', async () => {
  const bridge = fakeBridge({ 'app.status': signedOut, 'session.signIn': () => ({}) });
  renderApp(<StateScreen />);
  await userEvent.type(await screen.findByLabelText('Login'), 'sujin');
  await userEvent.type(screen.getByLabelText('Password'), 'a long password{Enter}');
  await waitFor(() => expect(bridge.inputs('session.signIn')).toHaveLength(1));
  expect(bridge.inputs('session.signIn')).toEqual([{ login: 'sujin', password: 'a long password' }]);
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe(''));
});

test('a wrong password is told in words, and the field is ready for the next try', async () => {
  fakeBridge({
    'app.status': signedOut,
    'session.signIn': () => {
      throw new AppError('sign-in-refused');
    },
  });
  renderApp(<StateScreen />, { language: 'ko' });
  await userEvent.type(await screen.findByLabelText('아이디'), 'sujin');
  await userEvent.type(screen.getByLabelText('비밀번호'), 'wrong{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('아이디나 비밀번호가 맞지 않거나');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('비밀번호')));
});

test('after too many attempts the button rests and the screen says how long', async () => {
  const bridge = fakeBridge({
    'app.status': signedOut,
    'session.signIn': () => {
      throw new AppError('sign-in-wait', { until: Date.now() + 40_000 });
    },
  });
  renderApp(<StateScreen />);
  await userEvent.type(await screen.findByLabelText('Login'), 'sujin');
  await userEvent.type(screen.getByLabelText('Password'), 'wrong{Enter}');
  await screen.findByText(/You can try again in \d+ seconds\./);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Sign in' }).disabled).toBe(true);
  await userEvent.type(screen.getByLabelText('Password'), 'again{Enter}');
  expect(bridge.inputs('session.signIn')).toHaveLength(1);
});

test('a locked window asks its operator for the password and shows nothing of the office', async () => {
  const bridge = fakeBridge({ 'app.status': locked, 'session.unlock': () => ({}) });
  renderApp(<StateScreen />);
  await screen.findByRole('heading', { name: 'Locked' });
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(document.activeElement).toBe(screen.getByLabelText('Password'));
  await userEvent.keyboard('my own password{Enter}');
  await waitFor(() => expect(bridge.inputs('session.unlock')).toEqual([{ password: 'my own password' }]));
});

test('whoever is not the operator of a locked window can sign out', async () => {
  const bridge = fakeBridge({ 'app.status': locked, 'session.signOut': () => ({}) });
  renderApp(<StateScreen />);
  await userEvent.click(await screen.findByRole('button', { name: /Sign out and sign in/ }));
  expect(bridge.inputs('session.signOut')).toEqual([{}]);
});

const KEY = 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789';

async function fillRecovery(): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: 'Use the recovery key' }));
  await userEvent.type(await screen.findByLabelText('Recovery key'), KEY);
  await userEvent.type(screen.getByLabelText('Login of the administrator'), 'sujin');
  for (const label of ['New password', 'New password, once more']) {
    fireEvent.change(screen.getByLabelText(label), { target: { value: 'a good long password' } });
  }
  const button = () => screen.getByRole('button', { name: 'Set the new password' });
  await waitFor(() => expect(button().getAttribute('aria-disabled')).toBeNull());
  await userEvent.click(button());
}

test('a locked-out admin gets a new password by the recovery key and signs in with it', async () => {
  const bridge = fakeBridge({
    'app.status': signedOut,
    'passwords.check': ({ password }) => ({ broken: [], score: 4, length: password.length, bytes: 20 }),
    'recovery.resetAdmin': () => ({}),
  });
  renderApp(<StateScreen />);
  await fillRecovery();
  await screen.findByText('The new password is set. Sign in with it now.');
  expect(bridge.inputs('recovery.resetAdmin')).toEqual([
    { recoveryKey: KEY, login: 'sujin', newPassword: 'a good long password' },
  ]);
  expect(screen.getByLabelText<HTMLInputElement>('Login').value).toBe('sujin');
  expect(document.activeElement).toBe(screen.getByLabelText('Password'));
  expect(document.body.innerHTML).not.toContain('ABCD');
});

test('a wrong recovery key is told in words, and what was typed stays', async () => {
  fakeBridge({
    'app.status': signedOut,
    'passwords.check': ({ password }) => ({ broken: [], score: 4, length: password.length, bytes: 20 }),
    'recovery.resetAdmin': () => {
      throw new AppError('recovery-key-wrong');
    },
  });
  renderApp(<StateScreen />);
  await fillRecovery();
  expect((await screen.findByRole('alert')).getAttribute('data-code')).toBe('recovery-key-wrong');
  expect(screen.getByLabelText<HTMLInputElement>('Recovery key').value).toBe(KEY);
  await userEvent.click(screen.getByRole('button', { name: 'Back to sign-in' }));
  await screen.findByRole('heading', { name: 'Sign in' });
});
