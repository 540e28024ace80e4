// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { OwnPasswordDialog } from '../../renderer/shell/own-password-dialog.tsx';
import { AppError } from '../../shared/errors.ts';
import { fakeBridge, renderApp } from '../support/fake-bridge.tsx';

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
