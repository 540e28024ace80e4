// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ReviewScreen } from '../../renderer/activity/review/review-screen.tsx';
import { review as en } from '../../renderer/i18n/en/review.ts';
import { review as ko } from '../../renderer/i18n/ko/review.ts';
import { EvidenceBanners } from '../../renderer/shell/evidence-banners.tsx';
import { AppError } from '../../shared/errors.ts';
import type { ActivityEntry } from '../../shared/models.ts';
import { type MonthReview, OUTLIER_KINDS, type Outlier, type ReviewMonth } from '../../shared/review.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const AT = new Date(2026, 9, 12, 22, 10).getTime();
const anEntry = (seq: number): ActivityEntry => ({
  seq,
  at: AT,
  operatorName: '박수진',
  action: 'reset-issued',
  userId: 'user-1',
  userName: '김민수',
  outcome: 'done',
  code: null,
  details: {},
});
const anOutlier = (changes: Partial<Outlier> = {}): Outlier => ({
  key: 'off-hours:1',
  kind: 'off-hours',
  userId: 'user-1',
  userName: '김민수',
  operatorName: '박수진',
  own: false,
  count: 2,
  from: AT,
  to: AT,
  entries: [anEntry(1), anEntry(2)],
  ...changes,
});
const OPEN: ReviewMonth = { month: '2026-10', over: true, signedOff: null };
const aReview = (changes: Partial<MonthReview> = {}): MonthReview => ({
  ...OPEN,
  entries: 321,
  outliers: [
    anOutlier(),
    anOutlier({ key: 'export:1', kind: 'export', userId: null, userName: null, own: true }),
  ],
  hasOfficeHours: true,
  notes: [],
  ...changes,
});

function office(
  review: MonthReview,
  months: ReviewMonth[] = [{ ...OPEN, month: '2026-11', over: false }, OPEN],
) {
  return fakeBridge({
    'review.months': () => ({ months }),
    'review.outliers': () => review,
    'review.signOff': () => ({}),
  });
}

test('the last full month is open, with only what stands out and why it is worth a look', async () => {
  const bridge = office(aReview());
  renderApp(<ReviewScreen />);
  const cards = await screen.findAllByRole('listitem');
  expect(cards).toHaveLength(2);
  expect(bridge.inputs('review.outliers')).toEqual([{ month: '2026-10' }]);
  expect(cards[0]?.textContent).toContain('박수진 worked on resets outside office hours');
  expect(cards[0]?.textContent).toContain('Was somebody at work at that time?');
  expect(cards[1]?.textContent).toContain('You did this yourself');
  expect(screen.getByText(/321 entries in this month\. 2 things stand out\./)).toBeTruthy();
});

test('it reads naturally in Korean', async () => {
  office(aReview());
  renderApp(<ReviewScreen />, { language: 'ko' });
  const [first, second] = await screen.findAllByRole('listitem');
  expect(first?.textContent).toContain('박수진 님이 업무 시간 외에 재설정을 처리했습니다');
  expect(second?.textContent).toContain('박수진 님이 활동 기록이나 사용자를 내보냈습니다');
});

test.each([
  ['en', en],
  ['ko', ko],
] as const)('where the office has set no hours it says so: %s', async (language, words) => {
  const bridge = office(aReview({ hasOfficeHours: false }));
  renderApp(<ReviewScreen />, { language });
  expect(await screen.findByText(words.noHours)).toBeTruthy();
  bridge.answer('review.outliers', () => aReview());
  bridge.emit('changed', { topics: ['settings'] });
  await waitFor(() => expect(screen.queryByText(words.noHours)).toBeNull());
});

test('signing waits until each is ticked, and takes the notes along', async () => {
  const bridge = office(aReview());
  renderApp(<ReviewScreen />);
  const [first, second] = await screen.findAllByRole('listitem');
  if (!first || !second) throw new Error('two cards');
  const sign = screen.getByRole('button', { name: 'Sign off October 2026' });
  await userEvent.click(sign);
  expect(bridge.inputs('review.signOff')).toEqual([]);
  await userEvent.click(within(first).getByRole('checkbox', { name: /^Looked at/ }));
  expect(screen.getByText('One is not looked at yet')).toBeTruthy();
  await userEvent.click(within(second).getByRole('button', { name: /^Add a note/ }));
  await userEvent.keyboard('for the auditor');
  await userEvent.click(within(second).getByRole('checkbox', { name: /^Looked at/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Sign off October 2026' }));
  await waitFor(() =>
    expect(bridge.inputs('review.signOff')).toEqual([
      {
        month: '2026-10',
        seen: [
          { key: 'off-hours:1', note: '' },
          { key: 'export:1', note: 'for the auditor' },
        ],
      },
    ]),
  );
});

test('the entries behind a card open in place, in sentences with their day', async () => {
  office(aReview({ outliers: [anOutlier({ count: 30 })] }));
  renderApp(<ReviewScreen />);
  await userEvent.click(await screen.findByRole('button', { name: 'Show the entries' }));
  expect(screen.getAllByText(/issued a reset for/)).toHaveLength(2);
  expect(screen.getByText('The first 2 of 30 are shown.')).toBeTruthy();
});

test('a list that has changed meanwhile is refused in place, with the ticks kept', async () => {
  const bridge = office(aReview({ outliers: [anOutlier()] }));
  renderApp(<ReviewScreen />);
  await userEvent.click(await screen.findByRole('checkbox', { name: /^Looked at/ }));
  bridge.answer('review.signOff', () => {
    throw new AppError('review-outdated');
  });
  await userEvent.click(screen.getByRole('button', { name: /^Sign off/ }));
  expect(await screen.findByText(/has changed meanwhile/)).toBeTruthy();
  expect((screen.getByRole('checkbox', { name: /^Looked at/ }) as HTMLInputElement).checked).toBe(true);
});

test('nothing stands out: one sentence, and sign', async () => {
  const bridge = office(aReview({ outliers: [] }));
  renderApp(<ReviewScreen />);
  expect(
    await screen.findByText(/Nothing stands out in this month\. Sign, and the review is done\./),
  ).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Sign off October 2026' }));
  await waitFor(() => expect(bridge.inputs('review.signOff')).toEqual([{ month: '2026-10', seen: [] }]));
});

test('a month that runs can be looked at; one that is signed shows by whom and the notes', async () => {
  const running = { ...OPEN, month: '2026-11', over: false };
  const bridge = office(aReview({ ...running, outliers: [] }), [running]);
  renderApp(<ReviewScreen />);
  const sign = await screen.findByRole('button', { name: 'Sign off November 2026' });
  expect(sign.getAttribute('aria-disabled')).toBe('true');
  bridge.answer('review.outliers', () =>
    aReview({
      outliers: [anOutlier()],
      signedOff: { at: AT, by: '이보라', outliers: 1 },
      notes: [{ key: 'off-hours:1', note: 'night shift' }],
    }),
  );
  bridge.emit('changed', { topics: ['evidence'] });
  expect(await screen.findByText(/Signed off by 이보라/)).toBeTruthy();
  expect(screen.getByText('night shift')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Sign off/ })).toBeNull();
});

test('every kind has a title and a question in both languages', () => {
  for (const words of [en, ko]) {
    expect(Object.keys(words.kind).sort()).toEqual([...OUTLIER_KINDS].sort());
    expect(Object.keys(words.why).sort()).toEqual([...OUTLIER_KINDS].sort());
  }
});

const STATE = {
  lastCheckpoint: null,
  doubt: { kind: 'edited', from: 42, to: 42 },
  troubled: [{ place: 'folder', problem: 'folder-unreachable' }],
  reviewDue: '2026-10',
  retentionYears: 1,
} as const;

test.each([
  [
    'admin',
    [/does not fit from entry 42/, /October 2026 has not been reviewed/, /do not get through: folder/],
  ],
  ['viewer', [/does not fit from entry 42/]],
  ['operator', []],
] as const)('the banners tell a %s what is theirs to know', async (role, expected) => {
  const bridge = fakeBridge({
    'app.status': () => aStatus({ state: { kind: 'ready', operator: anOperator({ role }) } }),
    'evidence.state': () => ({ ...STATE, troubled: [...STATE.troubled] }),
  });
  const { container } = renderApp(<EvidenceBanners />);
  for (const words of expected) expect(await screen.findByText(words)).toBeTruthy();
  if (role === 'operator') {
    await waitFor(() => expect(bridge.inputs('app.status')).toHaveLength(1));
    expect(bridge.inputs('evidence.state')).toEqual([]);
  }
  expect(container.querySelectorAll('.banner')).toHaveLength(expected.length);
});
