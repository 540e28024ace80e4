// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PasteTokenScreen } from '../../renderer/paste-token/paste-token-screen.tsx';
import { handText, takeHandedText } from '../../renderer/ui/handed-text.ts';
import { AppError, type ErrorDetails } from '../../shared/errors.ts';
import { aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';
import { aCard, aPreview, aUser } from '../support/office-people.ts';

const MINUTE = 60_000;
const CODE = 'k7qf-92mx';
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.payload.signature';

function setUp({ path = '/paste-token', refusal = null as AppError | null } = {}) {
  const codePreview = aPreview({ proof: 'code', expiresAt: Date.now() + 8 * MINUTE });
  const bridge = fakeBridge({
    'resets.inspect': () => {
      if (refusal !== null) throw refusal;
      return codePreview;
    },
    'users.get': ({ userId }) => aCard({ id: userId }),
    'users.search': ({ query }) => {
      const users = [
        aUser({ sameName: true }),
        aUser({
          id: 'user-2',
          department: '물류팀',
          staffNumber: 'A1002',
          phone: '010-9999-0002',
          sameName: true,
        }),
      ].filter(({ department }) => query === '' || department === query);
      return { users, total: users.length };
    },
  });
  return { bridge, ...renderApp(<PasteTokenScreen />, { path }) };
}

const box = () => screen.findByRole('textbox', { name: 'What the person handed you' });
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

async function type(text: string) {
  await userEvent.type(await box(), text);
}

test('a code is not looked at while it is typed: it waits for whoever it belongs to and for the order', async () => {
  const { bridge } = setUp();
  await type(CODE);
  expect(await screen.findByText('This is a code')).toBeTruthy();
  expect(screen.getByText(/Five wrong tries make it void/)).toBeTruthy();
  expect(bridge.inputs('resets.inspect')).toEqual([]);
  expect(bridge.inputs('users.search').at(-1)).toMatchObject({ filter: 'live-code' });

  const check = await screen.findByRole('button', { name: 'Check the code' });
  expect(check.getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(check);
  expect(bridge.inputs('resets.inspect')).toEqual([]);
});

test('while a code is being typed nothing is asked and nothing refused, however slowly it comes', async () => {
  const { bridge } = setUp({ refusal: new AppError('token-missing') });
  await type('k7q');
  expect(await screen.findByText('A code? 3 of 8 signs.')).toBeTruthy();
  await type('f-9');
  expect(await screen.findByText('A code? 5 of 8 signs.')).toBeTruthy();
  expect(bridge.inputs('resets.inspect')).toEqual([]);
  // What was pasted is all there is.
  await press('Clear');
  await userEvent.paste('k7qf-9');
  expect((await screen.findByRole('alert')).dataset.code).toBe('token-missing');
});

test('two of one name stand side by side, one is picked on purpose, and only then the code is tried', async () => {
  const { bridge } = setUp();
  await type(`${CODE}{Enter}`);
  // Enter behind the code leads to the question, not past it.
  expect(document.activeElement).toBe(await screen.findByRole('textbox', { name: 'Whose code is it?' }));
  const [first, second] = await screen.findAllByRole('radio');
  expect(first?.closest('label, div')?.parentElement?.textContent).toContain('총무팀');
  expect(screen.getByText(/Phone ends in 0002/)).toBeTruthy();
  await userEvent.click(second as HTMLElement);
  await press('Check the code of 김민수');
  expect(await screen.findByText('The code is right')).toBeTruthy();
  expect(bridge.inputs('resets.inspect')).toEqual([{ text: CODE, userId: 'user-2' }]);
  expect(
    screen.getByText(/Issued by 박수진 5 minutes ago for 김민수, 8 minutes left for the code\./),
  ).toBeTruthy();
});

test('from a user’s card the case is open: it is named, Enter tries the code, and closing it asks whose', async () => {
  const { bridge, location } = setUp({ path: '/paste-token/user-1' });
  expect(await screen.findByText('김민수 · 총무팀')).toBeTruthy();
  await press('Close the case of 김민수');
  expect(location()).toBe('/paste-token');
  await type(CODE);
  expect(await screen.findByRole('textbox', { name: 'Whose code is it?' })).toBeTruthy();
  expect(bridge.inputs('resets.inspect')).toEqual([]);
});

test('Enter with the case open tries the code once, but not while a syllable is composed', async () => {
  const { bridge } = setUp({ path: '/paste-token/user-1' });
  await type(CODE);
  await screen.findByText('This is a code');
  fireEvent.keyDown(await box(), { key: 'Enter', code: 'Enter', isComposing: true });
  fireEvent.keyDown(await box(), { key: 'Enter', code: 'Enter', keyCode: 229 });
  expect(bridge.inputs('resets.inspect')).toEqual([]);
  fireEvent.keyDown(await box(), { key: 'Enter', code: 'Enter' });
  await screen.findByText('The code is right');
  expect(bridge.inputs('resets.inspect')).toEqual([{ text: CODE, userId: 'user-1' }]);
});

test('the password goes to main with the code and its user', async () => {
  const { bridge } = setUp({ path: '/paste-token/user-1' });
  bridge.answer('passwords.check', () => ({ broken: [], score: 4, length: 20, bytes: 20 }));
  bridge.answer('resets.complete', () => ({
    userId: 'user-1',
    userName: '김민수',
    at: Date.now(),
    notice: null,
  }));
  await type(`${CODE}{Enter}`);
  await userEvent.click(await screen.findByRole('radio', { name: 'I type it for them' }));
  fireEvent.change(await screen.findByLabelText('New password', { selector: 'input' }), {
    target: { value: '바람 연필 호수 다리 마흔둘' },
  });
  fireEvent.change(screen.getByLabelText('New password, once more'), {
    target: { value: '바람 연필 호수 다리 마흔둘' },
  });
  const confirm = () => screen.getByRole('button', { name: 'Change 김민수’s password' });
  await waitFor(() => expect(confirm().getAttribute('aria-disabled')).not.toBe('true'));
  await userEvent.click(confirm());
  await screen.findByRole('heading', { name: '김민수’s password is changed' });
  expect(bridge.inputs('resets.complete')[0]).toMatchObject({ text: CODE, userId: 'user-1' });
});

test('a wrong code says how many tries are left and is typed over', async () => {
  const facts = { left: 3, tokenUntil: Date.now() + 50 * MINUTE, userId: 'user-1', userName: '김민수' };
  const { bridge } = setUp({ path: '/paste-token/user-1', refusal: new AppError('code-wrong', facts) });
  await type(`${CODE}{Enter}`);
  expect((await screen.findByRole('alert')).textContent).toContain('Tries left: 3');
  const input = (await box()) as HTMLTextAreaElement;
  expect(input.selectionEnd).toBe(CODE.length);
  await userEvent.keyboard('k7qf-92my');
  expect(input.value).toBe('k7qf-92my');
  expect(bridge.inputs('resets.inspect')).toHaveLength(1);
});

const facts = { userId: 'user-1', userName: '김민수', at: Date.now() } as const;
const NEXT: readonly [code: AppError['code'], details: ErrorDetails, button: string, to: string][] = [
  ['code-void', facts, 'Send again', '/users/user-1/send'],
  ['code-expired', facts, 'Send again', '/users/user-1/send'],
  ['code-missing', facts, 'Send again', '/users/user-1/send'],
  ['token-superseded', { newerBy: '이세라', newerAt: 0, ...facts }, 'See the newer reset', '/users/user-1'],
  ['token-other-user', { ...facts, caseName: '이서연' }, 'Go on with 김민수', '/paste-token/user-1'],
  ['token-other-office', {}, 'Find the user', '/users'],
  ['token-not-ours', {}, 'Find the user', '/users'],
  ['token-expired', { at: 0 }, 'Find the user', '/users'],
  ['token-wait', facts, 'Open 김민수', '/users/user-1'],
];

test.each(NEXT)('%s %j has its next step one click away: %s', async (code, details, button, to) => {
  const { location } = setUp({ refusal: new AppError(code, details) });
  await userEvent.click(await box());
  await userEvent.paste(TOKEN);
  expect((await screen.findByRole('alert')).dataset.code).toBe(code);
  await press(button);
  expect(location()).toBe(to);
});

test('half a token leads to the code, a token from the future to another look', async () => {
  const { unmount } = setUp({ refusal: new AppError('token-damaged', { missing: 'beginning' }) });
  await userEvent.click(await box());
  await userEvent.paste(TOKEN);
  expect((await screen.findByRole('alert')).textContent).toContain('its beginning is missing');
  await press('Take the code instead');
  await waitFor(async () => expect(document.activeElement).toBe(await box()));
  expect(await box()).toHaveProperty('value', '');
  unmount();

  const { bridge } = setUp({ refusal: new AppError('token-from-future', { minutes: 7, ...facts }) });
  await userEvent.click(await box());
  await userEvent.paste(TOKEN);
  expect((await screen.findByRole('alert')).textContent).toContain('7 min in the future');
  bridge.answer('resets.inspect', () => aPreview());
  await press('Read it again');
  expect(await screen.findByRole('heading', { name: '김민수' })).toBeTruthy();
});

test('while this computer’s clock is behind, the preview says so and counts the office’s time', async () => {
  const { bridge } = setUp();
  await box();
  bridge.answer('resets.inspect', () => aPreview({ clockBehind: 7 * MINUTE }));
  bridge.answer('app.status', () => aStatus({ clockBehind: 7 * MINUTE }));
  act(() => bridge.emit('changed', { topics: ['status'] }));
  await userEvent.click(await box());
  await userEvent.paste(TOKEN);
  expect(await screen.findByText('This computer’s clock is behind by 7 minutes')).toBeTruthy();
  expect(await screen.findByText(/12 minutes ago for 김민수, 48 minutes left\./)).toBeTruthy();
});

test('a reset is revoked from the preview after one question, and the screen then says so', async () => {
  const { bridge } = setUp();
  bridge.answer('resets.inspect', () => aPreview());
  bridge.answer('resets.revoke', () => ({}));
  await userEvent.click(await box());
  await userEvent.paste(TOKEN);
  await press('Revoke this reset');
  expect(bridge.inputs('resets.revoke')).toEqual([]);
  await press('Revoke it');
  await waitFor(() => expect(bridge.inputs('resets.revoke')).toEqual([{ resetId: 'reset-1' }]));
  bridge.answer('resets.inspect', () => {
    throw new AppError('token-revoked', { by: '박수진', ...facts });
  });
  act(() => bridge.emit('changed', { topics: ['resets'] }));
  expect((await screen.findByRole('alert')).textContent).toContain('박수진 revoked this token of 김민수');
});

test('a dropped file is read as if it had been pasted, named instead of shown, and dropped again', async () => {
  const { bridge } = setUp({ refusal: new AppError('token-missing') });
  await box();
  act(() => handText({ name: 'reset.eml', text: `From: a@b.test\n\n${TOKEN}` }));
  expect(await screen.findByText('Dropped file: reset.eml')).toBeTruthy();
  await screen.findByRole('alert');
  expect(bridge.inputs('resets.inspect')).toEqual([{ text: `From: a@b.test\n\n${TOKEN}` }]);
  expect(document.body.textContent).not.toContain(TOKEN);
  expect(takeHandedText()).toBeNull();
  await press('Clear');
  expect(await box()).toHaveProperty('value', '');
});
