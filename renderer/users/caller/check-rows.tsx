import { IconMailCheck } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judge } from '../../../shared/caller-rules.ts';
import { CALLER_CHECKS, type RecordedCheck } from '../../../shared/lists.ts';
import type { UserCard } from '../../../shared/models.ts';
import { RecordedChecks } from '../../ui/recorded-checks.tsx';
import { useMay } from '../../use-status.ts';
import styles from './caller.module.css';
import { CheckRow } from './check-row.tsx';

type Props = {
  card: UserCard;
  /** False where no mail goes out: what a mailbox would prove is still owed. */
  byMail?: boolean;
  /** One below the heading it stands under. */
  heading?: 'h3' | 'h4';
  onRecorded(kind: RecordedCheck): void;
};

/** What has been checked, and one row for each way that a rule allows and that nobody has gone yet. */
export function CheckRows({ card, byMail = true, heading: Heading = 'h4', onRecorded }: Props) {
  const { t } = useTranslation('caller');
  const title = useId();
  const may = useMay('operator');
  const [opened, setOpened] = useState<RecordedCheck | null>(null);
  const { rules, recorded } = card.verification;
  const known = new Set(recorded.map((check) => check.kind));
  const { missing } = judge(rules, known, byMail);
  const allowed = CALLER_CHECKS.filter(
    (check) => (byMail || check !== 'code-by-mail') && rules.some((rule) => rule.checks.includes(check)),
  );
  const open = allowed.filter((check) => recorded.every((one) => one.kind !== check));
  // Nobody is verified by a mail that has not come back yet.
  const byThemselves = judge(rules, known, false).missing === 0;

  return (
    <section className={styles.checks} aria-labelledby={title}>
      <div className={styles.checksHead}>
        <Heading id={title} className={styles.partTitle}>
          {t('checks.title')}
        </Heading>
        <span role="status" className={styles.progress} data-met={missing === 0}>
          {missing > 0
            ? t('checks.missing', { count: missing })
            : t(byThemselves ? 'checks.met' : 'checks.withMail')}
        </span>
      </div>
      {recorded.length > 0 && <RecordedChecks checks={recorded} />}
      <ul className={styles.rows}>
        {open.map((check) =>
          check === 'code-by-mail' ? (
            <li key={check} className={styles.toCome}>
              <IconMailCheck size={17} stroke={1.8} aria-hidden />
              <span>
                {t('check.code-by-mail')} <span className={styles.quiet}>· {t('checks.toCome')}</span>
              </span>
            </li>
          ) : (
            <CheckRow
              key={check}
              card={card}
              kind={check}
              opened={opened === check}
              disabled={!may}
              onToggle={() => setOpened(opened === check ? null : check)}
              onRecorded={() => {
                setOpened(null);
                onRecorded(check);
              }}
            />
          ),
        )}
      </ul>
    </section>
  );
}
