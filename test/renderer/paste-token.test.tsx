// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PasteTokenScreen } from '../../renderer/paste-token/paste-token-screen.tsx';
import { AppError } from '../../shared/errors.ts';
import type { TokenPreview } from '../../shared/models.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';
import { aMail, aPreview } from '../support/office-people.ts';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.payload.signature';
const PASSWORD = '바람 연필 호수 다리 마흔둘';

function setUp(preview: TokenPreview = aPreview()) {
  const bridge = fakeBridge({
    'resets.inspect': () => preview,
    'resets.complete': () => ({
      userId: 'user-1',
      userName: '김민수',
      at: Date.now(),
      notice: aMail('queued', { id: 'notice-1', kind: 'notice' }),
    }),
    'passwords.check': ({ password }) => ({
      broken: [],
      score: 4,
      length: [...password].length,
      bytes: password.length,
    }),
    'passwords.generate': ({ style }) => ({
      password: style === 'words' ? 'maple-harbor-quilt-seven' : 'kT7m-Qp4x-Wd9s-Hn3v',
    }),
    'outbox.list': () => ({ mails: [], waiting: 0 }),
  });
  return { bridge, ...renderApp(<PasteTokenScreen />, { path: '/paste-token' }) };
}

const box = () => screen.findByRole('textbox', { name: 'What the person handed you' });
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const choose = async (name: string) => userEvent.click(await screen.findByRole('radio', { name }));

async function paste(text = TOKEN) {
  await userEvent.click(await box());
  await userEvent.paste(text);
}

async function typeTwice(password = PASSWORD) {
  fireEvent.change(await screen.findByLabelText('New password', { selector: 'input' }), {
    target: { value: password },
  });
  fireEvent.change(screen.getByLabelText('New password, once more'), { target: { value: password } });
}

async function whenReady() {
  const button = () => screen.getByRole('button', { name: 'Change 김민수’s password' });
  await waitFor(() => expect(button().getAttribute('aria-disabled')).not.toBe('true'));
  return button();
}

test('the box has the focus, and a pasted token shows whose it is before anything is typed', async () => {
  const { bridge } = setUp(
    aPreview({ repaired: ['mail-text', 'line-breaks'], user: { ...aPreview().user, sameName: true } }),
  );
  const paper = await box();
  expect(document.activeElement).toBe(paper);
  await paste();
  const heading = await screen.findByRole('heading', { name: '김민수' });
  expect(document.activeElement).toBe(heading);
  expect(screen.getByText('총무팀')).toBeTruthy();
  expect(screen.getByText('Issued by 박수진 5 minutes ago for 김민수, 55 minutes left.')).toBeTruthy();
  expect(screen.getByText('There is more than one 김민수')).toBeTruthy();
  expect(screen.getByText(/found in a mail text, line breaks removed/)).toBeTruthy();
  expect(bridge.inputs('resets.inspect')).toEqual([{ text: TOKEN }]);
  expect(document.body.textContent).not.toContain(TOKEN);
});

test('handing over the keyboard is the first choice: the token goes to main once and is forgotten here', async () => {
  const { bridge } = setUp();
  bridge.answer('handover.begin', () => ({}));
  await paste();
  expect(await screen.findByText('김민수 chooses the password alone')).toBeTruthy();
  expect(screen.getByText(/in their language: 한국어/)).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
  const button = screen.getByRole('button', { name: 'Hand over the keyboard' });
  act(() => {
    button.click();
    button.click();
  });
  expect(await box()).toHaveProperty('value', '');
  expect(bridge.inputs('handover.begin')).toEqual([{ text: TOKEN }]);
  expect(document.body.innerHTML).not.toContain(TOKEN);
});

test('a hand-over that is refused says why and keeps nothing of a dead token’s form', async () => {
  const { bridge } = setUp();
  bridge.answer('handover.begin', () => {
    throw new AppError('token-superseded', { userId: 'user-1', userName: '김민수', at: Date.now() });
  });
  await paste();
  await press('Hand over the keyboard');
  expect((await screen.findByRole('alert')).dataset.code).toBe('token-superseded');
  expect(screen.queryByRole('button', { name: 'Hand over the keyboard' })).toBeNull();
});

test('typed on the user’s behalf, the password goes to main once and nothing of it stays', async () => {
  const { bridge } = setUp();
  await paste();
  await choose('I type it for them');
  await typeTwice();
  const confirm = await whenReady();
  act(() => {
    confirm.click();
    confirm.click();
  });
  const done = await screen.findByRole('heading', { name: '김민수’s password is changed' });
  expect(document.activeElement).toBe(done);
  expect(bridge.inputs('resets.complete')).toEqual([
    { text: TOKEN, newPassword: PASSWORD, way: 'typed-on-behalf', mustChange: true },
  ]);
  expect(screen.getByText(/The token is spent/)).toBeTruthy();
  expect(document.body.innerHTML).not.toContain(PASSWORD);
  await press('Paste another token');
  expect(await box()).toHaveProperty('value', '');
});

test('the window is protected while a token stands in the box and while a password is shown', async () => {
  const { bridge } = setUp();
  const told = () => bridge.inputs('secrets.onScreen').map(({ on }) => on);
  bridge.answer('secrets.onScreen', () => ({}));
  bridge.answer('resets.inspect', () => {
    throw new AppError('token-damaged');
  });
  await paste();
  await waitFor(() => expect(told()).toEqual([true]));
  await press('Clear');
  await waitFor(() => expect(told()).toEqual([true, false]));

  bridge.answer('resets.inspect', () => aPreview());
  await paste();
  await choose('Generate one');
  await screen.findByText('maple-harbor-quilt-seven');
  await waitFor(() => expect(told().at(-1)).toBe(true));
  await choose('I type it for them');
  await waitFor(() => expect(told().at(-1)).toBe(false));
  await typeTwice();
  await userEvent.click(
    screen.getAllByRole('button', { name: 'Show or hide the password' })[0] ?? document.body,
  );
  await waitFor(() => expect(told().at(-1)).toBe(true));
});

test('a generated password is copied through main, which says how long it stays in the clipboard', async () => {
  const { bridge } = setUp();
  bridge.answer('secrets.copy', () => ({ until: Date.now() + 60_000 }));
  await paste();
  await choose('Generate one');
  await screen.findByText('maple-harbor-quilt-seven');
  await press('Copy');
  expect(await screen.findByText(/leaves the clipboard by itself/)).toBeTruthy();
  expect(bridge.inputs('secrets.copy')).toEqual([{ text: 'maple-harbor-quilt-seven' }]);
  bridge.answer('secrets.copy', () => {
    throw new AppError('clipboard-unavailable');
  });
  await press('Copy');
  expect((await screen.findByRole('alert')).dataset.code).toBe('clipboard-unavailable');
});

test('a generated password is shown large and must be changed at the next sign-in', async () => {
  const { bridge } = setUp();
  await paste();
  await choose('Generate one');
  expect(await screen.findByText('maple-harbor-quilt-seven')).toBeTruthy();
  expect(screen.getByRole('checkbox')).toHaveProperty('checked', true);
  await choose('Characters');
  expect(await screen.findByText('kT7m-Qp4x-Wd9s-Hn3v')).toBeTruthy();
  await userEvent.click(await whenReady());
  await screen.findByRole('heading', { name: '김민수’s password is changed' });
  expect(bridge.inputs('resets.complete')[0]).toMatchObject({
    newPassword: 'kT7m-Qp4x-Wd9s-Hn3v',
    way: 'generated',
    mustChange: true,
  });
  expect(document.body.textContent).not.toContain('kT7m-Qp4x-Wd9s-Hn3v');
});

test('typing it for somebody pre-ticks the change, and a strict office does not offer it', async () => {
  const { unmount } = setUp();
  await paste();
  await choose('I type it for them');
  expect(screen.getByRole('checkbox')).toHaveProperty('checked', true);
  unmount();
  setUp(aPreview({ policy: { minLength: 15, maxLength: 1000, onBehalfAllowed: false } }));
  await paste();
  expect(await screen.findByRole('radio', { name: 'I type it for them' })).toHaveProperty('disabled', true);
  expect(screen.getByText(/does not allow typing a password/)).toBeTruthy();
});

test('changing the way forgets what was typed', async () => {
  setUp();
  await paste();
  await choose('I type it for them');
  await typeTwice();
  await whenReady();
  await choose('Generate one');
  await choose('I type it for them');
  expect(screen.getByLabelText('New password', { selector: 'input' })).toHaveProperty('value', '');
  const confirm = screen.getByRole('button', { name: 'Change 김민수’s password' });
  expect(confirm.getAttribute('aria-disabled')).toBe('true');
});

test.each(['token-expired', 'token-used', 'token-revoked', 'token-superseded', 'token-failed'] as const)(
  '%s says so and is one click from a new reset',
  async (code) => {
    const { bridge, location } = setUp();
    bridge.answer('resets.inspect', () => {
      throw new AppError(code, { userId: 'user-1', userName: '김민수', at: Date.now() });
    });
    await paste();
    expect((await screen.findByRole('alert')).dataset.code).toBe(code);
    expect(screen.getByRole('button', { name: 'Open 김민수' })).toBeTruthy();
    await press('Send again');
    expect(location()).toBe('/users/user-1/send');
  },
);

test('after a dead token the next paste replaces it, after a damaged one it is added', async () => {
  const { bridge } = setUp();
  bridge.answer('resets.inspect', () => {
    throw new AppError('token-used', { userId: 'user-1', userName: '김민수', at: Date.now() });
  });
  await paste('first');
  await screen.findByRole('alert');
  bridge.answer('resets.inspect', () => {
    throw new AppError('token-damaged');
  });
  await paste('second');
  expect(await box()).toHaveProperty('value', 'second');
  await waitFor(async () => expect((await screen.findByRole('alert')).dataset.code).toBe('token-damaged'));
  await paste('third');
  expect((await box()).getAttribute('value') ?? (await box()).textContent).toContain('secondthird');
});

test('a password main refuses leaves the token as it was', async () => {
  const { bridge } = setUp();
  bridge.answer('resets.complete', () => {
    throw new AppError('password-refused', { rules: ['blocked'] });
  });
  await paste();
  await choose('I type it for them');
  await typeTwice();
  await userEvent.click(await whenReady());
  expect((await screen.findByRole('alert')).dataset.code).toBe('password-refused');
  expect(screen.getByRole('heading', { name: '김민수' })).toBeTruthy();
});

test('a token that died meanwhile takes the form away', async () => {
  const { bridge } = setUp();
  await paste();
  await screen.findByRole('heading', { name: '김민수' });
  bridge.answer('resets.inspect', () => {
    throw new AppError('token-superseded', { userId: 'user-1', userName: '김민수', at: Date.now() });
  });
  act(() => bridge.emit('changed', { topics: ['resets'] }));
  expect((await screen.findByRole('alert')).dataset.code).toBe('token-superseded');
  expect(screen.queryByRole('button', { name: 'Hand over the keyboard' })).toBeNull();
});

test('locking forgets the token', async () => {
  const { bridge } = setUp();
  await paste();
  await screen.findByRole('heading', { name: '김민수' });
  bridge.answer('app.status', () => aStatus({ state: { kind: 'locked', operator: anOperator() } }));
  act(() => bridge.emit('changed', { topics: ['status'] }));
  expect(await box()).toHaveProperty('value', '');
});
