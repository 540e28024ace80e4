// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { StateScreen } from '../../renderer/app.tsx';
import type { ApprovalView } from '../../shared/caller.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const question = (changes: Partial<ApprovalView> = {}): ApprovalView => ({
  id: 'a1',
  userId: 'user-1',
  userName: '원장',
  department: '원장실',
  email: 'director@office.example',
  askedBy: '세라',
  mine: false,
  askedAt: Date.now(),
  expiresAt: Date.now() + 60_000,
  reason: '출장 중 잠김',
  checks: [],
  refusedBefore: null,
  ...changes,
});

function signedIn(role: 'viewer' | 'operator', approvals: ApprovalView[]) {
  const bridge = fakeBridge({
    'app.status': () => aStatus({ state: { kind: 'ready', operator: anOperator({ role }) } }),
    'outbox.list': () => ({ mails: [], waiting: 0 }),
    'users.search': () => ({ users: [], total: 0 }),
    'approvals.list': () => ({ approvals }),
    'approvals.decide': () => ({}),
  });
  renderApp(<StateScreen />);
  return bridge;
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

test('another operator’s question is on every screen, with what speaks for and against it', async () => {
  const before = { by: '두리', at: Date.now(), note: '목소리가 다름' };
  const bridge = signedIn('operator', [
    question({ refusedBefore: before }),
    question({ id: 'own', mine: true }),
  ]);
  expect(await screen.findByText('세라 asks for your approval: 원장')).toBeTruthy();
  await press('Look at it');
  const dialog = within(await screen.findByRole('dialog', { name: 'Approve a reset of 원장?' }));
  for (const words of ['출장 중 잠김', '원장실', 'director@office.example', 'Nothing has been checked yet.'])
    expect(dialog.getByText(words)).toBeTruthy();
  expect(dialog.getByRole('note').textContent).toMatch(/두리 has refused it already.*목소리가 다름/);

  await press('Refuse');
  expect(await dialog.findByText('Write why you refuse.')).toBeTruthy();
  expect(bridge.inputs('approvals.decide')).toEqual([]);
  const note = dialog.getByRole('textbox', { name: 'Note' });
  expect(document.activeElement).toBe(note);
  await userEvent.type(note, 'Not her voice{Enter}');
  expect(bridge.inputs('approvals.decide')).toEqual([]);
  bridge.answer('approvals.list', () => ({ approvals: [] }));
  await press('Refuse');
  await waitFor(() =>
    expect(bridge.inputs('approvals.decide')).toEqual([
      { approvalId: 'a1', decision: 'refused', note: 'Not her voice' },
    ]),
  );
  act(() => bridge.emit('changed', { topics: ['approvals'] }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.queryByText(/asks for your approval/)).toBeNull();
});

test('several questions are counted, and answered one after the other', async () => {
  const bridge = signedIn('operator', [question(), question({ id: 'a2', userName: '이사장' })]);
  expect(await screen.findByText('2 questions wait for your approval')).toBeTruthy();
  await press('Look at it');
  bridge.answer('approvals.list', () => ({ approvals: [question({ id: 'a2', userName: '이사장' })] }));
  await press('Approve');
  act(() => bridge.emit('changed', { topics: ['approvals'] }));
  expect(await screen.findByRole('dialog', { name: 'Approve a reset of 이사장?' })).toBeTruthy();
});

test('one’s own question and a viewer’s role show nothing', async () => {
  const bridge = signedIn('viewer', [question()]);
  await screen.findByRole('heading', { name: 'Users' });
  expect(bridge.inputs('approvals.list')).toEqual([]);
});
