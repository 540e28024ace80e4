import { IconId, IconPhoneOutgoing, IconTicket, IconUserCheck, type TablerIcon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CallerCheckView } from '../../shared/caller.ts';
import type { RecordedCheck } from '../../shared/lists.ts';
import styles from './recorded-checks.module.css';
import { Moment } from './time.tsx';

export const CHECK_ICONS: Readonly<Record<RecordedCheck, TablerIcon>> = {
  'call-back': IconPhoneOutgoing,
  'in-person': IconId,
  manager: IconUserCheck,
  ticket: IconTicket,
};

/** What has been checked of the caller: how, with what evidence, by whom and when. */
export function RecordedChecks({ checks }: { checks: readonly CallerCheckView[] }) {
  const { t } = useTranslation('caller');
  return (
    <ul className={styles.list} aria-label={t('checks.title')}>
      {checks.map((check) => {
        const Icon = CHECK_ICONS[check.kind];
        const evidence = [check.called, check.note].filter(Boolean).join(' · ');
        return (
          <li key={check.id} className={styles.check}>
            <Icon size={17} stroke={1.8} aria-hidden className={styles.icon} />
            <span className={styles.what}>
              <span className={styles.kind}>{t(`check.${check.kind}`)}</span>
              {evidence && <span className={styles.evidence}>{evidence}</span>}
            </span>
            <span className={styles.who}>
              <Moment at={check.at} /> · {t('checks.by', { name: check.by })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
