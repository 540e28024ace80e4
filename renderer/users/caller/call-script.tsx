import { IconChevronRight, IconEyeOff, IconHeadset } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserCard } from '../../../shared/models.ts';
import styles from './caller.module.css';

/** What to do on the telephone, in order, with this person's facts in it. `children` stand below the steps. */
export function CallScript({
  card,
  folded,
  children,
}: {
  card: UserCard;
  folded: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation('caller');
  const { phone, verification } = card;
  const onFile = [card.department, card.staffNumber].filter((fact) => fact !== null).join(' · ');
  return (
    <details className={styles.script} open={!folded}>
      <summary>
        <IconChevronRight size={15} aria-hidden className={styles.chevron} />
        <IconHeadset size={17} aria-hidden />
        {t('script.title')}
      </summary>
      <p className={styles.lead}>{t('script.lead')}</p>
      <ol className={styles.steps}>
        <li>
          {t('script.introduce')}
          <Secret label={t('script.onFile')} value={onFile || t('script.nothing')} />
        </li>
        <li>{t('script.reason')}</li>
        <li>
          {phone === null ? (
            t('script.callBackNone')
          ) : verification.phoneFrom !== null ? (
            t('script.callBackCooling')
          ) : (
            <>
              {t('script.callBack')}
              <strong className={styles.number}>{phone}</strong>
              {t('script.callBackNever')}
            </>
          )}
        </li>
        <li>
          {t('script.mail')} {t('script.handBack')}
        </li>
        <li>{t('script.never')}</li>
      </ol>
      {children}
    </details>
  );
}

/** A fact to compare with what the caller says; marked, so that nobody reads it out. */
function Secret({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('caller');
  return (
    <span className={styles.secret} title={t('script.tell')}>
      <IconEyeOff size={14} aria-hidden />
      {label}: <strong>{value}</strong>
    </span>
  );
}
