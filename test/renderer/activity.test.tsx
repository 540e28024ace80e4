// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ActivityScreen } from '../../renderer/activity/activity-screen.tsx';
import { activity as en } from '../../renderer/i18n/en/activity.ts';
import { activity as ko } from '../../renderer/i18n/ko/activity.ts';
import { ACTIVITY_ACTIONS } from '../../shared/activity-actions.ts';
import type { ActivityEntry } from '../../shared/models.ts';
import { fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const anEntry = (changes: Partial<ActivityEntry> = {}): ActivityEntry => ({
  seq: 10,
  at: Date.UTC(2026, 10, 23, 5, 0, 0),
  operatorName: '박수진',
  action: 'reset-issued',
  userId: 'user-1',
  userName: '김민수',
  outcome: 'done',
  code: null,
  details: {},
  ...changes,
});

function log(...entries: ActivityEntry[]) {
  return fakeBridge({ 'activity.list': () => ({ entries, more: false }) });
}

test('an entry is one sentence, and the user’s name in it leads to their card', async () => {
  log(anEntry());
  const { location } = renderApp(<ActivityScreen />);
  const [entry] = await screen.findAllByRole('listitem');
  expect(entry?.textContent).toContain('박수진 issued a reset for 김민수.');
  await userEvent.click(screen.getByRole('link', { name: '김민수' }));
  expect(location()).toBe('/users/user-1');
});

test('the same entry reads naturally in Korean', async () => {
  log(anEntry(), anEntry({ seq: 9, action: 'reset-expired', operatorName: null }));
  renderApp(<ActivityScreen />, { language: 'ko' });
  const [first, second] = await screen.findAllByRole('listitem');
  expect(first?.textContent).toContain('박수진 님이 김민수 님에게 재설정을 발급했습니다.');
  expect(second?.textContent).toContain('김민수 님의 재설정이 쓰이지 않고 만료되었습니다.');
});

test('every act has a sentence in both languages that names the user where the act is about one', () => {
  for (const action of ACTIVITY_ACTIONS) {
    const aboutUser = en.sentences[action].includes('{{user}}');
    expect(ko.sentences[action].includes('{{user}}'), action).toBe(aboutUser);
    expect(ko.sentences[action], action).toMatch(/다\.$/);
  }
});

test('a name that looks like markup stays a name', async () => {
  log(anEntry({ userName: '<b>{{who}}</b>' }));
  renderApp(<ActivityScreen />);
  expect(await screen.findByRole('link', { name: '<b>{{who}}</b>' })).toBeTruthy();
});

test('a refused entry is marked and says why in the words of its code', async () => {
  log(anEntry({ action: 'token-refused', outcome: 'refused', code: 'token-superseded' }));
  renderApp(<ActivityScreen />);
  const [entry] = await screen.findAllByRole('listitem');
  expect(entry?.textContent).toContain('which was refused');
  expect(entry?.textContent).toContain('Refused');
  expect(entry?.textContent).toMatch(/newer/i);
});

test('the details show every fact, also one this version has no word for', async () => {
  log(anEntry({ details: { reason: 'newer-reset', quota: 7, mustChange: true } }));
  renderApp(<ActivityScreen />);
  await userEvent.click(await screen.findByRole('button', { name: /Show details/ }));
  const facts = screen.getByText('quota').closest('dl');
  if (facts === null) throw new Error('no details');
  expect(within(facts).getByText('a newer reset')).toBeTruthy();
  expect(within(facts).getByText('7')).toBeTruthy();
  expect(within(facts).getByText('yes')).toBeTruthy();
  expect(within(facts).getByText('2026-11-23T05:00:00Z')).toBeTruthy();
});

test('filters reach main together, days as whole local days', async () => {
  const bridge = log(anEntry());
  renderApp(<ActivityScreen />);
  await screen.findByText(/issued a reset/);
  fireEvent.change(screen.getByLabelText('Name or word'), { target: { value: ' 민수 ' } });
  fireEvent.change(screen.getByLabelText('Act'), { target: { value: 'reset-issued' } });
  fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-11-22' } });
  fireEvent.change(screen.getByLabelText('Until'), { target: { value: '2026-11-23' } });
  await userEvent.click(screen.getByRole('radio', { name: 'Refused' }));
  await waitFor(() =>
    expect(bridge.inputs('activity.list').at(-1)).toEqual({
      text: '민수',
      action: 'reset-issued',
      outcome: 'refused',
      from: new Date(2026, 10, 22).getTime(),
      to: new Date(2026, 10, 24).getTime() - 1,
    }),
  );
});

test('a range that ends before it begins is said so and asks nothing', async () => {
  const bridge = log(anEntry());
  renderApp(<ActivityScreen />);
  await screen.findByText(/issued a reset/);
  fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-11-23' } });
  fireEvent.change(screen.getByLabelText('Until'), { target: { value: '2026-11-01' } });
  expect(await screen.findByText('This day is before the first one.')).toBeTruthy();
  expect(bridge.inputs('activity.list').some(({ to }) => to !== undefined)).toBe(false);
});

test('older entries are asked for from the last one shown', async () => {
  const bridge = fakeBridge({
    'activity.list': ({ before }) =>
      before === undefined
        ? { entries: [anEntry({ seq: 8 }), anEntry({ seq: 7 })], more: true }
        : { entries: [anEntry({ seq: 6, action: 'signed-in' })], more: false },
  });
  renderApp(<ActivityScreen />);
  await userEvent.click(await screen.findByRole('button', { name: 'Load older entries' }));
  expect(await screen.findByText('박수진 signed in.')).toBeTruthy();
  expect(bridge.inputs('activity.list').at(-1)?.before).toBe(7);
  expect(screen.getByText('This is where the log begins.')).toBeTruthy();
});
