// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ActivityScreen } from '../../renderer/activity/activity-screen.tsx';
import { evidence as en } from '../../renderer/i18n/en/evidence.ts';
import { evidence as ko } from '../../renderer/i18n/ko/evidence.ts';
import { AppError } from '../../shared/errors.ts';
import type { EvidenceState, LogVerdict } from '../../shared/evidence.ts';
import { LOG_PROBLEMS } from '../../shared/evidence-lists.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const NOW = Date.UTC(2026, 10, 23, 5);
const aVerdict = (changes: Partial<LogVerdict> = {}): LogVerdict => ({
  at: NOW,
  entries: 12_345,
  from: 1,
  to: 12_345,
  soundTo: 12_345,
  problems: [],
  more: 0,
  restored: [],
  checkpoints: { kept: 3, outside: 2, last: { entries: 12_300, at: NOW } },
  mark: 'fits',
  ...changes,
});
const aState = (changes: Partial<EvidenceState> = {}): EvidenceState => ({
  lastCheckpoint: null,
  doubt: null,
  troubled: [],
  reviewDue: null,
  retentionYears: 1,
  ...changes,
});

function log(
  verify: () => LogVerdict | Promise<LogVerdict>,
  role: 'viewer' | 'operator' | 'admin' = 'admin',
) {
  return fakeBridge({
    'app.status': () => aStatus({ state: { kind: 'ready', operator: anOperator({ role }) } }),
    'activity.list': () => ({ entries: [], more: false }),
    'evidence.state': () => aState(),
    'activity.verify': verify,
  });
}
const verifyButton = () => screen.findByRole('button', { name: 'Verify' });

test('a sound log gets a calm answer, and the focus', async () => {
  log(() => aVerdict());
  renderApp(<ActivityScreen />);
  await userEvent.click(await verifyButton());
  const heading = await screen.findByRole('heading', { name: 'The log is sound' });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  expect(screen.getByText(/12345 entries, number 1 to 12345/)).toBeTruthy();
  expect(screen.getByText(/3 checkpoints of this computer and 2 kept elsewhere/)).toBeTruthy();
  expect(screen.queryByText(/Only checkpoints kept elsewhere/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Close the result' }));
  expect(screen.queryByRole('heading', { name: 'The log is sound' })).toBeNull();
});

test('without a witness from elsewhere it says what such a result cannot show', async () => {
  log(() => aVerdict({ checkpoints: { kept: 1, outside: 0, last: null }, mark: 'missing' }));
  renderApp(<ActivityScreen />);
  await userEvent.click(await verifyButton());
  expect(await screen.findByText(/Only checkpoints kept elsewhere show/)).toBeTruthy();
  expect(screen.getByText(/The mark beside the database is not there/)).toBeTruthy();
});

test('what is wrong is named: since where, what was found, what to do', async () => {
  log(() =>
    aVerdict({
      soundTo: 19,
      problems: [
        { kind: 'edited', from: 20, to: 20 },
        { kind: 'missing', from: 31, to: 40 },
        { kind: 'swapped', from: 50, to: 60 },
      ],
      more: 4,
    }),
  );
  renderApp(<ActivityScreen />, { language: 'ko' });
  await userEvent.click(await screen.findByRole('button', { name: '검증' }));
  expect(await screen.findByRole('heading', { name: '기록이 맞지 않습니다' })).toBeTruthy();
  expect(screen.getByText('19번 기록까지는 모두 맞습니다.')).toBeTruthy();
  const found = screen.getByRole('heading', { name: '발견된 이상' }).nextElementSibling as HTMLElement;
  expect(
    within(found)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    '20번 기록이 작성된 뒤에 바뀌었습니다.',
    '31번부터 40번까지의 기록이 없습니다.',
    '50번과 60번 기록의 자리가 서로 바뀌었습니다.',
    '그 밖에 4건',
  ]);
  expect(screen.getByText(/아무것도 지우지 말고/)).toBeTruthy();
});

test('every problem has its sentence for one entry and for a run of them, in both languages', () => {
  for (const words of [en.verify.problem, ko.verify.problem]) {
    const names = Object.keys(words);
    for (const kind of LOG_PROBLEMS) {
      expect(names).toContain(kind);
      if (kind !== 'swapped') expect(names).toContain(`${kind}Many`);
    }
  }
});

test('while it runs the progress of main is shown', async () => {
  let finish: (verdict: LogVerdict) => void = () => {};
  const bridge = log(() => new Promise<LogVerdict>((resolve) => (finish = resolve)));
  renderApp(<ActivityScreen />);
  await userEvent.click(await verifyButton());
  act(() => bridge.emit('progress', { work: 'verify', done: 300, total: 1000 }));
  expect((await screen.findByRole('progressbar', { name: 'Entry 300 of 1000' })).ariaValueNow ?? '30').toBe(
    '30',
  );
  act(() => finish(aVerdict()));
  expect(await screen.findByRole('heading', { name: 'The log is sound' })).toBeTruthy();
});

test('a pasted checkpoint goes to main as it is; what is none is refused in place and the result stays', async () => {
  const bridge = log(() => aVerdict());
  renderApp(<ActivityScreen />);
  await userEvent.click(await verifyButton());
  await userEvent.click(await screen.findByText('Compare with a checkpoint'));
  bridge.answer('activity.verify', () => {
    throw new AppError('checkpoint-foreign');
  });
  await userEvent.click(screen.getByLabelText('Text of the checkpoint'));
  await userEvent.paste('resetdesk checkpoint v1\noffice a');
  await userEvent.click(screen.getByRole('button', { name: 'Compare' }));
  expect(await screen.findByText('This checkpoint was not signed by this office.')).toBeTruthy();
  expect(bridge.inputs('activity.verify').at(-1)).toEqual({
    checkpoint: 'resetdesk checkpoint v1\noffice a',
  });
  expect(screen.getByRole('heading', { name: 'The log is sound' })).toBeTruthy();
});

test('an export needs a reason, takes the filters, and says what was written', async () => {
  const bridge = log(() => aVerdict());
  bridge.answer('activity.export', () => ({ file: { name: 'log.csv', entries: 7 } }));
  renderApp(<ActivityScreen />);
  await userEvent.click(await screen.findByRole('radio', { name: 'Refused' }));
  await userEvent.click(screen.getByRole('button', { name: 'Export…' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText('Only entries that match the filters set now.')).toBeTruthy();
  const run = within(dialog).getByRole('button', { name: 'Choose a place and export' });
  await userEvent.click(run);
  expect(bridge.inputs('activity.export')).toEqual([]);
  await userEvent.type(within(dialog).getByLabelText('Reason'), 'For the auditor');
  await userEvent.click(run);
  expect(await screen.findByText('Exported: log.csv, 7 entries.')).toBeTruthy();
  expect(bridge.inputs('activity.export')).toEqual([
    { format: 'csv', reason: 'For the auditor', outcome: 'refused' },
  ]);
});

test.each([
  ['viewer', ['Monthly review', 'Verify']],
  ['operator', ['Verify']],
  ['admin', ['Monthly review', 'Export…', 'Verify']],
] as const)('a %s finds what the role allows', async (role, names) => {
  log(() => aVerdict(), role);
  renderApp(<ActivityScreen />);
  await verifyButton();
  for (const name of ['Monthly review', 'Export…', 'Verify']) {
    const there = screen.queryByRole('button', { name }) ?? screen.queryByRole('link', { name });
    expect(there !== null, name).toBe((names as readonly string[]).includes(name));
  }
});
