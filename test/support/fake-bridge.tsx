import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { Bridge } from '../../renderer/client.ts';
import { createWords } from '../../renderer/i18n/i18n.ts';
import { createQueryClient, followChanges } from '../../renderer/queries.ts';
import { cssVariables, themeWith } from '../../renderer/theme.ts';
import { useStatusQuery } from '../../renderer/use-status.ts';
import type { Channel, EventName } from '../../shared/channels.ts';
import type { InputOf, OutputOf, PayloadOf } from '../../shared/contract.ts';
import { AppError, type Refusal, type Reply } from '../../shared/errors.ts';
import type { Language } from '../../shared/lists.ts';
import type { AppStatus, OperatorView } from '../../shared/models.ts';

/** A busy machine is slow, not broken: what never comes still fails, only later. */
configure({ asyncUtilTimeout: 10_000 });

type Answers = { [C in Channel]?: (input: InputOf<C>) => OutputOf<C> | Promise<OutputOf<C>> };

export const anOperator = (changes: Partial<OperatorView> = {}): OperatorView => ({
  id: 'operator-1',
  login: 'sujin',
  name: '박수진',
  email: 'sujin@office.example',
  role: 'admin',
  enabled: true,
  lastSignedInAt: null,
  departments: null,
  totp: false,
  ...changes,
});

export const aStatus = (changes: Partial<AppStatus> = {}): AppStatus => ({
  version: '0.1.0',
  host: 'preview',
  platform: 'linux',
  language: 'en',
  theme: 'light',
  state: { kind: 'ready', operator: anOperator() },
  officeName: 'Haneul Office',
  practice: false,
  mailWay: 'smtp',
  clockBehind: null,
  idleLockMinutes: 10,
  ...changes,
});

export type FakeBridge = {
  /** Every call so far, in order. */
  calls: { channel: Channel; input: unknown }[];
  /** The inputs with which one channel was called. */
  inputs<C extends Channel>(channel: C): InputOf<C>[];
  /** Replaces or adds the answer of one channel. */
  answer<C extends Channel>(
    channel: C,
    give: (input: InputOf<C>) => OutputOf<C> | Promise<OutputOf<C>>,
  ): void;
  emit<E extends EventName>(event: E, payload: PayloadOf<E>): void;
};

function refusalFrom(error: unknown): Refusal {
  if (!(error instanceof AppError)) throw error;
  return error.details === undefined ? { code: error.code } : { code: error.code, details: error.details };
}

/**
 * Puts a stand-in for main on the window: a channel answers with what its function returns, or refuses with the
 * AppError it throws. A channel without one refuses as `internal`; `app.status` says "ready, an admin" and there is no import by default.
 */
export function fakeBridge(answers: Answers = {}): FakeBridge {
  const table = new Map<Channel, (input: never) => unknown>(
    Object.entries({
      'app.status': () => aStatus(),
      'directory.importState': () => ({ kind: 'none' }),
      ...answers,
    }) as [Channel, (input: never) => unknown][],
  );
  const listeners = new Map<EventName, Set<(payload: unknown) => void>>();
  const calls: FakeBridge['calls'] = [];

  const bridge: Bridge = {
    async call(channel, input): Promise<Reply<unknown>> {
      calls.push({ channel, input });
      const give = table.get(channel);
      if (!give) return { ok: false, error: { code: 'internal', id: `no answer for ${channel}` } };
      try {
        return { ok: true, value: await give(input as never) };
      } catch (error) {
        return { ok: false, error: refusalFrom(error) };
      }
    },
    on(event, listener) {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener));
      return () => known.delete(listener);
    },
  };
  window.resetdesk = bridge;
  return {
    calls,
    inputs: <C extends Channel>(channel: C) =>
      calls.filter((made) => made.channel === channel).map((made) => made.input as InputOf<C>),
    answer: (channel, give) => {
      table.set(channel, give);
    },
    emit: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload);
    },
  };
}

/** What jsdom lacks and the component kit asks for. */
function fillBrowser(): void {
  window.matchMedia ??= (media) => ({
    matches: false,
    media,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  });
  window.requestIdleCallback ??= (callback) =>
    window.setTimeout(() => callback({ didTimeout: false, timeRemaining: () => 9 }));
  window.cancelIdleCallback ??= (handle) => window.clearTimeout(handle);
  window.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { value: new EventTarget() });
  Element.prototype.scrollIntoView ??= () => undefined;
}

function WithStatus({ children }: { children: ReactNode }) {
  return useStatusQuery().data ? children : null;
}

/** Renders a screen as the program would, without animations. Call `fakeBridge` first. */
export function renderApp(
  screen: ReactNode,
  { language = 'en', path = '/users' }: { language?: Language; path?: string } = {},
): RenderResult & { location: () => string } {
  fillBrowser();
  const client = createQueryClient();
  const stop = followChanges(client);
  afterRender.push(stop, () => client.clear());
  document.documentElement.lang = language;
  const words = createWords(language);
  const { hook, history } = memoryLocation({ path, record: true });
  const result = render(
    <QueryClientProvider client={client}>
      <I18nextProvider i18n={words}>
        <MantineProvider theme={themeWith(words.t('close'))} cssVariablesResolver={cssVariables} env="test">
          <Router hook={hook}>
            <WithStatus>{screen}</WithStatus>
          </Router>
        </MantineProvider>
      </I18nextProvider>
    </QueryClientProvider>,
  );
  return { ...result, location: () => history.at(-1) ?? path };
}

const afterRender: (() => void)[] = [];

afterEach(() => {
  cleanup();
  for (const undo of afterRender.splice(0)) undo();
});
