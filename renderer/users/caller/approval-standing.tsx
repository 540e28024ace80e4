import { IconShieldCheck, IconShieldQuestion, IconShieldX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApprovalState } from '../../../shared/caller.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Moment } from '../../ui/time.tsx';
import { formatMoment } from '../../ui/time-format.ts';
import styles from './caller.module.css';

/** Who asked, who said what and until when it counts. */
export function ApprovalStanding({ approval }: { approval: ApprovalState }) {
  const { t } = useTranslation('caller');
  const language = useLanguage();
  switch (approval.kind) {
    case 'needed':
      return <p className={styles.text}>{t('approval.needed')}</p>;
    case 'refused':
      return (
        <div className={styles.standing} data-tone="bad" role="status">
          <IconShieldX size={18} aria-hidden />
          <span>
            <strong>{t('approval.refused', { name: approval.refusedBefore.by })}</strong> ·{' '}
            <Moment at={approval.refusedBefore.at} />
            <br />“{approval.refusedBefore.note}”
            <br />
            {t('approval.again')}
          </span>
        </div>
      );
    case 'asked':
      return (
        <div className={styles.standing} data-tone="wait" role="status">
          <IconShieldQuestion size={18} aria-hidden />
          <span>
            <strong>
              {approval.mine ? t('approval.askedMine') : t('approval.asked', { name: approval.by })}
            </strong>{' '}
            · <Moment at={approval.at} />
            <br />“{approval.reason}”
            <br />
            <span className={styles.quiet}>
              {t('approval.until', { at: formatMoment(approval.until, language) })}
            </span>
          </span>
        </div>
      );
    case 'approved':
      return (
        <div className={styles.standing} data-tone={approval.mine ? 'wait' : 'good'} role="status">
          <IconShieldCheck size={18} aria-hidden />
          <span>
            <strong>
              {approval.mine ? t('approval.approvedMine') : t('approval.approved', { name: approval.by })}
            </strong>{' '}
            · <Moment at={approval.at} />
            <br />
            <span className={styles.quiet}>
              {t('approval.good', { at: formatMoment(approval.until, language) })}
            </span>
          </span>
        </div>
      );
  }
}
