// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { OperatorsSection } from '../../renderer/settings/operators-section.tsx';
import { AppError } from '../../shared/errors.ts';
import { anOperator, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const me = anOperator();
const colleague = anOperator({ id: 'operator-2', login: 'haneul', name: '정하늘', role: 'operator' });

function operators() {
  return fakeBridge({
    'operators.list': () => ({ operators: [me, colleague] }),
    'users.departments': () => ({
      departments: [
        { name: '총무팀', users: 4 },
        { name: '전산팀', users: 2 },
      ],
    }),
    'passwords.check': ({ password }) => ({ broken: [], score: 4, length: password.length, bytes: 20 }),
  });
}

async function choose(name: string, act: string): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: `Actions for ${name}` }));
  await userEvent.click(await screen.findByRole('menuitem', { name: act }));
}

function typeNewPassword(): void {
  fireEvent.change(screen.getByLabelText('New password'), { target: { value: 'a good long password' } });
  fireEvent.change(screen.getByLabelText('New password, once more'), {
    target: { value: 'a good long password' },
  });
}

async function pressOnceReady(name: string): Promise<void> {
  const button = () => screen.getByRole('button', { name });
  await waitFor(() => expect(button().getAttribute('aria-disabled')).toBeNull());
  await userEvent.click(button());
}

test('operators are listed with role and standing, and my own row is marked', async () => {
  operators();
  renderApp(<OperatorsSection minLength={15} />);
  const mine = (await screen.findByText('박수진')).closest('tr');
  expect(mine?.textContent).toContain('you');
  expect(screen.getByText('정하늘').closest('tr')?.textContent).toContain('Operator');
});

test('the last admin’s refusal is shown in the dialog with what was typed', async () => {
  const bridge = operators();
  bridge.answer('operators.edit', () => {
    throw new AppError('last-admin');
  });
  renderApp(<OperatorsSection minLength={15} />);
  await choose('박수진', 'Edit');
  const dialog = await screen.findByRole('dialog');
  await userEvent.selectOptions(within(dialog).getByLabelText('Role'), 'viewer');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  const alert = await within(dialog).findByRole('alert');
  expect(alert.getAttribute('data-code')).toBe('last-admin');
  expect(bridge.inputs('operators.edit')[0]).toMatchObject({ operatorId: 'operator-1', role: 'viewer' });
});

test('a login that is taken is said so at the login', async () => {
  const bridge = operators();
  bridge.answer('operators.edit', () => {
    throw new AppError('login-taken');
  });
  renderApp(<OperatorsSection minLength={15} />);
  await choose('정하늘', 'Edit');
  const dialog = await screen.findByRole('dialog');
  const login = within(dialog).getByLabelText('Login');
  await userEvent.type(login, '2');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(login.getAttribute('aria-invalid')).toBe('true'));
});

test('a new operator is added with role and first password', async () => {
  const bridge = operators();
  bridge.answer('operators.add', () => ({ operatorId: 'operator-3' }));
  renderApp(<OperatorsSection minLength={15} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Add an operator' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('Name'), '오미란');
  await userEvent.type(within(dialog).getByLabelText('Login'), 'miran');
  await userEvent.type(within(dialog).getByLabelText('E-mail'), 'miran@office.example');
  typeNewPassword();
  await pressOnceReady('Add the operator');
  expect(await screen.findByText('오미란 can sign in now.')).toBeTruthy();
  expect(bridge.inputs('operators.add')).toEqual([
    {
      name: '오미란',
      login: 'miran',
      email: 'miran@office.example',
      role: 'operator',
      departments: null,
      password: 'a good long password',
    },
  ]);
});

test('a new operator without a password is not added, and the button says what is missing', async () => {
  const bridge = operators();
  renderApp(<OperatorsSection minLength={15} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Add an operator' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('Name'), '오미란{Enter}');
  expect(bridge.inputs('operators.add')).toEqual([]);
  const add = within(dialog).getByRole('button', { name: 'Add the operator' });
  expect(add.getAttribute('aria-disabled')).toBe('true');
});

test('disabling asks by name first, and a refusal is shown in place', async () => {
  const bridge = operators();
  bridge.answer('operators.setEnabled', () => {
    throw new AppError('last-admin');
  });
  renderApp(<OperatorsSection minLength={15} />);
  await choose('박수진', 'Disable');
  await userEvent.click(await screen.findByRole('button', { name: 'Disable 박수진' }));
  expect((await screen.findByRole('alert')).getAttribute('data-code')).toBe('last-admin');
  expect(bridge.inputs('operators.setEnabled')).toEqual([{ operatorId: 'operator-1', enabled: false }]);
});

test('a colleague gets a password set here, I change mine elsewhere', async () => {
  const bridge = operators();
  bridge.answer('operators.setPassword', () => ({}));
  renderApp(<OperatorsSection minLength={15} />);
  await choose('정하늘', 'Set password');
  await screen.findByRole('dialog');
  typeNewPassword();
  await pressOnceReady('Set the password of 정하늘');
  expect(await screen.findByText('The password of 정하늘 is set.')).toBeTruthy();
  expect(bridge.inputs('operators.setPassword')).toEqual([
    { operatorId: 'operator-2', newPassword: 'a good long password' },
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Actions for 박수진' }));
  expect(await screen.findByText(/Change your own password/)).toBeTruthy();
});

test('a colleague is bound to some departments, and a choice of none is refused in place', async () => {
  const bridge = operators();
  bridge.answer('operators.edit', () => ({}));
  renderApp(<OperatorsSection minLength={15} />);
  await choose('정하늘', 'Edit');
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('radio', { name: 'Only some departments' }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findByText('Choose at least one department.')).toBeTruthy();
  await userEvent.click(within(dialog).getByRole('combobox', { name: 'Departments' }));
  await userEvent.click(await screen.findByRole('option', { name: '총무팀' }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(bridge.inputs('operators.edit')).toMatchObject([
      { operatorId: 'operator-2', departments: ['총무팀'] },
    ]),
  );
});

test('an admin is bound to no department: the choice goes away with the role', async () => {
  const bridge = operators();
  bridge.answer('operators.list', () => ({ operators: [me, { ...colleague, departments: ['총무팀'] }] }));
  bridge.answer('operators.edit', () => ({}));
  renderApp(<OperatorsSection minLength={15} />);
  expect((await screen.findByText('정하늘')).closest('tr')?.textContent).toContain('Only 총무팀');
  await choose('정하늘', 'Edit');
  const dialog = await screen.findByRole('dialog');
  await userEvent.selectOptions(within(dialog).getByLabelText('Role'), 'admin');
  expect(within(dialog).queryByText('Whose users')).toBeNull();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(bridge.inputs('operators.edit')[0]?.departments).toBeNull());
});

test('a lost authenticator app is removed after a question by name; one’s own is not removed here', async () => {
  const bridge = operators();
  bridge.answer('operators.list', () => ({
    operators: [
      { ...me, totp: true },
      { ...colleague, totp: true },
    ],
  }));
  bridge.answer('operators.removeTotp', () => ({}));
  renderApp(<OperatorsSection minLength={15} />);
  await choose('정하늘', 'Remove authenticator app');
  await userEvent.click(await screen.findByRole('button', { name: 'Remove the app of 정하늘' }));
  expect(await screen.findByText('The authenticator app of 정하늘 is removed.')).toBeTruthy();
  expect(bridge.inputs('operators.removeTotp')).toEqual([{ operatorId: 'operator-2' }]);
  await userEvent.click(screen.getByRole('button', { name: 'Actions for 박수진' }));
  await screen.findByRole('menuitem', { name: 'Edit' });
  expect(screen.queryByRole('menuitem', { name: 'Remove authenticator app' })).toBeNull();
});
