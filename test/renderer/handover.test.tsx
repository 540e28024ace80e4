// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { App, StateScreen } from '../../renderer/app.tsx';
import { createQueryClient, forgetAnswers } from '../../renderer/queries.ts';
import { AppError } from '../../shared/errors.ts';
import type { AppStatus, HandoverPage } from '../../shared/models.ts';
import { anOperator, aStatus, type FakeBridge, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const PASSWORD = 'thirty whales dance slowly home';
const MADE = 'maple-harbor-quilt-seven-lantern';
const PAGE: HandoverPage = {
  kind: 'password',
  policy: { minLength: 15, maxLength: 1000, onBehalfAllowed: true },
  left: 300_000,
};

function handedOver(page: HandoverPage = PAGE, changes: Partial<AppStatus> = {}): AppStatus {
  const user = { userName: 'Grace Okafor', login: 'grace', language: 'en' } as const;
  return aStatus({ state: { kind: 'handover', ...user, page }, ...changes });
}

function bridgeOf(status: AppStatus = handedOver()): FakeBridge {
  return fakeBridge({
    'app.status': () => status,
    'passwords.check': ({ password }) => ({
      broken: [
        ...(password.length < 15 ? (['too-short'] as const) : []),
        ...(password.includes('okafor') ? (['contains-context'] as const) : []),
      ],
      score: 4,
      length: password.length,
      bytes: password.length,
    }),
    'handover.generate': () => ({ password: MADE }),
    'handover.complete': () => ({}),
    'handover.leave': () => ({}),
    'secrets.onScreen': () => ({}),
  });
}

const first = () => screen.findByLabelText<HTMLInputElement>('New password', { selector: 'input' });

async function typeTwice(password = PASSWORD): Promise<void> {
  fireEvent.change(await first(), { target: { value: password } });
  fireEvent.change(screen.getByLabelText('New password, once more'), { target: { value: password } });
}

async function save(): Promise<void> {
  const button = () => screen.getByRole('button', { name: 'Save my new password' });
  await waitFor(() => expect(button().getAttribute('aria-disabled')).not.toBe('true'));
  act(() => {
    button().click();
    button().click();
  });
}

const rules = () => within(screen.getByRole('list', { name: 'Rules' })).getAllByRole('listitem');
const ticks = () => rules().map((rule) => /\(met\)$/.test(rule.textContent ?? ''));

test('the page speaks the user’s language though the operator’s screen is Korean, and shows nothing else', async () => {
  bridgeOf(handedOver(PAGE, { language: 'ko', officeName: '한빛 병원' }));
  renderApp(<App client={createQueryClient()} />, { language: 'ko' });
  await screen.findByRole('heading', { name: 'Grace Okafor, choose your new password' });
  expect(document.documentElement.lang).toBe('en');
  expect(screen.getByText('For the login grace')).toBeTruthy();
  expect(screen.getByText('한빛 병원')).toBeTruthy();
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(document.activeElement).toBe(await first());
  // Of Korean there is the office's name and nothing more.
  expect(document.body.textContent?.match(/[가-힣]+/g)).toEqual(['한빛', '병원']);
});

test('the rules tick one by one as they are met, and only then can it be saved', async () => {
  bridgeOf();
  renderApp(<StateScreen />);
  await first();
  expect(ticks()).toEqual([false, false, false, false]);
  fireEvent.change(await first(), { target: { value: 'okafor and her whales' } });
  await waitFor(() => expect(ticks()).toEqual([true, true, false, false]));
  const button = screen.getByRole('button', { name: 'Save my new password' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  await typeTwice();
  await waitFor(() => expect(ticks()).toEqual([true, true, true, true]));
  expect(screen.getByText('4 of 4 rules are met.').getAttribute('role')).toBe('status');
});

test('the password goes to main once, and the page that follows keeps nothing of it', async () => {
  const bridge = bridgeOf();
  renderApp(<StateScreen />);
  await typeTwice();
  await save();
  await waitFor(() => expect(bridge.inputs('handover.complete')).toEqual([{ newPassword: PASSWORD }]));
  bridge.answer('app.status', () => handedOver({ kind: 'done', noticeTo: 'g…@office.test', left: 10_000 }));
  act(() => bridge.emit('changed', { topics: ['status'] }));
  await screen.findByRole('heading', { name: 'Your password is changed' });
  expect(screen.getByText(/goes to g…@office.test/)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Done' }));
  expect(document.body.innerHTML).not.toContain(PASSWORD);
});

test('words can be made instead, are shown large, and are saved as they are', async () => {
  const bridge = bridgeOf();
  renderApp(<StateScreen />);
  await userEvent.click(await screen.findByRole('radio', { name: 'Make one for me' }));
  expect((await screen.findByText(MADE)).tagName).toBe('OUTPUT');
  await userEvent.click(screen.getByRole('button', { name: 'Another one' }));
  await waitFor(() => expect(bridge.inputs('handover.generate')).toHaveLength(2));
  await screen.findByText(MADE);
  await save();
  await waitFor(() => expect(bridge.inputs('handover.complete')).toEqual([{ newPassword: MADE }]));
});

test('Escape leaves, but not while a syllable is being put together', async () => {
  const bridge = bridgeOf();
  renderApp(<StateScreen />);
  const field = await first();
  fireEvent.keyDown(field, { code: 'Escape', isComposing: true });
  fireEvent.keyDown(field, { code: 'Escape', keyCode: 229 });
  expect(bridge.inputs('handover.leave')).toEqual([]);
  fireEvent.keyDown(field, { code: 'Escape' });
  expect(bridge.inputs('handover.leave')).toEqual([{ reason: 'by-hand' }]);
});

test('a reset that died meanwhile is said in the user’s words, with one way out', async () => {
  const bridge = bridgeOf();
  bridge.answer('handover.complete', () => {
    throw new AppError('token-expired', { at: Date.now() });
  });
  renderApp(<StateScreen />);
  await typeTwice();
  await save();
  expect((await screen.findByRole('alert')).textContent).toContain('This reset no longer works');
  expect(screen.queryByLabelText('New password', { selector: 'input' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Give the keyboard back' }));
  expect(bridge.inputs('handover.leave')).toEqual([{ reason: 'by-hand' }]);
});

test.each([
  ['password-refused', 'This password is not allowed'],
  ['disk-full', 'It could not be saved'],
] as const)('after %s the user may try again', async (code, words) => {
  const bridge = bridgeOf();
  bridge.answer('handover.complete', () => {
    throw new AppError(code);
  });
  renderApp(<StateScreen />);
  await typeTwice();
  await save();
  expect((await screen.findByRole('alert')).textContent).toContain(words);
  bridge.answer('handover.complete', () => ({}));
  await save();
  await waitFor(() => expect(bridge.inputs('handover.complete')).toHaveLength(2));
});

test('in the last minute the page says that it is about to close', async () => {
  bridgeOf(handedOver({ ...PAGE, left: 45_000 }));
  renderApp(<StateScreen />);
  expect((await screen.findByRole('timer')).textContent).toMatch(/closes in 4[45] seconds/);
});

test('with more time left it says nothing of it', async () => {
  bridgeOf();
  renderApp(<StateScreen />);
  expect((await screen.findByRole('timer')).textContent).toBe('');
});

test('Caps Lock is pointed out while it is on', async () => {
  bridgeOf();
  renderApp(<StateScreen />);
  await userEvent.click(await first());
  const user = userEvent.setup();
  await user.keyboard('{CapsLock}a');
  expect(await screen.findByText('Caps Lock is on.')).toBeTruthy();
  await user.keyboard('{CapsLock}a');
  await waitFor(() => expect(screen.queryByText('Caps Lock is on.')).toBeNull());
});

test('when all is done any key goes back, except the Enter that is still held down', async () => {
  const bridge = bridgeOf(handedOver({ kind: 'done', noticeTo: null, left: 10_000 }));
  renderApp(<StateScreen />);
  expect(await screen.findByText(/no address of yours on file/)).toBeTruthy();
  fireEvent.keyDown(document.body, { code: 'Enter', key: 'Enter', repeat: true });
  fireEvent.keyDown(document.body, { code: 'ShiftLeft', key: 'Shift' });
  expect(bridge.inputs('handover.leave')).toEqual([]);
  fireEvent.keyDown(document.body, { code: 'KeyQ', key: 'q' });
  expect(bridge.inputs('handover.leave')).toEqual([{ reason: 'by-hand' }]);
});

test('what the operator’s screens had asked is forgotten before the user sees anything', async () => {
  const bridge = bridgeOf(aStatus());
  bridge.answer('users.search', () => ({ users: [], total: 0 }));
  bridge.answer('outbox.list', () => ({ mails: [], waiting: 0 }));
  renderApp(<StateScreen />);
  await screen.findByRole('navigation');
  bridge.answer('app.status', () => handedOver());
  act(() => bridge.emit('changed', { topics: ['status'] }));
  await first();
  expect(screen.queryByRole('navigation')).toBeNull();
  const asked = bridge.inputs('users.search').length;
  bridge.answer('app.status', () => aStatus({ state: { kind: 'locked', operator: anOperator() } }));
  act(() => bridge.emit('changed', { topics: ['status', 'users'] }));
  await screen.findByRole('heading', { name: 'Locked' });
  expect(bridge.inputs('users.search')).toHaveLength(asked);
  expect(document.body.textContent).not.toContain('Grace Okafor');
});

test('of all that was asked and answered nothing stays in memory but the status', async () => {
  const client = createQueryClient();
  for (const key of ['app.status', 'users.get', 'resets.list', 'outbox.list']) {
    client.setQueryData([key, {}], { name: '김민수' });
  }
  const act = client.getMutationCache().build(client, { mutationFn: async () => '김민수', gcTime: 1e9 });
  await act.execute(undefined);
  forgetAnswers(client);
  expect(
    client
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey[0]),
  ).toEqual(['app.status']);
  expect(client.getMutationCache().getAll()).toEqual([]);
});
