import { IconBan, IconKey, IconMailFast, IconShieldLock, IconUsers } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '../../shared/models.ts';
import { Marked } from './marked.tsx';
import styles from './user-list.module.css';

type Props = {
  user: UserRow;
  /** Counted from 1, for a screen reader. */
  position: number;
  /** null when it is not known. */
  total: number | null;
  active: boolean;
  opened: boolean;
  query: string;
  /** Whole minutes the live reset has left; null without one. */
  minutes: number | null;
  onOpen(userId: string): void;
};

export function rowId(userId: string): string {
  return `user-${userId}`;
}

/** Plain elements only: fifty of these are drawn per keystroke, and kit components cost ten times as much. */
export const UserOption = memo(function UserOption({
  user,
  position,
  total,
  active,
  opened,
  query,
  minutes,
  onOpen,
}: Props) {
  const { t } = useTranslation('users');
  const { t: tCaller } = useTranslation('caller');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box moves and opens rows, it keeps the focus
    <div
      id={rowId(user.id)}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-current={opened || undefined}
      aria-posinset={position}
      aria-setsize={total ?? -1}
      className={styles.row}
      onClick={() => onOpen(user.id)}
    >
      <span className={styles.name}>
        <span className={styles.nameText}>
          <Marked text={user.name} query={query} />
        </span>
        {user.protected && (
          <span className={styles.badge} data-tone="guard">
            <IconShieldLock size={13} aria-hidden />
            {tCaller('protect.badge')}
          </span>
        )}
        {user.sameName && (
          <span className={styles.badge} data-tone="warn">
            <IconUsers size={13} aria-hidden />
            {t('badge.sameName')}
          </span>
        )}
      </span>
      <span className={styles.more}>
        <span className={styles.department}>
          {user.department && <Marked text={user.department} query={query} />}
        </span>
        <span className={styles.staffNumber}>
          {user.staffNumber && <Marked text={user.staffNumber} query={query} />}
        </span>
        <span className={styles.email}>{user.email && <Marked text={user.email} query={query} />}</span>
      </span>
      <span className={styles.badges}>
        {!user.enabled && (
          <span className={styles.badge} data-tone="off">
            <IconBan size={13} aria-hidden />
            {t('badge.disabled')}
          </span>
        )}
        {user.mustChange && (
          <span className={styles.badge} data-tone="warn">
            <IconKey size={13} aria-hidden />
            {t('badge.mustChange')}
          </span>
        )}
        {minutes !== null && (
          <span className={styles.badge} data-tone="live">
            <IconMailFast size={13} aria-hidden />
            <span className={styles.unseen}>{t('badge.live')} </span>
            {t('badge.minutes', { minutes })}
          </span>
        )}
      </span>
    </div>
  );
});
