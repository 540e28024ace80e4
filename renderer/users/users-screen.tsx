import { lazy, memo, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { UserQuestion } from '../../shared/user-lists.ts';
import { onEvent } from '../client.ts';
import { type HandedPeople, handPeople } from '../ui/handed-people.ts';
import { Page } from '../ui/page.tsx';
import { ROUTES, userRoute } from '../ui/routes.ts';
import { useShortcut } from '../ui/shortcut.tsx';
import { ImportStrip } from './import-strip.tsx';
import { LazyUserForm } from './lazy-user-form.tsx';
import { ListHints } from './list-hints.tsx';
import { MasterPane } from './master-pane.tsx';
import { NoUsers } from './no-users.tsx';
import { type OpenedUser, openedUser, sendRoute } from './opened-user.ts';
import { useListSettings } from './use-list-settings.ts';
import { useUserSearch } from './use-user-search.ts';
import { UserCardPane } from './user-card-pane.tsx';
import styles from './users.module.css';
import { UsersActions, type UsersDialog } from './users-actions.tsx';

// Not what the window opens for.
const ExportUsersDialog = lazy(async () => ({
  default: (await import('./export-users.tsx')).ExportUsersDialog,
}));
const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));

/** Look up the person who called, and act on them: the list, and once somebody is open their card beside it. */
export function UsersScreen() {
  const { t } = useTranslation('users');
  const [path, navigate] = useLocation();
  const opened = openedUser(path);
  const settings = useListSettings();
  const search = useUserSearch(settings.start);
  const box = useRef<HTMLInputElement>(null);
  const [dialog, setDialog] = useState<UsersDialog>(null);

  const { setActive } = search;
  const asked = useRef(search.question);
  asked.current = search.question;

  const focusSearch = useCallback(() => {
    const focus = () => {
      box.current?.focus();
      box.current?.select();
    };
    if (box.current?.checkVisibility?.() !== false) return focus();
    // Where the card has the list's place, the list comes back first.
    navigate(ROUTES.users);
    requestAnimationFrame(focus);
  }, [navigate]);
  // The shell brings the operator to this screen; whoever is here already means the box.
  useEffect(() => onEvent('command', ({ name }) => name === 'search' && focusSearch()), [focusSearch]);
  useShortcut({ code: 'KeyF', mod: true }, focusSearch);
  useShortcut({ code: 'Slash' }, focusSearch);
  useShortcut({ code: 'Enter', mod: true }, () => {
    if (document.querySelector('[role=dialog]')) return;
    const inSearch = document.activeElement === box.current;
    const meant = inSearch ? (search.active?.id ?? opened?.userId) : opened?.userId;
    if (meant) navigate(sendRoute(meant));
  });

  const emptyOffice = search.ready && search.total === 0 && opened === null && isEverybody(search.question);

  const open = useCallback(
    (userId: string) => {
      setActive(userId);
      navigate(userRoute(userId));
    },
    [setActive, navigate],
  );
  const close = useCallback(() => {
    navigate(ROUTES.users);
    focusSearch();
  }, [navigate, focusSearch]);

  const sendMany = useCallback(
    (people: HandedPeople) => {
      handPeople(people);
      navigate(ROUTES.bulk);
    },
    [navigate],
  );
  const sendFound = useCallback(() => sendMany({ from: 'filter', ...asked.current }), [sendMany]);

  return (
    <Page title={t('title')} actions={<UsersActions onDialog={setDialog} onBulk={sendFound} />}>
      <div className={styles.screen}>
        {dialog?.kind !== 'import' && <ImportStrip onShow={() => setDialog({ kind: 'import' })} />}
        {emptyOffice ? (
          <NoUsers
            onAdd={() => setDialog({ kind: 'add', name: '' })}
            onImport={() => setDialog({ kind: 'import' })}
          />
        ) : (
          <div className={styles.frame}>
            <div className={styles.split} data-opened={opened !== null}>
              <MasterPane
                search={search}
                settings={settings}
                input={box}
                openedId={opened?.userId ?? null}
                onOpen={open}
                onLeave={() => navigate(ROUTES.users)}
                onAdd={(name) => setDialog({ kind: 'add', name })}
                onBulk={(userIds) => sendMany({ from: 'selection', userIds: [...userIds] })}
              />
              {opened === null ? (
                <ListHints />
              ) : (
                <Detail opened={opened} navigate={navigate} onClose={close} />
              )}
            </div>
          </div>
        )}
      </div>
      <Suspense fallback={null}>
        {dialog?.kind === 'add' && (
          <LazyUserForm
            user={null}
            name={dialog.name}
            onClose={() => setDialog(null)}
            onSaved={(userId) => {
              setDialog(null);
              navigate(userRoute(userId));
            }}
          />
        )}
        {dialog?.kind === 'export' && (
          <ExportUsersDialog shown={search.question} onClose={() => setDialog(null)} />
        )}
        {dialog?.kind === 'import' && <ImportDialog onClose={() => setDialog(null)} />}
      </Suspense>
    </Page>
  );
}

type DetailProps = { opened: OpenedUser; navigate(path: string): void; onClose(): void };

/** Its own piece, so that a letter in the search box draws no card anew. */
const Detail = memo(
  function Detail({ opened, navigate, onClose }: DetailProps) {
    const { userId, sending } = opened;
    return (
      <div className={styles.detail}>
        <UserCardPane
          key={userId}
          userId={userId}
          sending={sending}
          onSending={(next) => navigate(next ? sendRoute(userId) : userRoute(userId))}
          onClose={onClose}
        />
      </div>
    );
  },
  (before, after) =>
    before.opened.userId === after.opened.userId && before.opened.sending === after.opened.sending,
);

function isEverybody({ query, filter, department }: UserQuestion): boolean {
  return query === '' && filter === 'all' && department === null;
}
