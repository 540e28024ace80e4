import { useTranslation } from 'react-i18next';
import type { UserCard } from '../../shared/models.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Moment } from '../ui/time.tsx';
import pieces from './pieces.module.css';
import styles from './user-card.module.css';

const COPYABLE = ['login', 'email', 'phone', 'staffNumber', 'department', 'managerEmail'] as const;

/** What is on file, each value one click from the clipboard. */
export function UserFacts({ card }: { card: UserCard }) {
  const { t } = useTranslation('users');
  return (
    <section className={styles.section} aria-labelledby="user-facts">
      <h3 id="user-facts" className={pieces.sectionTitle}>
        {t('card.facts')}
      </h3>
      <dl className={styles.facts}>
        {COPYABLE.map((fact) => {
          const value = card[fact];
          return (
            <div key={fact} className={styles.fact}>
              <dt>{t(`fact.${fact}`)}</dt>
              <dd>
                {value === null ? (
                  <span className={pieces.dimmed}>{t('card.none')}</span>
                ) : (
                  <>
                    <span className={styles.value}>{value}</span>
                    <CopyButton value={value} label={t('card.copy', { what: t(`fact.${fact}`) })} />
                  </>
                )}
              </dd>
            </div>
          );
        })}
        <div className={styles.fact}>
          <dt>{t('fact.language')}</dt>
          <dd>{t(`language.${card.language}`)}</dd>
        </div>
        <div className={styles.fact}>
          <dt>{t('fact.password')}</dt>
          <dd>
            {card.passwordChangedAt === null ? (
              <span className={pieces.dimmed}>{t('fact.passwordNone')}</span>
            ) : (
              <span>
                {t('fact.passwordChanged')} <Moment at={card.passwordChangedAt} />
              </span>
            )}
          </dd>
        </div>
        <div className={styles.fact}>
          <dt>{t('fact.created')}</dt>
          <dd>
            <Moment at={card.createdAt} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
