import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../shared/models.ts';
import { useStatus } from '../use-status.ts';
import { ChoosePassword } from './choose-password.tsx';
import styles from './handover.module.css';
import { HandoverDone } from './handover-done.tsx';

type Props = { state: Extract<AppState, { kind: 'handover' }> };

/** The window in the hands of one user: no frame, nothing of the office but its name, in the user's own language. */
export function HandoverScreen({ state }: Props) {
  const { t } = useTranslation('handover');
  const { officeName } = useStatus();
  const { userName, login, page } = state;
  return (
    <div className={styles.page}>
      <main className={styles.main}>
        <p className={styles.office}>{officeName}</p>
        <div className={styles.panel}>
          {page.kind === 'done' ? (
            <HandoverDone noticeTo={page.noticeTo} left={page.left} />
          ) : (
            <>
              <div>
                <Title order={1} className={styles.title}>
                  {t('title', { name: userName })}
                </Title>
                <p className={styles.login}>{t('login', { login })}</p>
              </div>
              <ChoosePassword policy={page.policy} left={page.left} />
            </>
          )}
        </div>
      </main>
    </div>
  );
}
