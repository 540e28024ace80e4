// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { BulkScreen } from '../../renderer/bulk/bulk-screen.tsx';
import { BulkBanner } from '../../renderer/shell/bulk-banner.tsx';
import { forgetHandedPeople, handPeople } from '../../renderer/ui/handed-people.ts';
import type { BulkBoard, BulkMember, BulkReset } from '../../shared/bulk.ts';
import { BULK_PROGRESS, type BulkProgress } from '../../shared/bulk-lists.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const aBulk = (changes: Partial<BulkReset> = {}): BulkReset => ({
  id: 'bulk-1',
  state: 'draft',
  source: 'list',
  createdAt: Date.now(),
  createdBy: '박수진',
  reason: null,
  live: 'keep',
  lifetimeMinutes: 60,
  runBy: null,
  startedAt: null,
  endedAt: null,
  pausedFor: null,
  members: 120,
  unmatched: 2,
  interrupted: 0,
  ...changes,
});

const started = (changes: Partial<BulkReset> = {}) =>
  aBulk({ state: 'running', reason: 'A leaked list', runBy: '박수진', startedAt: Date.now(), ...changes });

type Counts = Partial<Record<BulkProgress | `left-out ${string}`, number>>;
const aBoard = (counts: Counts, bulk = aBulk(), changes: Partial<BulkBoard> = {}): BulkBoard => ({
  bulk,
  counts: Object.entries(counts).map(([key, members]) => {
    const [word, code = null] = key.split(' ');
    const progress = BULK_PROGRESS.find((known) => known === word) ?? 'ready';
    return { progress, code, members: members ?? 0 };
  }),
  mailsPerMinute: 30,
  heldBack: false,
  slips: counts['left-out address-missing'] ?? 0,
  ...changes,
});

const aMember = (changes: Partial<BulkMember>): BulkMember => ({
  position: 1,
  userId: 'user-1',
  name: '김민수',
  login: 'minsu',
  department: '총무팀',
  email: 'minsu@office.example',
  progress: 'ready',
  code: null,
  answer: null,
  ...changes,
});

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const show = (board: BulkBoard, members: BulkMember[] = []) => {
  const bridge = fakeBridge({
    'bulk.get': () => board,
    'bulk.members': () => ({ members, more: false }),
    'bulk.list': () => ({ bulks: [board.bulk] }),
  });
  const { location } = renderApp(<BulkScreen />, { path: '/bulk/bulk-1' });
  return { bridge, location };
};

beforeEach(forgetHandedPeople);

test('a pasted list goes to main as it is, and its dry run opens', async () => {
  const bridge = fakeBridge({
    'bulk.list': () => ({ bulks: [] }),
    'bulk.gather': () => ({ bulkId: 'bulk-1' }),
    'bulk.get': () => aBoard({ ready: 1 }),
  });
  const { location } = renderApp(<BulkScreen />, { path: '/bulk' });
  await press('Check who can get one');
  expect(await screen.findByText('Paste at least one line.')).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: 'People, one a line' }), 'minsu\n1002');
  await press('Check who can get one');
  await waitFor(() => expect(location()).toBe('/bulk/bulk-1'));
  expect(bridge.inputs('bulk.gather')).toEqual([{ from: 'list', text: 'minsu\n1002' }]);
});

test('what the users screen handed over is what is checked: its search and filter, or its selection', async () => {
  handPeople({ from: 'filter', query: '총무팀', filter: 'must-change', department: null });
  const bridge = fakeBridge({
    'bulk.list': () => ({ bulks: [] }),
    'bulk.gather': () => {
      throw new AppError('bulk-nobody');
    },
  });
  const { unmount } = renderApp(<BulkScreen />, { path: '/bulk' });
  await press('Check who can get one');
  expect((await screen.findByRole('alert')).dataset.code).toBe('bulk-nobody');
  expect(bridge.inputs('bulk.gather')).toEqual([
    { from: 'filter', query: '총무팀', filter: 'must-change', department: null },
  ]);
  unmount();
  handPeople({ from: 'selection', userIds: ['a', 'b'] });
  renderApp(<BulkScreen />, { path: '/bulk' });
  expect(await screen.findByText('2 users chosen on the users screen.')).toBeTruthy();
  await press('Check who can get one');
  await waitFor(() =>
    expect(bridge.inputs('bulk.gather').at(-1)).toEqual({ from: 'selection', userIds: ['a', 'b'] }),
  );
});

test('a check that takes long shows how far it is, and can be stopped', async () => {
  let end: (refusal: AppError) => void = () => {};
  const bridge = fakeBridge({
    'bulk.list': () => ({ bulks: [] }),
    'bulk.gather': () => new Promise<OutputOf<'bulk.gather'>>((_, reject) => (end = reject)),
    'bulk.discard': () => {
      end(new AppError('bulk-discarded'));
      return {};
    },
  });
  renderApp(<BulkScreen />, { path: '/bulk' });
  await userEvent.type(await screen.findByRole('textbox', { name: 'People, one a line' }), 'minsu');
  await press('Check who can get one');
  await screen.findByText('Checking…');
  bridge.emit('progress', { work: 'bulk', done: 250, total: 1000 });
  await waitFor(() => expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25'));
  await press('Stop checking');
  expect(await screen.findByRole('button', { name: 'Check who can get one' })).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the dry run says how many can get one, why others cannot, and who they are', async () => {
  const counts = { ready: 100, 'has-live': 4, 'left-out user-disabled': 9, 'left-out address-missing': 7 };
  const { bridge } = show(aBoard(counts), [aMember({ progress: 'left-out', code: 'user-disabled' })]);
  expect(await screen.findByRole('button', { name: /^Can get a mail: 100 people\./ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Left out: 16 people\./ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Lines not matched: 2 people\./ })).toBeTruthy();
  expect(screen.getByText('Once it is started, slips with a code can be printed for them.')).toBeTruthy();
  await press(/^9\s*Disabled/);
  expect(await screen.findByRole('link', { name: 'Open the card of 김민수' })).toBeTruthy();
  expect(bridge.inputs('bulk.members').at(-1)).toEqual({
    ...{ bulkId: 'bulk-1', progress: 'left-out', code: 'user-disabled', after: 0 },
  });
});

test('starting wants a reason, says how long it takes, and what becomes of live resets', async () => {
  const { bridge } = show(aBoard({ ready: 100, 'has-live': 20 }));
  bridge.answer('bulk.start', () => ({}));
  await press('Send 100 resets');
  expect(await screen.findByText('Write down why, in five characters at least.')).toBeTruthy();
  expect(bridge.inputs('bulk.start')).toEqual([]);
  expect(screen.getByText(/At 30 mails a minute this takes about 3 minutes/)).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: /Replace it/ }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'A leaked list');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Token valid for' }), '8 hours');
  await press('Send 120 resets');
  await waitFor(() =>
    expect(bridge.inputs('bulk.start')).toEqual([
      { bulkId: 'bulk-1', reason: 'A leaked list', live: 'replace', lifetimeMinutes: 480 },
    ]),
  );
});

test('the board says in each state what is going on and offers what is possible then', async () => {
  const running = aBoard({ ready: 60, 'handed-over': 60 }, started());
  const { bridge } = show(running);
  bridge.answer('bulk.pause', () => ({}));
  expect(
    await screen.findByText(/Sending 30 mails a minute. 60 still to come, about 2 minutes/),
  ).toBeTruthy();
  await press('Pause');
  expect(bridge.inputs('bulk.pause')).toEqual([{ bulkId: 'bulk-1' }]);
  bridge.answer('bulk.get', () => ({ ...running, heldBack: true }));
  bridge.emit('changed', { topics: ['bulk'] });
  expect(await screen.findByText(/the mail server takes no mails at the moment/)).toBeTruthy();
  bridge.answer('bulk.get', () => aBoard({ ready: 60 }, started({ state: 'paused', pausedFor: 'restart' })));
  bridge.emit('changed', { topics: ['bulk'] });
  expect(await screen.findByText(/Nobody was forgotten and nobody is mailed twice: 60 people/)).toBeTruthy();
  bridge.answer('bulk.resume', () => {
    throw new AppError('bulk-running-already');
  });
  await press('Resume');
  expect((await screen.findByRole('alert')).dataset.code).toBe('bulk-running-already');
  bridge.answer('bulk.cancel', () => ({ revoked: 3 }));
  await press('Cancel the bulk reset');
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel the bulk reset' }));
  expect(await screen.findByText('Cancelled; 3 waiting mails were taken back.')).toBeTruthy();
});

test('the failed get another try, the unknown do not, and a pressed state shows its people with the server’s words', async () => {
  const board = aBoard({ failed: 2, unknown: 1, used: 5 }, started({ state: 'finished' }));
  const { bridge } = show(board, [aMember({ progress: 'failed', answer: '550 no such user' })]);
  bridge.answer('bulk.retry', () => ({ again: 2 }));
  expect(await screen.findByText(/Mails in state “Unknown” may have arrived/)).toBeTruthy();
  await press(/^Failed: 2 people\./);
  expect(await screen.findByText('Mail server: 550 no such user')).toBeTruthy();
  await press('Send again to 2 whose mail failed');
  expect(await screen.findByText('2 people get another try.')).toBeTruthy();
  expect(bridge.inputs('bulk.retry')).toEqual([{ bulkId: 'bulk-1', progress: 'failed' }]);
});

test('who had a live reset is judged again where it was kept, and is simply still to come where it is replaced', async () => {
  const ended = started({ state: 'finished', live: 'keep' });
  const { bridge } = show(aBoard({ 'has-live': 2, 'handed-over': 1 }, ended));
  bridge.answer('bulk.retry', () => {
    throw new AppError('bulk-all-live');
  });
  await press('Judge 2 with a live reset again');
  expect((await screen.findByRole('alert')).dataset.code).toBe('bulk-all-live');
  expect(bridge.inputs('bulk.retry')).toEqual([{ bulkId: 'bulk-1', progress: 'has-live' }]);
  bridge.answer('bulk.get', () => aBoard({ 'has-live': 2 }, started({ state: 'paused', live: 'replace' })));
  bridge.emit('changed', { topics: ['bulk'] });
  await waitFor(() => expect(screen.queryByRole('button', { name: /with a live reset/ })).toBeNull());
});

test('slips are made for people without mail, and the file is said to hold codes', async () => {
  const { bridge } = show(aBoard({ 'left-out address-missing': 3 }, started({ state: 'finished' })));
  bridge.answer('bulk.printSlips', () => ({ file: { name: 'slips.pdf', slips: 2, refused: 1 }, left: 0 }));
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Slips valid for' }), '24 hours');
  await press('Make the PDF of 3 slips');
  expect(await screen.findByText(/2 slips are in slips.pdf. Print them, then delete the file/)).toBeTruthy();
  expect(screen.getByText(/1 person could not get one/)).toBeTruthy();
  expect(bridge.inputs('bulk.printSlips')).toEqual([{ bulkId: 'bulk-1', hours: 24 }]);
  expect(screen.queryByRole('button', { name: /left out again/ })).toBeNull();
});

test('a bulk reset that stands still is told of on every other screen', async () => {
  fakeBridge({ 'bulk.list': () => ({ bulks: [started({ state: 'paused', pausedFor: 'restart' })] }) });
  renderApp(<BulkBanner />, { path: '/users', language: 'ko' });
  expect(await screen.findByText('프로그램이 다시 시작되어 일괄 재설정이 멈춰 있습니다.')).toBeTruthy();
  expect(screen.getByRole('link', { name: '열기' }).getAttribute('href')).toContain('/bulk/bulk-1');
});

test('a bulk reset that a restore ended says so on every screen, and its board asks before anybody may be mailed twice', async () => {
  const ended = started({ state: 'finished', interrupted: 2 });
  fakeBridge({ 'bulk.list': () => ({ bulks: [ended] }) });
  const { unmount } = renderApp(<BulkBanner />, { path: '/users', language: 'ko' });
  expect(await screen.findByText(/^복원으로 일괄 재설정이 종료되었습니다/)).toBeTruthy();
  unmount();

  const { bridge } = show(aBoard({ 'left-out bulk-interrupted': 2, superseded: 5 }, ended));
  bridge.answer('bulk.retry', () => ({ again: 2 }));
  expect(await screen.findByText(/restored from a backup in which 2 people were still to come/)).toBeTruthy();
  expect(screen.queryByText(/Everybody who can get one has one/)).toBeNull();
  // Not among those who are judged again by the dozen.
  expect(screen.queryByRole('button', { name: /left out again/ })).toBeNull();
  await press('Send to 2 who were still to come');
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/gets a second one now/)).toBeTruthy();
  expect(bridge.inputs('bulk.retry')).toEqual([]);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send to 2 who were still to come' }));
  expect(await screen.findByText('2 people get another try.')).toBeTruthy();
  expect(bridge.inputs('bulk.retry')).toEqual([
    { bulkId: 'bulk-1', progress: 'left-out', code: 'bulk-interrupted' },
  ]);
  await press('Cancel the bulk reset');
  expect(await screen.findByRole('dialog', { name: 'Cancel this bulk reset?' })).toBeTruthy();
});

test('a bulk reset that a restore ended is told of no more when it is cancelled', async () => {
  const cancelled = started({ state: 'cancelled', interrupted: 2 });
  const { bridge } = show(aBoard({ 'left-out bulk-interrupted': 2 }, cancelled));
  expect(await screen.findByText(/What was not sent by then is not sent/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /still to come/ })).toBeNull();
  bridge.answer('bulk.list', () => ({ bulks: [cancelled] }));
  renderApp(<BulkBanner />, { path: '/users', language: 'en' });
  await waitFor(() => expect(bridge.inputs('bulk.list')).not.toEqual([]));
  expect(screen.queryByText(/ended by the restore/)).toBeNull();
});
