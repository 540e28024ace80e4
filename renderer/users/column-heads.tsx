import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserColumn } from '../../shared/user-columns.ts';
import styles from './user-list.module.css';

const TRACKS: Readonly<Record<UserColumn, string>> = {
  department: 'minmax(0, 0.9fr)',
  staffNumber: 'minmax(4.5em, 0.5fr)',
  login: 'minmax(0, 0.9fr)',
  email: 'minmax(0, 1.7fr)',
  phone: 'minmax(9em, 0.8fr)',
  lastReset: 'minmax(7em, 0.6fr)',
};

/** The widths of the chosen columns, for the list's stylesheet; it has them side by side where there is room. */
export function columnTracks(columns: readonly UserColumn[]): CSSProperties & { '--columns': string } {
  return { '--columns': columns.map((column) => TRACKS[column]).join(' ') || '0' };
}

/** What the columns are, where they stand side by side. A row says the same to a screen reader by what it holds. */
export function ColumnHeads({ columns }: { columns: readonly UserColumn[] }) {
  const { t } = useTranslation('lists');
  return (
    <div className={styles.heads} aria-hidden>
      <span />
      <span>{t('column.name')}</span>
      {columns.map((column) => (
        <span key={column}>{t(`column.${column}`)}</span>
      ))}
      <span />
    </div>
  );
}
