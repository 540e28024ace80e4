// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FeedSection } from '../../renderer/settings/feed-section.tsx';
import { FeedBanner } from '../../renderer/shell/feed-banner.tsx';
import { ExportUsersDialog } from '../../renderer/users/export-users.tsx';
import { AppError } from '../../shared/errors.ts';
import type { FeedState, Leaver } from '../../shared/feed.ts';
import { fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const MAPPING = {
  name: 1,
  login: 2,
  email: 3,
  phone: null,
  staffNumber: 0,
  department: null,
  language: null,
  managerEmail: null,
};
const COUNTS = { rows: 40, added: 1, updated: 2, unchanged: 36, bad: 0, leavers: 1, addressChanges: 0 };
const READING = { encoding: 'utf-8', delimiter: ',', hasHeader: true, mapping: MAPPING } as const;
const FOLLOWED: FeedState = {
  feed: {
    ...READING,
    name: 'hr.csv',
    folder: 'S:\\hr',
    askAbovePercent: 10,
    adminName: '박수진',
  },
  reading: false,
  record: { applied: { at: 1_000, counts: COUNTS }, badRows: [], problem: null, held: null },
  leavers: 2,
};
const LEAVERS: Leaver[] = ['김민수', '이보라'].map((name, index) => ({
  userId: `user-${index}`,
  name,
  login: `login${index}`,
  email: null,
  staffNumber: null,
  department: '총무팀',
  missingSince: 1_000,
}));

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

test('the section says which file is followed, how the last look went and who is missing', async () => {
  const bridge = fakeBridge({
    'feed.get': () => FOLLOWED,
    'feed.leavers': () => ({ leavers: LEAVERS, total: 2, listedAt: 77 }),
    'feed.settle': () => ({ settled: 1 }),
  });
  renderApp(<FeedSection />);
  expect(await screen.findByText('hr.csv')).toBeTruthy();
  expect(screen.getByText(/New: 1 · Changed: 2 · Unchanged: 36 · Missing: 1/)).toBeTruthy();
  const list = await screen.findByRole('list', { name: 'People who are missing from the file' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(2);

  await press('Keep 김민수');
  expect(bridge.inputs('feed.settle')).toEqual([
    { decision: 'keep', whom: { kind: 'some', userIds: ['user-0'] } },
  ]);
  expect(await screen.findByText('One person is kept.')).toBeTruthy();

  // All at once is asked about first, and means all who were listed.
  await press(/^Disable all 2/);
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Disable 2 people' }));
  await waitFor(() =>
    expect(bridge.inputs('feed.settle').at(-1)).toEqual({
      decision: 'disable',
      whom: { kind: 'all', listedAt: 77 },
    }),
  );
});

test('a file that is held says what is unusual; the word is about that very content', async () => {
  const held = {
    at: 1_000,
    content: 'a'.repeat(64),
    counts: { ...COUNTS, leavers: 20 },
    followed: 40,
    reasons: ['leavers' as const],
    answer: 'open' as const,
  };
  const bridge = fakeBridge({
    'feed.get': () => ({ ...FOLLOWED, record: { ...FOLLOWED.record, held } }),
    'feed.leavers': () => ({ leavers: [], total: 0, listedAt: 1 }),
    'feed.decide': () => {
      throw new AppError('feed-file-changed');
    },
  });
  renderApp(<FeedSection />);
  expect(await screen.findByText('20 of 40 people are missing from it.')).toBeTruthy();
  await press('Apply it anyway');
  expect(bridge.inputs('feed.decide')).toEqual([{ content: held.content, apply: true }]);
  expect((await screen.findByRole('alert')).getAttribute('data-code')).toBe('feed-file-changed');
});

test('from the file to its columns to its numbers; what was chosen is what is saved', async () => {
  const bridge = fakeBridge({
    'feed.get': () => ({ ...FOLLOWED, feed: null, leavers: 0 }),
    'directory.pickFile': () => ({ file: { handle: 'file-1', name: 'hr.csv', bytes: 2048 } }),
    'directory.preview': () => ({
      ...READING,
      encodingSure: true,
      columns: ['사번', '이름', '아이디', '이메일'],
      rows: [['A1', '김민수', 'minsu', 'minsu@office.example']],
      rowCount: 40,
    }),
    'feed.check': () => ({ rows: 40, added: 40, updated: 0, unchanged: 0, bad: 0, addressChanges: 0 }),
    'feed.save': () => ({}),
  });
  renderApp(<FeedSection />);
  await press('Choose a file…');
  await userEvent.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name: 'Choose a file…' }),
  );
  await press('Check the file');
  expect(document.activeElement).toBe(await screen.findByRole('heading', { name: /does at first/ }));
  const limit = screen.getByRole('textbox', { name: 'Ask first above' });
  await userEvent.clear(limit);
  await userEvent.type(limit, '0');
  await press('Follow this file');
  expect(bridge.inputs('feed.save')).toEqual([]);
  await userEvent.clear(limit);
  await userEvent.type(limit, '25');
  await press('Follow this file');
  expect(bridge.inputs('feed.save')).toEqual([{ handle: 'file-1', ...READING, askAbovePercent: 25 }]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test.each([
  [{ problem: { since: 1, refusal: { code: 'file-gone' } } }, 'The HR feed is not applied.'],
  [{}, '2 people are missing from the HR feed.'],
])('the banner says what is worst: %j', async (record, words) => {
  fakeBridge({ 'feed.get': () => ({ ...FOLLOWED, record: { ...FOLLOWED.record, ...record } }) });
  renderApp(<FeedBanner />);
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'HR feed' }).getAttribute('href')).toBe('/settings/feed');
});

test('the export asks for a reason, offers whom the list shows, and can be stopped', async () => {
  let finish = (_file: { file: { name: string; users: number } }) => {};
  const bridge = fakeBridge({
    'users.export': () => new Promise((resolve) => (finish = resolve)),
    'users.stopExport': () => ({}),
  });
  renderApp(
    <ExportUsersDialog
      shown={{ query: '김', filter: 'disabled', department: '총무팀' }}
      onClose={() => {}}
    />,
  );
  await press('Choose a place and export');
  expect(await screen.findByText(/Say in at least 5 characters/)).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'For the auditor');
  await press('Choose a place and export');
  expect(bridge.inputs('users.export')).toEqual([
    {
      reason: 'For the auditor',
      whom: { kind: 'shown', query: '김', filter: 'disabled', department: '총무팀' },
    },
  ]);
  // Nothing is there to stop while the system's own dialog is open.
  expect((await screen.findByRole('button', { name: 'Stop' })).hasAttribute('disabled')).toBe(true);
  bridge.emit('progress', { work: 'users-export', done: 500, total: 1000 });
  expect(await screen.findByText('Writing the file: 50 %')).toBeTruthy();
  await press('Stop');
  expect(bridge.inputs('users.stopExport')).toHaveLength(1);
  finish({ file: { name: 'users.csv', users: 12 } });
  expect(await screen.findByText('12 users exported')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Done' }));
});
