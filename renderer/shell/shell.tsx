import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import type { Command } from '../../shared/lists.ts';
import { onEvent } from '../client.ts';
import { useCommand } from '../queries.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { ROUTES } from '../ui/routes.ts';
import { useShortcut } from '../ui/shortcut.tsx';
import { useMay, useOperator, useStatus } from '../use-status.ts';
import { UsersScreen } from '../users/users-screen.tsx';
import { AboutDialog } from './about-dialog.tsx';
import { Banners } from './banners.tsx';
import { DropToken } from './drop-token.tsx';
import { OwnPasswordDialog } from './own-password-dialog.tsx';
import { OwnTotpDialog } from './own-totp-dialog.tsx';
import { Rail } from './rail.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { useIdleTouch } from './use-idle-touch.ts';

function lazily<K extends string>(name: K, load: () => Promise<Record<K, ComponentType>>) {
  return lazy(async () => ({ default: (await load())[name] }));
}

const PasteTokenScreen = lazily('PasteTokenScreen', () => import('../paste-token/paste-token-screen.tsx'));
const ResetsScreen = lazily('ResetsScreen', () => import('../resets/resets-screen.tsx'));
const BulkScreen = lazily('BulkScreen', () => import('../bulk/bulk-screen.tsx'));
const OutboxScreen = lazily('OutboxScreen', () => import('../outbox/outbox-screen.tsx'));
const ActivityScreen = lazily('ActivityScreen', () => import('../activity/activity-screen.tsx'));
const AlertsScreen = lazily('AlertsScreen', () => import('../alerts/alerts-screen.tsx'));
const ReviewScreen = lazily('ReviewScreen', () => import('../activity/review/review-screen.tsx'));
const SettingsScreen = lazily('SettingsScreen', () => import('../settings/settings-screen.tsx'));
const PracticeMailboxScreen = lazily(
  'PracticeMailboxScreen',
  () => import('../practice/practice-mailbox-screen.tsx'),
);

export type ShellDialog = 'shortcuts' | 'about' | 'password' | 'totp';

/** The frame of a signed-in operator: navigation, warnings, and one screen at a time. */
export function Shell() {
  const { t } = useTranslation('shell');
  const [path, navigate] = useLocation();
  const [dialog, setDialog] = useState<ShellDialog | null>(null);
  const lock = useCommand('session.lock');
  const admin = useMay('admin');
  const reviewer = useOperator()?.role !== 'operator';
  const { practice } = useStatus();
  useIdleTouch();

  const acts: Record<Command, () => void> = {
    search: () => path.startsWith(ROUTES.users) || navigate(ROUTES.users),
    'paste-token': () => navigate(ROUTES.pasteToken),
    lock: () => lock.mutate({}),
    resets: () => navigate(ROUTES.resets),
    outbox: () => navigate(ROUTES.outbox),
    activity: () => navigate(ROUTES.activity),
    settings: () => navigate(ROUTES.settings),
    shortcuts: () => setDialog('shortcuts'),
    about: () => setDialog('about'),
  };
  useEffect(() => onEvent('command', ({ name }) => acts[name]()));
  useShortcut({ code: 'KeyV', mod: true, shift: true }, acts['paste-token']);
  useShortcut({ code: 'KeyL', mod: true }, acts.lock);
  useShortcut({ code: 'KeyF', mod: true }, acts.search);
  useShortcut({ code: 'Slash' }, acts.search);
  useShortcut({ code: 'Slash', shift: true }, acts.shortcuts);
  useShortcut({ code: 'Slash', mod: true }, acts.shortcuts);

  const screen = path.split('/')[1] ?? '';
  return (
    <div className="shell">
      <Rail onLock={acts.lock} onDialog={setDialog} />
      <div className="shell-column">
        <Banners />
        <main className="shell-main" aria-label={t('content')}>
          <ErrorBoundary key={screen}>
            <Suspense fallback={null}>
              <Switch>
                <Route path="/users/*?">
                  <UsersScreen />
                </Route>
                <Route path="/paste-token/*?" component={PasteTokenScreen} />
                <Route path={ROUTES.resets} component={ResetsScreen} />
                {admin ? <Route path="/bulk/*?" component={BulkScreen} /> : null}
                <Route path={ROUTES.outbox} component={OutboxScreen} />
                {reviewer ? <Route path={ROUTES.review} component={ReviewScreen} /> : null}
                <Route path="/activity/*?" component={ActivityScreen} />
                {admin ? <Route path={ROUTES.alerts} component={AlertsScreen} /> : null}
                {admin ? <Route path="/settings/*?" component={SettingsScreen} /> : null}
                {practice ? <Route path={ROUTES.practice} component={PracticeMailboxScreen} /> : null}
                <Route>
                  <Redirect to={ROUTES.users} replace />
                </Route>
              </Switch>
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <DropToken />
      <ShortcutSheet opened={dialog === 'shortcuts'} onClose={() => setDialog(null)} />
      <AboutDialog opened={dialog === 'about'} onClose={() => setDialog(null)} />
      <OwnPasswordDialog opened={dialog === 'password'} onClose={() => setDialog(null)} />
      <OwnTotpDialog opened={dialog === 'totp'} onClose={() => setDialog(null)} />
    </div>
  );
}
