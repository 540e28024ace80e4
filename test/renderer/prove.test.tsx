// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { call, refusalOf } from '../../renderer/client.ts';
import { ProveDialog } from '../../renderer/shell/prove-dialog.tsx';
import { AppError } from '../../shared/errors.ts';
import { fakeBridge, renderApp } from '../support/fake-bridge.tsx';

async function desk() {
  let fresh = false;
  const bridge = fakeBridge({
    'keys.rotate': () => {
      if (!fresh) throw new AppError('re-authentication-needed');
      return { kid: 'new' };
    },
    'session.reauthenticate': ({ password }) => {
      if (password !== 'right') throw new AppError('sign-in-refused');
      fresh = true;
      return {};
    },
  });
  renderApp(
    <>
      <ProveDialog />
      <p>at work</p>
    </>,
  );
  await screen.findByText('at work');
  return bridge;
}

test('an act that wants the password goes on by itself once it was typed', async () => {
  const bridge = await desk();
  const rotated = call('keys.rotate', {});
  await screen.findByRole('dialog', { name: 'Your password, please' });
  await userEvent.type(screen.getByLabelText('Password'), 'wrong{Enter}');
  await screen.findByRole('alert');
  await userEvent.type(screen.getByLabelText('Password'), 'right{Enter}');
  expect(await rotated).toEqual({ kid: 'new' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(bridge.inputs('keys.rotate')).toHaveLength(2);
});

test('closing the question leaves the act refused', async () => {
  const bridge = await desk();
  const refused = call('keys.rotate', {}).catch((error) => refusalOf(error).code);
  await screen.findByRole('dialog');
  await userEvent.keyboard('{Escape}');
  expect(await refused).toBe('re-authentication-needed');
  expect(bridge.inputs('keys.rotate')).toHaveLength(1);
});

test('two acts refused side by side ask once', async () => {
  const bridge = await desk();
  const both = Promise.all([call('keys.rotate', {}), call('keys.rotate', {})]);
  await screen.findByRole('dialog');
  await userEvent.type(screen.getByLabelText('Password'), 'right{Enter}');
  expect(await both).toEqual([{ kid: 'new' }, { kid: 'new' }]);
  expect(bridge.inputs('session.reauthenticate')).toHaveLength(1);
});
