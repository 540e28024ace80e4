// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PracticeMailboxScreen } from '../../renderer/practice/practice-mailbox-screen.tsx';
import { AppError } from '../../shared/errors.ts';
import type { PracticeMail } from '../../shared/models.ts';
import { fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const aMail = (id: string, text: string): PracticeMail => ({
  id,
  to: `${id}@office.example`,
  subject: `Token for ${id}`,
  text,
  receivedAt: Date.now() - 60_000,
});

test('the newest mail is open, and the list leads to the others by click and by arrow', async () => {
  fakeBridge({
    'practice.mailbox': () => ({ mails: [aMail('minsu', 'text one'), aMail('seoyeon', 'text two')] }),
  });
  renderApp(<PracticeMailboxScreen />);
  expect(await screen.findByText('text one')).toBeTruthy();
  screen.getByRole('button', { name: /Token for minsu/ }).focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(await screen.findByText('text two')).toBeTruthy();
});

test('the whole text is copied for pasting, and the next step is said', async () => {
  fakeBridge({ 'practice.mailbox': () => ({ mails: [aMail('minsu', 'line\nother line')] }) });
  const user = userEvent.setup();
  renderApp(<PracticeMailboxScreen />);
  await user.click(await screen.findByRole('button', { name: 'Copy the text' }));
  expect(await navigator.clipboard.readText()).toBe('line\nother line');
  expect(screen.getByRole('status').textContent).toContain('Paste token');
});

test('a mail that arrives while the screen is open appears', async () => {
  const bridge = fakeBridge({ 'practice.mailbox': () => ({ mails: [] }) });
  renderApp(<PracticeMailboxScreen />, { language: 'ko' });
  expect(await screen.findByRole('heading', { name: '아직 모인 메일이 없습니다' })).toBeTruthy();
  bridge.answer('practice.mailbox', () => ({ mails: [aMail('minsu', '새 메일')] }));
  act(() => bridge.emit('changed', { topics: ['practice'] }));
  expect(await screen.findByText('새 메일')).toBeTruthy();
});

test('a refusal is shown instead of an empty mailbox', async () => {
  fakeBridge({
    'practice.mailbox': () => {
      throw new AppError('practice-only');
    },
  });
  renderApp(<PracticeMailboxScreen />);
  await waitFor(() => expect(screen.getByRole('alert').getAttribute('data-code')).toBe('practice-only'));
});
