// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { StateScreen } from '../../renderer/app.tsx';
import { AppError } from '../../shared/errors.ts';
import type { AppStatus } from '../../shared/models.ts';
import { anOperator, aStatus, type FakeBridge, fakeBridge, renderApp } from '../support/fake-bridge.tsx';
import { someSettings } from '../support/office-settings.ts';

type SetupStep = 'recovery-key' | 'mail' | 'users';

const PASSWORD = 'seven quiet mountains';
const goodPassword = () => ({ broken: [], score: 4 as const, length: 21, bytes: 21 });
const settings = someSettings({
  mail: { way: 'none', smtp: null, folder: '' },
  office: { name: 'Haneul Office', contact: '', language: 'en', idleLockMinutes: 10 },
});
const at =
  (step: SetupStep, changes: Partial<AppStatus> = {}) =>
  () =>
    aStatus({ state: { kind: 'set-up', operator: anOperator(), step }, mailWay: 'none', ...changes });
const goOn = (bridge: FakeBridge, step: SetupStep, changes: Partial<AppStatus> = {}) => {
  bridge.answer('app.status', at(step, changes));
  act(() => bridge.emit('changed', { topics: ['status'] }));
};

test('the first administrator is made from what was typed, and nothing is made before the password is good', async () => {
  const bridge = fakeBridge({
    'app.status': () => aStatus({ state: { kind: 'first-run' }, officeName: null }),
    'passwords.check': goodPassword,
    'setup.createOffice': () => ({}),
  });
  renderApp(<StateScreen />);
  await userEvent.click(await screen.findByRole('button', { name: 'Continue' }));
  await userEvent.type(screen.getByLabelText('Name of the office'), 'Haneul Office');
  await userEvent.type(screen.getByLabelText('Whom users call'), 'ext. 119');
  await userEvent.type(screen.getByLabelText('Your name'), '박수진');
  await userEvent.type(screen.getByLabelText('Your e-mail address'), 'sujin@office.example');
  await userEvent.type(screen.getByLabelText('Your login'), 'sujin');
  await userEvent.type(screen.getByLabelText('New password'), PASSWORD);
  await userEvent.click(screen.getByRole('button', { name: 'Create the office' }));
  expect(bridge.inputs('setup.createOffice')).toEqual([]);
  await userEvent.type(screen.getByLabelText('New password, once more'), PASSWORD);
  await waitFor(() =>
    expect(
      screen.getByRole('button', { name: 'Create the office' }).getAttribute('aria-disabled'),
    ).toBeNull(),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Create the office' }));
  await waitFor(() =>
    expect(bridge.inputs('setup.createOffice')).toEqual([
      {
        officeName: 'Haneul Office',
        contact: 'ext. 119',
        language: 'en',
        admin: { login: 'sujin', name: '박수진', email: 'sujin@office.example', password: PASSWORD },
      },
    ]),
  );
});

test('the recovery key is shown in groups, asked for once, and gone after it was confirmed as stored', async () => {
  const bridge = fakeBridge({
    'app.status': at('recovery-key'),
    'recovery.issue': () => ({ recoveryKey: '7KQ2-M4XR-9TBD-0VWZ' }),
    'recovery.confirm': () => ({}),
    'settings.get': () => settings,
  });
  renderApp(<StateScreen />);
  expect((await screen.findByText('M4XR')).tagName).toBe('LI');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  expect(bridge.inputs('recovery.confirm')).toEqual([]);
  await userEvent.click(screen.getByLabelText('I have stored it in a safe place'));
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  await waitFor(() => expect(bridge.inputs('recovery.confirm')).toEqual([{}]));
  goOn(bridge, 'mail');
  await screen.findByRole('heading', { name: 'How mails are sent' });
  expect(document.body.textContent).not.toContain('M4XR');
  expect(bridge.inputs('recovery.issue')).toEqual([{ password: null }]);
});

test('the mail test shows what the server really answered, and saving keeps the fields', async () => {
  const bridge = fakeBridge({
    'app.status': at('mail'),
    'settings.get': () => settings,
    'mail.test': () => {
      throw new AppError('mail-sign-in-refused', { answer: '535 5.7.8 bad credentials' });
    },
    'settings.saveMail': () => ({}),
  });
  renderApp(<StateScreen />);
  await userEvent.click(await screen.findByRole('radio', { name: 'Mail server' }));
  await userEvent.type(screen.getByLabelText('Server'), 'smtp.office.example');
  await userEvent.type(screen.getByLabelText('Account'), 'desk');
  await userEvent.type(screen.getByLabelText('Password of the account'), 'mail secret');
  await userEvent.type(screen.getByLabelText('Sender address'), 'desk@office.example');
  await userEvent.click(screen.getByRole('button', { name: 'Send a test mail' }));
  expect((await screen.findByRole('alert')).textContent).toContain('535 5.7.8 bad credentials');
  const smtp = {
    host: 'smtp.office.example',
    port: 587,
    security: 'starttls',
    user: 'desk',
    password: 'mail secret',
    fromName: 'Haneul Office',
    fromAddress: 'desk@office.example',
    privateCa: null,
  };
  expect(bridge.inputs('mail.test')).toEqual([{ way: 'smtp', smtp }]);

  bridge.answer('mail.test', () => ({ to: 'sujin@office.example', answer: '250 2.0.0 queued as 4F2A' }));
  await userEvent.click(screen.getByRole('button', { name: 'Send a test mail' }));
  await screen.findByText('250 2.0.0 queued as 4F2A');
  await userEvent.click(screen.getByRole('button', { name: 'Save and continue' }));
  await waitFor(() => expect(bridge.inputs('settings.saveMail')).toEqual([{ way: 'smtp', smtp }]));
});

test('without a server name nothing is tested, and the field says so', async () => {
  const bridge = fakeBridge({ 'app.status': at('mail'), 'settings.get': () => settings });
  renderApp(<StateScreen />);
  await userEvent.click(await screen.findByRole('radio', { name: 'Mail server' }));
  await userEvent.click(screen.getByRole('button', { name: 'Send a test mail' }));
  await screen.findByText('Enter the name of the server.');
  expect(bridge.inputs('mail.test')).toEqual([]);
});

test('a practice office brings its users along: one more click and work begins', async () => {
  const bridge = fakeBridge({
    'app.status': at('mail'),
    'settings.get': () => settings,
    'practice.start': () => ({ users: 40 }),
    'setup.finish': () => ({}),
  });
  renderApp(<StateScreen />);
  await userEvent.click(await screen.findByRole('radio', { name: 'Practice office' }));
  await userEvent.click(screen.getByRole('button', { name: 'Start the practice office' }));
  await waitFor(() => expect(bridge.inputs('practice.start')).toEqual([{}]));
  goOn(bridge, 'users', { practice: true, mailWay: 'practice' });
  await screen.findByText(/Fictional people are waiting/);
  expect(screen.queryByRole('radio')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Start working' }));
  await waitFor(() => expect(bridge.inputs('setup.finish')).toEqual([{}]));
});

test('users can be typed in one after another', async () => {
  const bridge = fakeBridge({ 'app.status': at('users'), 'users.add': () => ({ userId: 'user-1' }) });
  renderApp(<StateScreen />, { language: 'ko' });
  await userEvent.click(await screen.findByRole('radio', { name: '직접 입력' }));
  await userEvent.type(screen.getByLabelText('이름'), '김민수');
  await userEvent.type(screen.getByLabelText('아이디'), 'minsu');
  await userEvent.type(screen.getByLabelText('이메일 주소'), 'minsu@office.example{Enter}');
  await screen.findByText('사용자 1명을 추가했습니다.');
  expect(bridge.inputs('users.add')).toMatchObject([{ name: '김민수', login: 'minsu' }]);
  expect(screen.getByLabelText<HTMLInputElement>('이름').value).toBe('');
});
