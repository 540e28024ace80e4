// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { VerificationSection } from '../../renderer/settings/verification-section.tsx';
import { INITIAL_VERIFICATION } from '../../shared/caller-rules.ts';
import { CALLER_CHECKS } from '../../shared/lists.ts';
import { fakeBridge, renderApp } from '../support/fake-bridge.tsx';

function section(language: 'ko' | 'en' = 'en') {
  const bridge = fakeBridge({ 'settings.saveVerification': () => ({}) });
  renderApp(<VerificationSection initial={INITIAL_VERIFICATION} departments={['인사팀', '총무팀']} />, {
    language,
  });
  return bridge;
}

const rule = async (name: string) => within(await screen.findByRole('region', { name }));

test('a rule for a department is added, narrowed and saved with the others as they were', async () => {
  const bridge = section();
  await userEvent.selectOptions(await screen.findByLabelText('Add a rule for a department'), '인사팀');
  const hr = await rule('Department 인사팀');
  for (const check of ['Call back on the number on file', 'Confirmed by the manager', 'Ticket number'])
    await userEvent.click(hr.getByRole('checkbox', { name: check }));
  expect(hr.getByLabelText('How many are needed')).toHaveProperty('value', '2');
  expect(hr.getByText(/^Department 인사팀: all of these:/).textContent).toContain(
    'A temporary password is impossible for them',
  );
  expect(screen.queryByRole('option', { name: '인사팀' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  const [all, guarded] = INITIAL_VERIFICATION.rules;
  await waitFor(() =>
    expect(bridge.inputs('settings.saveVerification')).toEqual([
      {
        windowMinutes: 30,
        rules: [
          all,
          {
            whom: { kind: 'department', department: '인사팀' },
            checks: ['in-person', 'code-by-mail'],
            needed: 2,
          },
          guarded,
        ],
      },
    ]),
  );
});

test('what a rule means is said in a sentence, in both languages', async () => {
  section();
  const everybody = await rule('Everybody');
  expect(everybody.getByText(/Everybody: one of these: a call back .* proof enough\.$/)).toBeTruthy();
  await userEvent.click(everybody.getByRole('checkbox', { name: 'Token or code from the mail' }));
  expect(everybody.queryByText(/proof enough/)).toBeNull();
  const guarded = await rule('Protected users');
  expect(
    guarded.getByText(/: 2 different ones of these: .*count as one\. .*cannot be switched off\.$/),
  ).toBeTruthy();
});

test('in Korean, too', async () => {
  section('ko');
  const everybody = await rule('모든 사용자');
  expect(everybody.getByText(/^모든 사용자: 다음 가운데 하나 — .* 충분합니다\.$/)).toBeTruthy();
});

test('a rule without any check is not saved', async () => {
  const bridge = section();
  const guarded = await rule('Protected users');
  for (let i = 0; i < CALLER_CHECKS.length; i += 1)
    await userEvent.click(guarded.getAllByRole('checkbox')[i] as HTMLElement);
  expect(guarded.getByRole('alert').textContent).toBe('Tick at least one check.');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(bridge.inputs('settings.saveVerification')).toEqual([]);
});
