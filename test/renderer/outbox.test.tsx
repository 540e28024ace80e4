// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { OutboxScreen } from '../../renderer/outbox/outbox-screen.tsx';
import { AppError } from '../../shared/errors.ts';
import type { OutboxMail } from '../../shared/models.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const aMail = (changes: Partial<OutboxMail> = {}): OutboxMail => ({
  id: 'mail-1',
  kind: 'reset',
  state: 'handed-over',
  to: 'minsu@office.example',
  userId: 'user-1',
  userName: '김민수',
  createdAt: Date.now() - 120_000,
  attempts: 1,
  nextTryAt: null,
  handedOverAt: null,
  expiresAt: Date.now() + 3_600_000,
  answer: '250 2.0.0 Ok: queued as 4XyZ',
  maybeTaken: false,
  messageId: '<mail-1@office.example>',
  canRetry: false,
  canCancel: false,
  ...changes,
});

const waiting = aMail({
  id: 'mail-2',
  state: 'queued',
  userName: '이서연',
  to: 'seoyeon@office.example',
  attempts: 2,
  nextTryAt: Date.now() + 180_000,
  answer: '451 4.7.1 Greylisted',
  canRetry: true,
  canCancel: true,
});
const lost = aMail({ id: 'mail-3', state: 'unknown', userName: '박지훈', answer: null, canRetry: true });

function outbox(mails: OutboxMail[]) {
  return fakeBridge({
    'outbox.list': ({ state }) => ({
      mails: mails.filter((mail) => state === undefined || mail.state === state),
      waiting: mails.filter((mail) => mail.state === 'queued').length,
    }),
  });
}

test('each mail shows its state, its receiver and the server’s words as they came', async () => {
  outbox([aMail(), waiting]);
  renderApp(<OutboxScreen />);
  const [first, second] = await screen.findAllByRole('listitem');
  expect(first?.textContent).toContain('김민수');
  expect(first?.textContent).toContain('minsu@office.example');
  expect(first?.textContent).toContain('250 2.0.0 Ok: queued as 4XyZ');
  expect(second?.textContent).toContain('451 4.7.1 Greylisted');
  expect(second?.textContent).toContain('Next try');
  expect(screen.getByText('Waiting to go out: 1')).toBeTruthy();
});

test('while the server takes no mails, the screen says so once, with its words and the next try', async () => {
  fakeBridge({
    'outbox.list': () => ({
      mails: [waiting],
      waiting: 9000,
      resting: { until: Date.now() + 120_000, answer: '450 4.7.0 Too many messages' },
    }),
  });
  renderApp(<OutboxScreen />);
  const note = await screen.findByText('The mail server takes no mails right now');
  const said = note.closest('[role=status]')?.textContent;
  expect(said).toContain('450 4.7.0 Too many messages');
  expect(said).toContain('Next try: in 2 min');
});

test('choosing a state asks main for that state, and an empty answer offers the way back', async () => {
  const bridge = outbox([aMail()]);
  const user = userEvent.setup();
  renderApp(<OutboxScreen />);
  await screen.findByText('김민수');
  await user.click(screen.getByRole('radio', { name: 'Failed' }));
  await user.click(await screen.findByRole('button', { name: 'Show all mails' }));
  await screen.findByText('김민수');
  expect(bridge.inputs('outbox.list').map(({ state }) => state)).toContain('failed');
});

test('an act that is not possible says why and calls nothing', async () => {
  const bridge = outbox([aMail()]);
  const user = userEvent.setup();
  renderApp(<OutboxScreen />);
  const retry = await screen.findByRole('button', {
    name: /^Try again: 김민수\. The mail server has it already/,
  });
  await user.click(retry);
  expect(bridge.inputs('outbox.retry')).toEqual([]);
});

test('a viewer sees the acts greyed with the role they need', async () => {
  const bridge = outbox([waiting]);
  const operator = anOperator({ role: 'viewer' });
  bridge.answer('app.status', () => aStatus({ state: { kind: 'ready', operator } }));
  renderApp(<OutboxScreen />);
  const cancel = await screen.findByRole('button', {
    name: /Cancel the mail to 이서연.*role operator or admin/,
  });
  expect(cancel.getAttribute('aria-disabled')).toBe('true');
});

test('trying again reports the state the mail is in afterwards', async () => {
  const bridge = outbox([waiting]);
  bridge.answer('outbox.retry', () => ({ ...waiting, state: 'failed', answer: '550 no such user' }));
  const user = userEvent.setup();
  renderApp(<OutboxScreen />);
  await user.click(await screen.findByRole('button', { name: 'Try again: 이서연' }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Now: Failed.'));
  expect(bridge.inputs('outbox.retry')).toEqual([{ mailId: 'mail-2' }]);
});

test('cancelling asks first and says that the reset dies with the mail', async () => {
  const bridge = outbox([waiting]);
  bridge.answer('outbox.cancel', () => ({ ...waiting, state: 'cancelled' }));
  const user = userEvent.setup();
  renderApp(<OutboxScreen />);
  await user.click(await screen.findByRole('button', { name: 'Cancel the mail to 이서연' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('The reset is revoked with it');
  expect(bridge.inputs('outbox.cancel')).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Cancel the mail to 이서연' }));
  await waitFor(() => expect(bridge.inputs('outbox.cancel')).toEqual([{ mailId: 'mail-2' }]));
});

test('a mail that may have gone out is sent again only after a warning', async () => {
  const bridge = outbox([lost]);
  const user = userEvent.setup();
  renderApp(<OutboxScreen />);
  await user.click(await screen.findByRole('button', { name: 'Try again: 박지훈' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('may receive the same mail twice');
  expect(bridge.inputs('outbox.retry')).toEqual([]);
});

test('a refused act shows its words at the mail it was about', async () => {
  const bridge = outbox([aMail(), waiting]);
  bridge.answer('outbox.retry', () => {
    throw new AppError('mail-not-retryable');
  });
  const user = userEvent.setup();
  renderApp(<OutboxScreen />);
  await user.click(await screen.findByRole('button', { name: 'Try again: 이서연' }));
  const alert = await screen.findByRole('alert');
  expect(alert.closest('li')?.textContent).toContain('이서연');
});

test('the keyboard goes through the list and opens the details of a mail', async () => {
  outbox([aMail(), lost]);
  const user = userEvent.setup();
  renderApp(<OutboxScreen />, { language: 'ko' });
  const rows = await screen.findAllByRole('button', { name: /자세히 보기$/ });
  rows[0]?.focus();
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(rows[1]);
  await user.keyboard('{Enter}');
  const details = await screen.findByRole('dialog');
  expect(details.textContent).toContain('도착할 수도 있고 도착하지 않을 수도 있습니다');
  expect(details.textContent).toContain('<mail-1@office.example>');
});

test('an outbox without mails explains what will appear in it', async () => {
  outbox([]);
  renderApp(<OutboxScreen />);
  expect(await screen.findByRole('heading', { name: 'No mail yet' })).toBeTruthy();
});

test('a notice without an answer says that it goes out again by itself, and a try by hand that it may come twice', async () => {
  const notice = aMail({
    kind: 'notice',
    state: 'queued',
    maybeTaken: true,
    canRetry: true,
    nextTryAt: Date.now() + 300_000,
    answer: 'connection lost',
  });
  const bridge = fakeBridge({
    'outbox.list': () => ({ mails: [notice], waiting: 1 }),
    'outbox.retry': () => ({ ...notice, state: 'handed-over' }),
  });
  renderApp(<OutboxScreen />);
  const [row] = await screen.findAllByRole('listitem');
  expect(row?.textContent).toMatch(/No answer at the last try: it is sent again by itself/);
  expect(row?.textContent).toMatch(/connection lost/);
  await userEvent.click(screen.getByRole('button', { name: 'Try again: 김민수' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toMatch(/the same notice twice; both have the same Message-ID/);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send again to 김민수' }));
  await waitFor(() => expect(bridge.inputs('outbox.retry')).toEqual([{ mailId: 'mail-1' }]));
});

test('an alert to an administrator names the address and cannot be cancelled', async () => {
  const alert = aMail({
    kind: 'alert',
    state: 'queued',
    userId: null,
    userName: null,
    to: 'boss@office.example',
  });
  fakeBridge({ 'outbox.list': () => ({ mails: [alert], waiting: 1 }) });
  renderApp(<OutboxScreen />);
  const [row] = await screen.findAllByRole('listitem');
  expect(row?.textContent).toContain('boss@office.example');
  const cancel = screen.getByRole('button', { name: /Cancel the mail to boss@office.example/ });
  expect(cancel.getAttribute('aria-label')).toMatch(/administrators have to learn of it/);
});
