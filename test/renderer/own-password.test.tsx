// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { StateScreen } from '../../renderer/app.tsx';
import { OwnPasswordDialog } from '../../renderer/shell/own-password-dialog.tsx';
import { AppError } from '../../shared/errors.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const NEW = 'a good long password';

test('with an authenticator app the digits are asked for in the same form, and nothing typed is lost', async () => {
  const bridge = fakeBridge({
    'passwords.check': ({ password }) => ({ broken: [], score: 4, length: password.length, bytes: 20 }),
    'session.changePassword': ({ code }) => {
      if (code === undefined) throw new AppError('totp-needed');
      if (code === '000000') throw new AppError('totp-wrong');
      return {};
    },
  });
  let closed = 0;
  renderApp(<OwnPasswordDialog opened onClose={() => (closed += 1)} />);
  fireEvent.change(await screen.findByLabelText('Current password'), { target: { value: 'old one' } });
  fireEvent.change(screen.getByLabelText('New password'), { target: { value: NEW } });
  fireEvent.change(screen.getByLabelText('New password, once more'), { target: { value: NEW } });
  const change = () => screen.getByRole('button', { name: 'Change password' });
  await waitFor(() => expect(change()).toHaveProperty('disabled', false));
  await userEvent.click(change());
  const digits = await screen.findByRole('textbox', { name: /code|digits/i });
  expect(document.activeElement).toBe(digits);
  expect(screen.queryByRole('alert')).toBeNull();
  await userEvent.type(digits, '000000');
  await userEvent.click(change());
  expect((await screen.findByRole('alert')).dataset.code).toBe('totp-wrong');
  await userEvent.type(screen.getByRole('textbox', { name: /code|digits/i }), '123456');
  await userEvent.click(change());
  await waitFor(() => expect(closed).toBe(1));
  expect(bridge.inputs('session.changePassword').at(-1)).toEqual({
    password: 'old one',
    newPassword: NEW,
    code: '123456',
  });
});

const given = () => aStatus({ state: { kind: 'own-password', operator: anOperator(), minLength: 15 } });

test('whoever was given a password is led to choosing an own one, told why, and goes on by itself afterwards', async () => {
  let chosen = false;
  const bridge = fakeBridge({
    'app.status': () => (chosen ? aStatus({ state: { kind: 'signed-out' } }) : given()),
    'passwords.check': ({ password }) => ({ broken: [], score: 4, length: password.length, bytes: 20 }),
    'session.changePassword': ({ password, newPassword }) => {
      if (password === newPassword) throw new AppError('own-password-same');
      chosen = true;
      return {};
    },
  });
  renderApp(<StateScreen />, { language: 'ko' });
  await screen.findByRole('heading', { name: '본인의 비밀번호를 정하십시오' });
  screen.getByText(/박수진 님, 로그인할 때 쓴 비밀번호는 관리자가 정한 것입니다/);
  const told = screen.getByLabelText('관리자에게 받은 비밀번호');
  expect(document.activeElement).toBe(told);
  const action = screen.getByRole('button', { name: '내 비밀번호로 정하기' });
  await userEvent.click(action);
  expect(bridge.inputs('session.changePassword')).toEqual([]);
  fireEvent.change(told, { target: { value: NEW } });
  for (const field of screen.getAllByLabelText(/^새 비밀번호/)) {
    fireEvent.change(field, { target: { value: NEW } });
  }
  await waitFor(() => expect(action.getAttribute('aria-disabled')).toBeNull());
  await userEvent.click(action);
  expect((await screen.findByRole('alert')).textContent).toContain('새 비밀번호가 지금 비밀번호와 같습니다.');
  await userEvent.clear(told);
  await userEvent.type(told, 'the one I was told{Enter}');
  await waitFor(() => expect(chosen).toBe(true));
  act(() => bridge.emit('changed', { topics: ['status'] }));
  await screen.findByRole('heading', { name: '로그인' });
});

test('whoever cannot choose one now signs out', async () => {
  const bridge = fakeBridge({ 'app.status': given });
  renderApp(<StateScreen />);
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
  expect(bridge.inputs('session.signOut')).toEqual([{}]);
});
