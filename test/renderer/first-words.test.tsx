// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { StateScreen } from '../../renderer/app.tsx';
import { first as en } from '../../renderer/i18n/en/first.ts';
import { first as ko } from '../../renderer/i18n/ko/first.ts';
import { wordsFrom } from '../../renderer/i18n/words-from.ts';
import type { Language } from '../../shared/lists.ts';
import type { AppState } from '../../shared/models.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const STATES = {
  'the sign-in': { kind: 'signed-out' },
  'the lock': { kind: 'locked', operator: anOperator() },
} as const satisfies Record<string, AppState>;

/** What comes after the first paint comes last. */
const wholly = (language: Language) =>
  screen.findByRole('button', { name: { en, ko }[language].shell.language });

/** All that is to be read or heard. */
const said = () => [
  document.body.textContent,
  ...[...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label')),
];

test.each(
  (['en', 'ko'] as const).flatMap((language) =>
    Object.keys(STATES).map((name) => ({ language, name: name as keyof typeof STATES })),
  ),
)(
  '$name says the same in $language with the words of the first paint as with all',
  async ({ language, name }) => {
    fakeBridge({ 'app.status': () => aStatus({ state: STATES[name], language }) });
    renderApp(<StateScreen />, { language });
    await wholly(language);
    const withAll = said();
    cleanup();
    const few = wordsFrom({ en, ko }, language);
    renderApp(
      <I18nextProvider i18n={few}>
        <StateScreen />
      </I18nextProvider>,
      { language },
    );
    await wholly(language);
    expect(said()).toEqual(withAll);
  },
);
