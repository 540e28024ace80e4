// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ActivityScreen } from '../../renderer/activity/activity-screen.tsx';
import { AlertsScreen } from '../../renderer/alerts/alerts-screen.tsx';
import { Shell } from '../../renderer/shell/shell.tsx';
import type { Alert } from '../../shared/alerts.ts';
import { AppError } from '../../shared/errors.ts';
import { ALERT_KINDS } from '../../shared/lists.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';
import { aUser } from '../support/office-people.ts';

const anAlert = (changes: Partial<Alert> = {}): Alert => ({
  id: 'alert-1',
  at: Date.now() - 180_000,
  operator: { id: 'operator-2', name: '정하늘' },
  user: { id: 'user-1', name: '김민수' },
  facts: { kind: 'same-user-two-operators', otherOperator: '박수진' },
  seenAt: null,
  seenBy: null,
  ...changes,
});

const FACTS: readonly Alert['facts'][] = [
  { kind: 'operator-volume', count: 15, limit: 15 },
  { kind: 'off-hours' },
  { kind: 'same-user-two-operators', otherOperator: '박수진' },
  { kind: 'many-refusals', of: 'sign-in', count: 11, limit: 10 },
  { kind: 'many-refusals', of: 'token', count: 11, limit: 10 },
  { kind: 'temporary-passwords' },
  { kind: 'admin-recovered' },
  { kind: 'bulk-reset', count: 120, reason: 'a leaked list' },
];

function alerts(...list: Alert[]) {
  return fakeBridge({
    'alerts.list': () => ({ alerts: list, unseen: list.filter(({ seenAt }) => seenAt === null).length }),
    'alerts.markSeen': () => ({}),
  });
}

test.each(['ko', 'en'] as const)('every kind of alert has words of its own (%s)', async (language) => {
  expect(new Set(FACTS.map(({ kind }) => kind))).toEqual(new Set(ALERT_KINDS));
  alerts(...FACTS.map((facts, index) => anAlert({ id: `alert-${index}`, facts })));
  renderApp(<AlertsScreen />, { language });
  const rows = await screen.findAllByRole('listitem');
  expect(new Set(rows.map((row) => row.textContent)).size).toBe(FACTS.length);
  for (const row of rows) expect(row.textContent).not.toMatch(/\{\{|what\.|why\./);
});

test('an alert leads to the operator’s acts and to the user’s card', async () => {
  alerts(anAlert());
  renderApp(<AlertsScreen />);
  const row = await screen.findByRole('listitem');
  expect(row.textContent).toContain('정하늘 issued a reset for 김민수, after 박수진');
  const link = (name: string) => within(row).getByRole('link', { name }).getAttribute('href');
  expect(link('What 정하늘 did')).toBe(`/activity/text/${encodeURIComponent('정하늘')}`);
  expect(link('Card of 김민수')).toBe('/users/user-1');
});

test('one is marked as seen, or all that nobody has seen at once; who saw one is named', async () => {
  const bridge = alerts(
    anAlert({ id: 'new-1' }),
    anAlert({ id: 'new-2', facts: { kind: 'off-hours' } }),
    anAlert({ id: 'old', seenAt: 1, seenBy: '박수진' }),
  );
  renderApp(<AlertsScreen />);
  const [first, , third] = await screen.findAllByRole('listitem');
  expect(third?.textContent).toContain('Seen by 박수진');
  expect(screen.getByText('2 alerts nobody has seen yet')).toBeTruthy();
  await userEvent.click(within(first ?? document.body).getByRole('button', { name: /Mark as seen/ }));
  await waitFor(() => expect(bridge.inputs('alerts.markSeen')).toEqual([{ alertIds: ['new-1'] }]));
  await userEvent.click(screen.getByRole('button', { name: 'Mark all as seen' }));
  await waitFor(() => expect(bridge.inputs('alerts.markSeen')[1]).toEqual({ alertIds: ['new-1', 'new-2'] }));
});

test('nothing unusual is said as such, and a refusal shows its words', async () => {
  const bridge = alerts();
  renderApp(<AlertsScreen />);
  await screen.findByRole('heading', { name: 'Nothing unusual' });
  bridge.answer('alerts.list', () => {
    throw new AppError('store-busy');
  });
  bridge.emit('changed', { topics: ['alerts'] });
  expect((await screen.findByRole('alert')).getAttribute('data-code')).toBe('store-busy');
});

test('the way from an alert opens the log narrowed down to it', async () => {
  const bridge = fakeBridge({ 'activity.list': () => ({ entries: [], more: false }) });
  renderApp(<ActivityScreen />, { path: '/activity/action/sign-in-refused' });
  await waitFor(() => expect(bridge.inputs('activity.list')[0]).toEqual({ action: 'sign-in-refused' }));
});

test('the rail shows an admin how many nobody has seen; nobody else has the way there', async () => {
  const bridge = alerts(anAlert());
  bridge.answer('users.search', () => ({ users: [], total: 0 }));
  const { unmount } = renderApp(<Shell />);
  await screen.findByRole('link', { name: /Alerts.*1 alert nobody has seen/ });
  unmount();
  bridge.answer('app.status', () =>
    aStatus({ state: { kind: 'ready', operator: anOperator({ role: 'operator' }) } }),
  );
  renderApp(<Shell />, { path: '/alerts' });
  await screen.findByRole('link', { name: /Activity/ });
  expect(screen.queryByRole('link', { name: /Alerts/ })).toBeNull();
  expect(screen.queryByRole('heading', { name: 'Alerts' })).toBeNull();
});

test('an operator of some departments is told so, quietly, on every screen and at the list', async () => {
  const bridge = fakeBridge({
    'app.status': () =>
      aStatus({
        state: {
          kind: 'ready',
          operator: anOperator({ role: 'operator', departments: ['전산팀', '총무팀'] }),
        },
      }),
  });
  bridge.answer('users.search', () => ({ users: [aUser()], total: 1 }));
  renderApp(<Shell />, { language: 'ko' });
  expect((await screen.findByRole('navigation')).textContent).toContain('전산팀, 총무팀만 보임');
  await waitFor(() => expect(screen.getByText(/· 전산팀, 총무팀만/)).toBeTruthy());
});
