// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { StateScreen } from '../../renderer/app.tsx';
import { OwnTotpDialog } from '../../renderer/shell/own-totp-dialog.tsx';
import { AppError } from '../../shared/errors.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const URI = `otpauth://totp/Resetdesk:sujin?issuer=Resetdesk&secret=${SECRET}&algorithm=SHA1&digits=6&period=30`;
const begin = () => ({ secret: SECRET, uri: URI });
const signedOut = () => aStatus({ state: { kind: 'signed-out' } });
const digitsField = () => screen.findByLabelText<HTMLInputElement>('Six digits of your authenticator app');

async function typePassword(): Promise<void> {
  await userEvent.type(await screen.findByLabelText('Login'), 'sujin');
  await userEvent.type(screen.getByLabelText('Password'), 'a long password{Enter}');
}

test('where an authenticator app is set up, its digits are asked for after the password, and sent with it', async () => {
  const bridge = fakeBridge({
    'app.status': signedOut,
    'session.signIn': ({ code }) => {
      if (code === undefined) throw new AppError('totp-needed');
      return {};
    },
  });
  renderApp(<StateScreen />);
  await typePassword();
  const field = await digitsField();
  expect(screen.queryByRole('alert')).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(field));
  await userEvent.type(field, '123 456{Enter}');
  await waitFor(() => expect(bridge.inputs('session.signIn')).toHaveLength(2));
  expect(bridge.inputs('session.signIn')[1]).toEqual({
    login: 'sujin',
    password: 'a long password',
    code: '123 456',
  });
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe(''));
});

test('wrong digits are said in words, with the clock where it is the clock, and can be typed anew', async () => {
  let refusal = new AppError('totp-needed');
  const bridge = fakeBridge({
    'app.status': signedOut,
    'session.signIn': () => {
      throw refusal;
    },
  });
  renderApp(<StateScreen />);
  await typePassword();
  refusal = new AppError('totp-wrong', { minutes: 7 });
  await userEvent.type(await digitsField(), '111111{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /clock of this computer or of the phone.* 7 min/,
  );
  await waitFor(async () => expect((await digitsField()).value).toBe(''));
  refusal = new AppError('totp-wrong', { used: 1 });
  await userEvent.type(await digitsField(), '222222{Enter}');
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/used already/));
  expect(bridge.inputs('session.signIn').map(({ code }) => code)).toEqual([undefined, '111111', '222222']);
});

test('going back forgets the password, and so does a refusal of it', async () => {
  fakeBridge({
    'app.status': signedOut,
    'session.signIn': () => {
      throw new AppError('totp-needed');
    },
  });
  renderApp(<StateScreen />);
  await typePassword();
  await digitsField();
  await userEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('');
  expect(screen.getByLabelText<HTMLInputElement>('Login').value).toBe('sujin');
});

test('whoever must set it up sees the picture and the key, and goes on once the first digits are right', async () => {
  let enrolled = false;
  const bridge = fakeBridge({
    'app.status': () =>
      aStatus({ state: enrolled ? { kind: 'signed-out' } : { kind: 'enrol-totp', operator: anOperator() } }),
    'totp.begin': begin,
    'totp.confirm': ({ code }) => {
      if (code !== '123456') throw new AppError('totp-wrong');
      enrolled = true;
      return {};
    },
  });
  renderApp(<StateScreen />, { language: 'ko' });
  await screen.findByRole('heading', { name: '인증 앱을 설정하십시오' });
  const picture = await screen.findByRole('img', { name: /QR 코드/ });
  expect(picture.querySelector('path')?.getAttribute('d')?.length).toBeGreaterThan(1000);
  const groups = within(screen.getByRole('list', { name: /8개 묶음/ })).getAllByRole('listitem');
  expect(groups.map((group) => group.textContent).join('')).toBe(SECRET);
  const field = screen.getByLabelText('앱에 표시된 숫자 6자리를 입력하십시오');
  await userEvent.type(field, '000000{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('지금 입력해야 할 숫자 6자리가 아닙니다.');
  await userEvent.type(field, '123456{Enter}');
  await waitFor(() => expect(enrolled).toBe(true));
  act(() => bridge.emit('changed', { topics: ['status'] }));
  await screen.findByRole('heading', { name: '로그인' });
  expect(document.body.innerHTML).not.toContain('GEZD');
  expect(bridge.inputs('totp.begin')).toHaveLength(1);
});

test('whoever cannot do it now signs out', async () => {
  const bridge = fakeBridge({
    'app.status': () => aStatus({ state: { kind: 'enrol-totp', operator: anOperator() } }),
    'totp.begin': begin,
  });
  renderApp(<StateScreen />);
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
  expect(bridge.inputs('session.signOut')).toEqual([{}]);
});

test('a key that a lock has made worthless is replaced by a new one', async () => {
  const bridge = fakeBridge({
    'app.status': () => aStatus({ state: { kind: 'enrol-totp', operator: anOperator() } }),
    'totp.begin': begin,
    'totp.confirm': () => {
      throw new AppError('totp-not-begun');
    },
  });
  renderApp(<StateScreen />);
  await userEvent.type(await screen.findByLabelText('Then type the six digits it shows'), '123456{Enter}');
  await waitFor(() => expect(bridge.inputs('totp.begin')).toHaveLength(2));
});

function own(totp: boolean) {
  return fakeBridge({
    'app.status': () => aStatus({ state: { kind: 'ready', operator: anOperator({ totp }) } }),
    'totp.begin': begin,
  });
}

test('one’s own is set up from the dialog, and the key is made only when asked for', async () => {
  const bridge = own(false);
  renderApp(<OwnTotpDialog opened onClose={() => {}} />);
  await screen.findByText(/Somebody who learns your password/);
  expect(bridge.inputs('totp.begin')).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Set it up' }));
  await screen.findByRole('img', { name: /QR code/ });
});

test('one’s own is removed with password and digits, and the office’s demand is told in place', async () => {
  const bridge = own(true);
  bridge.answer('totp.remove', ({ code }) => {
    if (code === undefined) throw new AppError('totp-needed');
    throw new AppError('totp-required', { remove: 1 });
  });
  renderApp(<OwnTotpDialog opened onClose={() => {}} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Remove it' }));
  await userEvent.type(await screen.findByLabelText('Password'), 'mine{Enter}');
  await userEvent.type(await digitsField(), '123456{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be removed while your office asks/);
  expect(bridge.inputs('totp.remove')).toEqual([{ password: 'mine' }, { password: 'mine', code: '123456' }]);
});
