import { IconBan, IconKey, IconMailFast, IconShieldLock, IconUsers } from '@tabler/icons-react';
import { type MouseEvent, memo } from 'react';
import type { UserRow } from '../../shared/models.ts';
import type { UserColumn } from '../../shared/user-columns.ts';
import { marked } from './marked.tsx';
import type { RowWords } from './row-words.ts';
import styles from './user-list.module.css';

type Props = {
  user: UserRow;
  columns: readonly UserColumn[];
  /** Counted from 1, for a screen reader. */
  position: number;
  /** null when it is not known. */
  total: number | null;
  active: boolean;
  opened: boolean;
  /** Whether they are ticked; null while nobody is, and there is nothing to tell. */
  chosen: boolean | null;
  /** What is marked in the texts, by `wantedIn`. */
  wanted: string;
  /** Whole minutes the live reset has left; null without one. */
  minutes: number | null;
  words: RowWords;
  /** `tick` when it was the box that was pressed. */
  onPress(user: UserRow, event: MouseEvent, tick: boolean): void;
};

export function rowId(userId: string): string {
  return `user-${userId}`;
}

/** Plain elements only: fifty of these are drawn per keystroke, and kit components cost ten times as much. */
export const UserOption = memo(function UserOption(props: Props) {
  const { user, columns, position, total, active, opened, chosen, wanted, words, onPress } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box and the list move and open rows, and keep the focus
    <div
      id={rowId(user.id)}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-checked={chosen ?? undefined}
      aria-current={opened || undefined}
      aria-posinset={position}
      aria-setsize={total ?? -1}
      className={styles.row}
      onClick={(event) => onPress(user, event, false)}
    >
      {/* Space in the list does the same, and the row says whether it is ticked. */}
      <span className={styles.tick} aria-hidden data-tick onClick={(event) => onPress(user, event, true)} />
      <span className={styles.name}>
        <span className={styles.nameText}>{marked(user.name, wanted)}</span>
        {user.protected && (
          <span className={styles.badge} data-tone="guard">
            <IconShieldLock size={13} aria-hidden />
            {words.protected}
          </span>
        )}
        {user.sameName && (
          <span className={styles.badge} data-tone="warn">
            <IconUsers size={13} aria-hidden />
            {words.sameName}
          </span>
        )}
      </span>
      <span className={styles.more}>
        {columns.map((column) => (
          <span key={column} className={styles.cell} data-column={column}>
            {cell(user, column, wanted, words)}
          </span>
        ))}
      </span>
      {badges(props)}
    </div>
  );
});

function cell(user: UserRow, column: UserColumn, wanted: string, words: RowWords) {
  if (column !== 'lastReset') {
    const text = user[column];
    return text === null || text === '' ? null : marked(text, wanted);
  }
  if (user.lastResetAt === null) return null;
  return (
    <>
      <span className={styles.label}>{words.lastReset} </span>
      {words.day(user.lastResetAt)}
    </>
  );
}

function badges({ user, minutes, words }: Props) {
  if (user.enabled && !user.mustChange && minutes === null) return null;
  return (
    <span className={styles.badges}>
      {!user.enabled && (
        <span className={styles.badge} data-tone="off">
          <IconBan size={13} aria-hidden />
          {words.disabled}
        </span>
      )}
      {user.mustChange && (
        <span className={styles.badge} data-tone="warn">
          <IconKey size={13} aria-hidden />
          {words.mustChange}
        </span>
      )}
      {minutes !== null && (
        <span className={styles.badge} data-tone="live">
          <IconMailFast size={13} aria-hidden />
          <span className={styles.unseen}>{words.live} </span>
          {words.minutes(minutes)}
        </span>
      )}
    </span>
  );
}
