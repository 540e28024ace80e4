import { useTranslation } from 'react-i18next';
import type { SearchReading } from '../../shared/contract/users.ts';
import styles from './search-reading.module.css';

/** Nothing is shown as what it is not: whoever was found otherwise than as typed is said to be. */
export function ReadingNote({ reading }: { reading: SearchReading | null }) {
  const { t } = useTranslation('users');
  return (
    <p role="status" className={styles.note}>
      {reading?.kind === 'one-slip' && t('search.oneSlip')}
      {reading?.kind === 'other-keyboard' && t('search.otherKeyboard', { query: reading.query })}
    </p>
  );
}
