import { MantineProvider } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { Router, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { RestoreResult } from '../shared/backup.ts';
import type { Language } from '../shared/lists.ts';
import type { AppState, AppStatus } from '../shared/models.ts';
import { guessLanguage, loadAllWords, loadSpokenWords, useWords } from './i18n/use-words.ts';
import { pageNonce } from './page-security.ts';
import { forgetAnswers } from './queries.ts';
import { useIdleTouch } from './shell/use-idle-touch.ts';
import { LockScreen } from './sign-in/lock-screen.tsx';
import { SignInScreen } from './sign-in/sign-in-screen.tsx';
import { cssVariables, themeWith } from './theme.ts';
import { AfterPaint } from './ui/after-paint.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { guardNavigation } from './ui/leave-guard.ts';
import { ahead, LoadedAhead } from './ui/loaded-ahead.tsx';
import { ROUTES } from './ui/routes.ts';
import { useStatus, useStatusQuery } from './use-status.ts';

/** Needs words beyond those of the first paint. */
async function worded<T>(loading: Promise<T>): Promise<T> {
  const [part] = await Promise.all([loading, loadSpokenWords()]);
  return part;
}

const shell = ahead(async () => (await worded(import('./shell/shell.tsx'))).Shell);
const proveDialog = ahead(async () => (await import('./shell/prove-dialog.tsx')).ProveDialog);
const Notices = lazy(async () => ({ default: (await import('./ui/notices.tsx')).Notices }));
const UnavailableScreen = lazy(async () => ({
  default: (await worded(import('./unavailable/unavailable-screen.tsx'))).UnavailableScreen,
}));
const OwnPasswordScreen = lazy(async () => ({
  default: (await worded(import('./sign-in/own-password-screen.tsx'))).OwnPasswordScreen,
}));
const FirstRunScreen = lazy(async () => ({
  default: (await worded(import('./first-run/first-run-screen.tsx'))).FirstRunScreen,
}));
const EnrolScreen = lazy(async () => ({
  default: (await worded(import('./totp/enrol-screen.tsx'))).EnrolScreen,
}));
const HandoverScreen = lazy(async () => ({
  default: (await worded(import('./handover/handover-screen.tsx'))).HandoverScreen,
}));
const RecoveryScreen = lazy(async () => ({
  default: (await worded(import('./recovery/recovery-screen.tsx'))).RecoveryScreen,
}));
const RestoreScreen = lazy(async () => ({
  default: (await worded(import('./restore/restore-screen.tsx'))).RestoreScreen,
}));
const RestoredScreen = lazy(async () => ({
  default: (await worded(import('./restore/restored-screen.tsx'))).RestoredScreen,
}));

/** Main decides; this only keeps the guide from whom it would refuse. */
function mayRestore(state: AppState): boolean {
  if (state.kind === 'ready' || state.kind === 'set-up') return state.operator.role === 'admin';
  return state.kind === 'unavailable' || state.kind === 'first-run' || state.kind === 'needs-recovery-key';
}

/** The screen of the program's state. Whoever is not signed in gets no frame and leaves no answers behind. */
export function StateScreen() {
  const { state } = useStatus();
  const client = useQueryClient();
  const working = ['ready', 'set-up', 'own-password', 'enrol-totp'].includes(state.kind);
  useEffect(() => {
    // While somebody signs in, what they will work with is on its way; not before the sign-in is painted.
    let waiting = 0;
    const frame = requestAnimationFrame(() => {
      waiting = requestIdleCallback(() => {
        void Promise.all([shell.load(), proveDialog.load()]).then(loadAllWords);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      cancelIdleCallback(waiting);
    };
  }, []);
  useEffect(() => {
    if (working) return;
    forgetAnswers(client);
    notifications.clean();
  }, [working, client]);

  // Restoring changes the state under its own guide, which stays until its result was read.
  const [path, navigate] = useLocation();
  const [restoring, setRestoring] = useState<'no' | 'running' | RestoreResult>('no');
  const guide = restoring === 'running' || (path === ROUTES.restore && mayRestore(state));
  const leave = () => {
    setRestoring('no');
    navigate(state.kind === 'ready' ? ROUTES.backupSettings : ROUTES.users);
  };

  if (typeof restoring === 'object') return <RestoredScreen result={restoring} onLeave={leave} />;
  return (
    <>
      {guide ? (
        <RestoreScreen
          onLeave={leave}
          onRunning={() => setRestoring('running')}
          onEnd={(result) => setRestoring(result ?? 'no')}
        />
      ) : (
        <ScreenOf state={state} />
      )}
      {working && (
        <Suspense fallback={null}>
          <LoadedAhead of={proveDialog} />
        </Suspense>
      )}
    </>
  );
}

function ScreenOf({ state }: Pick<AppStatus, 'state'>) {
  switch (state.kind) {
    case 'unavailable':
      return <UnavailableScreen reason={state.reason} />;
    case 'first-run':
      return <FirstRunScreen step={null} />;
    case 'set-up':
      return <FirstRunScreen step={state.step} />;
    case 'needs-recovery-key':
      return <RecoveryScreen />;
    case 'signed-out':
      return <SignInScreen />;
    case 'locked':
      return <LockScreen operator={state.operator} />;
    case 'own-password':
      return (
        <Watched>
          <OwnPasswordScreen operator={state.operator} minLength={state.minLength} />
        </Watched>
      );
    case 'enrol-totp':
      return (
        <Watched>
          <EnrolScreen operator={state.operator} />
        </Watched>
      );
    case 'handover':
      return <HandoverScreen state={state} />;
    case 'ready':
      return <LoadedAhead of={shell} />;
  }
}

/** The idle lock counts here too; whoever types is not idle. */
function Watched({ children }: { children: ReactNode }) {
  useIdleTouch();
  return children;
}

/** The operator's choice; while the keyboard is handed over, the language of the user who has it. */
function languageOf(status: AppStatus | undefined): Language | undefined {
  return status?.state.kind === 'handover' ? status.state.language : status?.language;
}

/** Words and colours as the status asks for; nothing is drawn before the first status is here. */
function Dressed({ children }: { children: ReactNode }) {
  const { data: status, error } = useStatusQuery();
  const language = languageOf(status) ?? guessLanguage();
  const words = useWords(language);

  const close = words?.getFixedT(language, 'common')('close') ?? '';
  const kit = useMemo(() => themeWith(close), [close]);
  const chosen = status?.theme ?? 'system';
  if (words === null) return null;
  return (
    <I18nextProvider i18n={words}>
      <MantineProvider
        theme={kit}
        cssVariablesResolver={cssVariables}
        getStyleNonce={pageNonce}
        defaultColorScheme="auto"
        {...(chosen === 'system' ? {} : { forceColorScheme: chosen })}
      >
        <AfterPaint>
          <Suspense fallback={null}>
            <Notices />
          </Suspense>
        </AfterPaint>
        <ErrorBoundary>
          <Suspense fallback={null}>
            {error ? <UnavailableScreen reason={null} /> : status ? children : null}
          </Suspense>
        </ErrorBoundary>
      </MantineProvider>
    </I18nextProvider>
  );
}

/** The whole program as the window shows it. */
export function App({ client }: { client: QueryClient }) {
  return (
    <QueryClientProvider client={client}>
      <Router hook={useHashLocation} aroundNav={guardNavigation}>
        <Dressed>
          <StateScreen />
        </Dressed>
      </Router>
    </QueryClientProvider>
  );
}
