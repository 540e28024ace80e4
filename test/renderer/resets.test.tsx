// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ResetsScreen } from '../../renderer/resets/resets-screen.tsx';
import { IssuedAlready } from '../../renderer/users/issued-already.tsx';
import { AppError } from '../../shared/errors.ts';
import type { ResetView } from '../../shared/models.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';
import { aReset } from '../support/office-people.ts';

const MINUTE = 60_000;
const live = (id: string, userName: string, changes: Partial<ResetView> = {}) =>
  aReset('handed-over', {
    id,
    userId: `user-${id}`,
    userName,
    answer: '250 2.0.0 queued',
    codeExpiresAt: Date.now() + 9 * MINUTE,
    codeTriesLeft: 5,
    ...changes,
  });

function ledger(resets: ResetView[]) {
  return fakeBridge({ 'resets.list': () => ({ resets }) });
}

const rows = () => screen.findAllByRole('listitem');
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

test('each line tells state, user, channel, what the code is worth, by whom, when, and the server’s words', async () => {
  ledger([
    live('1', '김민수', { codeTriesLeft: 3 }),
    live('2', '이서연', { codeTriesLeft: 0 }),
    live('3', '박지훈', {
      codeExpiresAt: null,
      codeTriesLeft: null,
      mailWay: null,
      answer: null,
      handedOverAt: null,
    }),
    aReset('used', {
      id: '4',
      endedAt: Date.now() - 4 * MINUTE,
      endedBy: '세라',
      mailWay: 'smtp',
      spentBy: 'code',
      way: 'generated',
      userName: '최은별',
    }),
    aReset('used', { id: '5', sentTo: null, way: 'temporary', userName: '한솔' }),
  ]);
  renderApp(<ResetsScreen />);
  const texts = (await rows()).map((row) => row.textContent ?? '');
  expect(texts[0]).toMatch(
    /Handed over.*60 minutes left.*김민수.*총무팀.*By mail server.*Code until .*3 tries left/,
  );
  expect(texts[0]).toContain('250 2.0.0 queued');
  expect(texts[0]).toContain('by 박수진');
  expect(texts[1]).toContain('Code void: five wrong tries');
  expect(texts[2]).toMatch(/Not sent yet.*Code over.*No answer from a mail server yet/);
  expect(texts[3]).toMatch(/Used.*4 minutes ago · 세라.*By mail server.*Spent by code, generated/);
  expect(texts[4]).toMatch(/Temporary password.*temporary/);
});

test('it opens on what is live; all, one state, mine and a name are asked of main', async () => {
  const bridge = ledger([]);
  renderApp(<ResetsScreen />);
  expect(await screen.findByText('No live reset')).toBeTruthy();
  await press('Show all resets');
  expect(await screen.findByText('No reset yet')).toBeTruthy();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'failed');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Only mine' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Find a user' }), '김');
  expect(await screen.findByText('No reset matches')).toBeTruthy();
  const asked = bridge.inputs('resets.list');
  expect(asked[0]).toEqual({ limit: 200, state: 'live' });
  expect(asked).toContainEqual({ limit: 200 });
  expect(asked.at(-1)).toEqual({ limit: 200, state: 'failed', mine: true, text: '김' });
});

test('several are chosen and revoked in one act, after a question that names them', async () => {
  const bridge = ledger([
    live('1', '김민수'),
    live('2', '이서연'),
    live('3', '박지훈'),
    aReset('used', { id: '4' }),
  ]);
  bridge.answer('resets.revokeMany', () => ({ revoked: 2 }));
  renderApp(<ResetsScreen />);
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Choose the reset of 김민수' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Choose the reset of 박지훈' }));
  await press('Revoke 2 resets');
  const dialog = await screen.findByRole('dialog', { name: 'Revoke 2 resets?' });
  expect(dialog.textContent).toContain('김민수, 박지훈');
  expect(bridge.inputs('resets.revokeMany')).toEqual([]);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Revoke 2 resets' }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('2 resets were revoked.'));
  expect(bridge.inputs('resets.revokeMany')).toEqual([{ resetIds: ['1', '3'] }]);
});

test('all live ones are chosen at once, and one that somebody else had ended already is said', async () => {
  const bridge = ledger([live('1', '김민수'), live('2', '이서연'), aReset('used', { id: '3' })]);
  bridge.answer('resets.revokeMany', () => ({ revoked: 1 }));
  renderApp(<ResetsScreen />);
  await press('Choose all live ones');
  await press('Revoke 2 resets');
  await userEvent.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name: 'Revoke 2 resets' }),
  );
  await screen.findByText('Revoked: 1. Already ended before: 1.');
});

test('the keyboard goes through the list: arrows move, Delete asks, Enter opens the card', async () => {
  const bridge = ledger([live('1', '김민수'), live('2', '이서연')]);
  const { location } = renderApp(<ResetsScreen />, { path: '/resets' });
  const links = await screen.findAllByRole('link', { name: /open the user/ });
  act(() => links[0]?.focus());
  fireEvent.keyDown(links[0] as HTMLElement, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(links[1]);
  fireEvent.keyDown(links[1] as HTMLElement, { key: 'Delete' });
  expect((await screen.findByRole('dialog')).textContent).toContain('이서연');
  await press('Keep');
  expect(bridge.inputs('resets.revokeMany')).toEqual([]);
  await userEvent.click(links[1] as HTMLElement);
  expect(location()).toBe('/users/user-2');
});

test('a refused revocation is said in the question, and nothing is taken off the list', async () => {
  const bridge = ledger([live('1', '김민수')]);
  bridge.answer('resets.revokeMany', () => {
    throw new AppError('out-of-scope', { departments: '총무팀' });
  });
  renderApp(<ResetsScreen />);
  await press('Revoke the reset of 김민수');
  await userEvent.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name: 'Revoke 1 reset' }),
  );
  expect((await screen.findByRole('alert')).dataset.code).toBe('out-of-scope');
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
});

test('a viewer sees the ledger and why nothing can be revoked', async () => {
  const bridge = ledger([live('1', '김민수')]);
  const operator = anOperator({ role: 'viewer' });
  bridge.answer('app.status', () => aStatus({ state: { kind: 'ready', operator } }));
  renderApp(<ResetsScreen />);
  const act = await screen.findByRole('button', { name: /Revoke the reset of 김민수\. Needs the role/ });
  await userEvent.click(act);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.queryByRole('checkbox', { name: /Choose/ })).toBeNull();
});

test('older ones are asked for behind the last that is shown, and stay when main says that something changed', async () => {
  const first = Array.from({ length: 200 }, (_, n) =>
    aReset('used', { id: `new-${n}`, userName: `사람 ${n}` }),
  );
  const bridge = fakeBridge({
    'resets.list': ({ before }) => ({
      resets: before === undefined ? first : [aReset('revoked', { id: 'old', userName: '오래된' })],
    }),
  });
  renderApp(<ResetsScreen />);
  await press('Show older resets');
  expect(await screen.findByText('오래된')).toBeTruthy();
  expect(bridge.inputs('resets.list').at(-1)).toEqual({ limit: 200, state: 'live', before: 'new-199' });
  act(() => bridge.emit('changed', { topics: ['resets'] }));
  await waitFor(() => expect(bridge.inputs('resets.list')).toHaveLength(4));
  expect(screen.getByText('오래된')).toBeTruthy();
});

test('before a second reset goes out: who issued the live one, when, and its token instead', async () => {
  fakeBridge();
  const reset = live('1', '김민수', {
    issuedAt: Date.now() - 3 * MINUTE,
    issuedBy: '세라',
    codeTriesLeft: 2,
  });
  const { location } = renderApp(<IssuedAlready card={{ id: 'user-1', resets: [reset] }} />);
  expect(await screen.findByText('세라 issued one 3 minutes ago')).toBeTruthy();
  expect(screen.getByText('Handed over')).toBeTruthy();
  expect(screen.getByText(/2 tries left/)).toBeTruthy();
  await press('Paste its token or code instead');
  expect(location()).toBe('/paste-token/user-1');
});

test('nothing is said where no reset is live any more', async () => {
  fakeBridge();
  const over = live('1', '김민수', { expiresAt: Date.now() - 1 });
  renderApp(
    <section aria-label="card">
      <IssuedAlready card={{ id: 'user-1', resets: [over, aReset('used')] }} />
    </section>,
  );
  expect((await screen.findByRole('region', { name: 'card' })).textContent).toBe('');
});
