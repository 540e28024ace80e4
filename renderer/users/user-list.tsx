import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '../../shared/models.ts';
import { useNow } from '../ui/time.tsx';
import { minutesLeft } from './minutes-left.ts';
import styles from './user-list.module.css';
import { rowId, UserOption } from './user-row.tsx';

/** Below this, drawing every row is cheaper than measuring which are in view. */
const VIRTUAL_FROM = 100;
/** A two-line row at 14 px, before it has been measured. */
const ROW_HEIGHT = 52;

type Props = {
  id: string;
  users: readonly UserRow[];
  /** How many there are in all; null when that is not known. */
  total: number | null;
  query: string;
  activeId: string | null;
  openedId: string | null;
  onOpen(userId: string): void;
  footer?: React.ReactNode;
};

/** The users found. The search box owns the keyboard and points here by `aria-activedescendant`. */
export function UserList({ id, users, total, query, activeId, openedId, onOpen, footer }: Props) {
  const { t } = useTranslation('users');
  const now = useNow(30_000);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = users.length > VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: users.length,
    enabled: virtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    initialRect: { width: 400, height: 600 },
    getItemKey: (index) => users[index]?.id ?? index,
  });

  // The latest handler behind a stable function: a row must not be drawn anew because its parent was.
  const latest = useRef(onOpen);
  latest.current = onOpen;
  const open = useCallback((userId: string) => latest.current(userId), []);

  const activeIndex = users.findIndex((user) => user.id === activeId);
  useEffect(() => {
    if (activeIndex === -1) return;
    if (virtual) virtualizer.scrollToIndex(activeIndex);
    else if (activeId !== null)
      document.getElementById(rowId(activeId))?.scrollIntoView?.({ block: 'nearest' });
  }, [activeIndex, activeId, virtual, virtualizer]);

  const option = (user: UserRow, index: number) => (
    <UserOption
      key={user.id}
      user={user}
      position={index + 1}
      total={total}
      active={user.id === activeId}
      opened={user.id === openedId}
      query={query}
      minutes={user.liveReset ? minutesLeft(user.liveReset.expiresAt, now) : null}
      onOpen={open}
    />
  );

  return (
    <div className={styles.scroller} ref={scroller}>
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={t('list.label')}
        className={styles.list}
        // A click must not take the focus out of the search box.
        onMouseDown={(event) => event.preventDefault()}
        style={virtual ? { height: virtualizer.getTotalSize(), position: 'relative' } : undefined}
      >
        {virtual
          ? virtualizer.getVirtualItems().map(({ index, key, start }) => {
              const user = users[index];
              return (
                user && (
                  <div
                    key={key}
                    role="presentation"
                    ref={virtualizer.measureElement}
                    data-index={index}
                    className={styles.slot}
                    style={{ transform: `translateY(${start}px)` }}
                  >
                    {option(user, index)}
                  </div>
                )
              );
            })
          : users.map(option)}
      </div>
      {footer}
    </div>
  );
}
