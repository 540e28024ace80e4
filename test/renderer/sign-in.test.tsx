// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
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
