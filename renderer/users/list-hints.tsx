import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Shortcut } from '../ui/shortcut.tsx';
import styles from './users.module.css';

const KEYS = [
  { what: 'keyMove', keys: { code: 'ArrowDown' } },
  { what: 'keyOpen', keys: { code: 'Enter' } },
  { what: 'keySelect', keys: { code: 'ArrowDown', shift: true } },
  { what: 'keySend', keys: { code: 'Enter', mod: true } },
  { what: 'keyClear', keys: { code: 'Escape' } },
] as const;

/** Below the list while nobody is open: what the keys do. */
export const ListHints = memo(function ListHints() {
  const { t } = useTranslation('users');
  return (
    <dl className={styles.keys}>
      {KEYS.map(({ what, keys }) => (
        <div key={what}>
          <dt>{t(`card.${what}`)}</dt>
          <dd>
            <Shortcut keys={keys} />
          </dd>
        </div>
      ))}
    </dl>
  );
});
