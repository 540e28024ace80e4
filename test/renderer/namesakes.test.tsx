// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { UsersScreen } from '../../renderer/users/users-screen.tsx';
import { AppError } from '../../shared/errors.ts';
import { fakeBridge, renderApp } from '../support/fake-bridge.tsx';
import { aCard, aMail, aReset, aUser, aVerification } from '../support/office-people.ts';

const OTHER = aUser({
  id: 'user-9',
  sameName: true,
  department: '영업팀',
  staffNumber: 'B2002',
  phone: '010-0000-9999',
});

/** The card of a Kim Minsu of whom there are two, with the panel open. */
async function openPanel() {
  const bridge = fakeBridge({
    'users.search': () => ({ users: [aUser({ sameName: true }), OTHER], total: 2 }),
    'users.get': ({ userId }) =>
      aCard({
        ...(userId === OTHER.id ? OTHER : {}),
        sameName: true,
        verification: aVerification({ tellBy: 'phone' }),
      }),
    'resets.send': () => ({ reset: aReset('handed-over'), mail: aMail('handed-over') }),
  });
  const { location } = renderApp(<UsersScreen />, { path: '/users/user-1/send' });
  const answer = await screen.findByRole('textbox', { name: /last four digits of their phone/ });
  await screen.findByRole('radio', { name: '영업팀, B2002, phone ends in 9999' });
  return { bridge, location, answer };
}

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

test('nobody is chosen beforehand, and nothing is sent before the answer is typed and somebody is chosen', async () => {
  const { bridge, answer } = await openPanel();
  await waitFor(() => expect(document.activeElement).toBe(answer));
  const radios = screen.getAllByRole('radio').filter((radio) => radio.closest('fieldset'));
  expect(radios.map((radio) => radio.getAttribute('aria-label'))).toEqual([
    '영업팀, B2002, phone ends in 9999',
    '총무팀, A1001, phone ends in 5678',
  ]);
  for (const radio of radios) expect(radio).toHaveProperty('checked', false);

  await press('Send to 김민수');
  await userEvent.type(answer, ' 5678');
  await press('Send to 김민수');
  expect(bridge.inputs('resets.send')).toEqual([]);
  await userEvent.click(screen.getByRole('radio', { name: /총무팀/ }));
  await press('Send to 김민수');
  await waitFor(() =>
    expect(bridge.inputs('resets.send')).toEqual([{ userId: 'user-1', tellApart: ' 5678' }]),
  );
});

test('whoever chooses the other one is led to that card and sends nothing', async () => {
  const { bridge, location, answer } = await openPanel();
  await userEvent.type(answer, '9999');
  await userEvent.click(screen.getByRole('radio', { name: /영업팀/ }));
  expect(screen.queryByRole('button', { name: 'Send to 김민수' })).toBeNull();
  await press('Open 김민수, 영업팀');
  expect(location()).toBe('/users/user-9/send');
  expect(bridge.inputs('resets.send')).toEqual([]);
});

test('an answer that fits the other one says so and leads there; what was typed stays until then', async () => {
  const { bridge, location, answer } = await openPanel();
  bridge.answer('resets.send', () => {
    throw new AppError('same-name-mismatch', {
      by: 'phone',
      userId: 'user-9',
      userName: '김민수',
      department: '영업팀',
    });
  });
  await userEvent.type(answer, '9999');
  await userEvent.click(screen.getByRole('radio', { name: /총무팀/ }));
  await press('Send to 김민수');
  const alert = await screen.findByRole('alert');
  expect(alert.dataset.code).toBe('same-name-mismatch');
  expect(alert.textContent).toContain('It fits the other 김민수: 영업팀.');
  expect(screen.getByRole('textbox', { name: /last four digits/ })).toHaveProperty('value', '9999');
  await press('Open 김민수, 영업팀');
  expect(location()).toBe('/users/user-9/send');
});
