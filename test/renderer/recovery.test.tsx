// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { StateScreen } from '../../renderer/app.tsx';
import { createWords } from '../../renderer/i18n/i18n.ts';
import { refusalText } from '../../renderer/ui/refusal.tsx';
import { AppError, ERROR_CODES } from '../../shared/errors.ts';
import { UNAVAILABLE_REASONS } from '../../shared/lists.ts';
import { aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

test('the recovery key opens the office, and a wrong one is refused in words', async () => {
  const bridge = fakeBridge({
    'app.status': () => aStatus({ state: { kind: 'needs-recovery-key' } }),
    'recovery.unlock': () => {
      throw new AppError('recovery-key-wrong');
    },
  });
  renderApp(<StateScreen />);
  await userEvent.type(await screen.findByLabelText('Recovery key'), '7kq2 m4xr{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('not the recovery key of this office');
  bridge.answer('recovery.unlock', () => ({}));
  await userEvent.click(screen.getByRole('button', { name: 'Open the office' }));
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Recovery key').value).toBe(''));
  expect(bridge.inputs('recovery.unlock')).toEqual([
    { recoveryKey: '7kq2 m4xr' },
    { recoveryKey: '7kq2 m4xr' },
  ]);
});

test.each(UNAVAILABLE_REASONS)(
  '%s: says that nothing was changed, and looks again when asked',
  async (reason) => {
    const bridge = fakeBridge({ 'app.status': () => aStatus({ state: { kind: 'unavailable', reason } }) });
    renderApp(<StateScreen />);
    await screen.findByText('Nothing was changed.');
    await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
    await screen.findByText('It is still the same.');
    expect(bridge.inputs('app.status')).toHaveLength(2);
  },
);

test.each(['en', 'ko'] as const)(
  'every refusal has its words in %s, with nothing left to fill in',
  (language) => {
    const words = createWords(language);
    const facts = {
      until: Date.now() + 60_000,
      nextAt: Date.now(),
      at: 0,
      answer: '550 no',
      limit: 'user-hour',
      max: 3,
      line: 7,
      userName: '김민수',
    };
    for (const code of ERROR_CODES) {
      for (const refusal of [{ code }, { code, details: facts }]) {
        const text = refusalText(words.getFixedT(language, 'errors'), refusal);
        expect(text, code).not.toMatch(/\{\{|undefined|NaN|Invalid|배달|delivered/);
        expect(text.length, code).toBeGreaterThan(20);
        expect(text, code).not.toMatch(/\.(what|next)/);
      }
    }
  },
);

test('a refusal names the facts it carries', () => {
  const text = (refusal: Parameters<typeof refusalText>[1]) =>
    refusalText(createWords('en').getFixedT('en', 'errors'), refusal);
  expect(
    text({ code: 'limit-reached', details: { limit: 'user-hour', max: 3, nextAt: Date.now() } }),
  ).toMatch(/3 reset mails per hour.*possible at \d+:\d\d/);
  expect(text({ code: 'mail-refused', details: { answer: '550 no such user' } })).toContain(
    '550 no such user',
  );
  expect(text({ code: 'internal', id: 'a1b2c3' })).toContain('a1b2c3');
});

test('a Korean sentence gives a name the right particle', () => {
  const words = createWords('ko');
  const sentence = '{{name, josa(pair: 을/를)}} 찾았습니다';
  const say = (name: string) => words.services.interpolator.interpolate(sentence, { name }, 'ko', {});
  expect(say('김민수')).toBe('김민수를 찾았습니다');
  expect(say('박수진')).toBe('박수진을 찾았습니다');
});
