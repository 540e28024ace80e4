import { IconFileImport, IconUserPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { onEvent } from '../client.ts';
import { Page } from '../ui/page.tsx';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { ROUTES, userRoute } from '../ui/routes.ts';
import { useShortcut } from '../ui/shortcut.tsx';
import { useMay } from '../use-status.ts';
import { CardPlaceholder } from './card-placeholder.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { ImportStrip } from './import-strip.tsx';
import { MasterPane } from './master-pane.tsx';
import { NoUsers } from './no-users.tsx';
import { openedUser, sendRoute } from './opened-user.ts';
import { useUserSearch } from './use-user-search.ts';
import { UserCardPane } from './user-card-pane.tsx';
import { UserFormDialog } from './user-form-dialog.tsx';
import styles from './users.module.css';

type Dialog = { kind: 'add'; name: string } | { kind: 'import' } | null;

/** Look up the person who called, and act on them: the list on one side, the card on the other. */
export function UsersScreen() {
  const { t } = useTranslation('users');
  const [path, navigate] = useLocation();
  const opened = openedUser(path);
  const search = useUserSearch();
  const box = useRef<HTMLInputElement>(null);
  const [dialog, setDialog] = useState<Dialog>(null);
  const mayAdd = useMay('operator');
  const mayImport = useMay('admin');

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

  const emptyOffice =
    search.ready && search.total === 0 && search.query === '' && search.filter === 'all' && !opened;

  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ReasonedButton
            variant="default"
            reason={mayImport ? null : t('reason.admin')}
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={() => setDialog({ kind: 'import' })}
          >
            {t('import')}
          </ReasonedButton>
          <ReasonedButton
            variant="default"
            reason={mayAdd ? null : t('reason.viewer')}
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => setDialog({ kind: 'add', name: '' })}
          >
            {t('add')}
          </ReasonedButton>
        </>
      }
    >
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
                input={box}
                openedId={opened?.userId ?? null}
                onOpen={(userId) => {
                  search.setActive(userId);
                  navigate(userRoute(userId));
                }}
                onLeave={() => navigate(ROUTES.users)}
                onAdd={(name) => setDialog({ kind: 'add', name })}
              />
              <div className={styles.detail}>
                {opened ? (
                  <UserCardPane
                    key={opened.userId}
                    userId={opened.userId}
                    sending={opened.sending}
                    onSending={(sending) =>
                      navigate(sending ? sendRoute(opened.userId) : userRoute(opened.userId))
                    }
                    onClose={() => {
                      navigate(ROUTES.users);
                      focusSearch();
                    }}
                  />
                ) : (
                  <CardPlaceholder />
                )}
              </div>
            </div>
          </div>
        )}
      </div>
      {dialog?.kind === 'add' && (
        <UserFormDialog
          user={null}
          name={dialog.name}
          onClose={() => setDialog(null)}
          onSaved={(userId) => {
            setDialog(null);
            navigate(userRoute(userId));
          }}
        />
      )}
      {dialog?.kind === 'import' && <ImportDialog onClose={() => setDialog(null)} />}
    </Page>
  );
}
