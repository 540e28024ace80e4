// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { StateScreen } from '../../renderer/app.tsx';
import { aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

test('a password is masked until it is asked for, may be pasted, and a password manager knows the field', async () => {
  fakeBridge({
    'app.status': () => aStatus({ state: { kind: 'signed-out' } }),
    'secrets.onScreen': () => ({}),
  });
  renderApp(<StateScreen />);
  const field = await screen.findByLabelText<HTMLInputElement>('Password');
  expect(field.type).toBe('password');
  expect(field.autocomplete).toBe('current-password');
  await userEvent.click(field);
  await userEvent.paste('from a password manager');
  expect(field.value).toBe('from a password manager');
  expect(fireEvent.paste(field)).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Show or hide the password' }));
  expect(field.type).toBe('text');
});
