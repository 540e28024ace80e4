import { IconPhoneOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CallerVerification } from '../../../shared/caller.ts';
import { Moment } from '../../ui/time.tsx';
import styles from './caller.module.css';

/** Within a day of a caller who was turned away, whoever opens the card knows. */
export function TurnedAway({ last }: { last: NonNullable<CallerVerification['turnedAway']> }) {
  const { t } = useTranslation('caller');
  const why = [...last.signs.map((sign) => t(`signs.${sign}`)), last.note].filter((words) => words !== '');
  return (
    <div className={styles.standing} data-tone="bad" role="note">
      <IconPhoneOff size={18} aria-hidden />
      <span>
        <strong>{t('turnAway.warning', { name: last.by })}</strong> · <Moment at={last.at} />
        <br />
        {why.length > 0 && (
          <>
            {why.join(' · ')}
            <br />
          </>
        )}
        {t('turnAway.warningText')}
      </span>
    </div>
  );
}
