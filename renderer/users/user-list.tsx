import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, memo, type RefObject, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '../../shared/models.ts';
import type { UserColumn } from '../../shared/user-columns.ts';
import { isComposing, isMac } from '../ui/shortcut.tsx';
import { useNow } from '../ui/time.tsx';
import { ColumnHeads, columnTracks } from './column-heads.tsx';
import { chooseByKey, type ListKeys, moveByKey } from './list-keys.ts';
import { wantedIn } from './marked.tsx';
import { minutesLeft } from './minutes-left.ts';
import { useRowWords } from './row-words.ts';
import type { ChosenUsers } from './use-chosen-users.ts';
import styles from './user-list.module.css';
import { rowId, UserOption } from './user-row.tsx';

/** Below this, drawing every row is cheaper than measuring which are in view. */
const VIRTUAL_FROM = 100;
/** A two-line row at 14 px, before it has been measured. */
const ROW_HEIGHT = 52;

export type ListControls = ListKeys & {
  onChooseAll(): void;
  onShowMore(): void;
  /** A letter, or Escape with nothing left to take back: the keys go on in the box. */
  onLeave(): void;
};

type Props = {
  id: string;
  users: readonly UserRow[];
  columns: readonly UserColumn[];
  /** How many there are in all; null when that is not known. */
  total: number | null;
  query: string;
  activeId: string | null;
  openedId: string | null;
  chosen: ChosenUsers;
  /** Behind a reference, so that the list is drawn when its people change and not with every letter before that. */
  keys: RefObject<ListControls>;
  canShowMore: boolean;
};

/** The users found. The search box drives it by `aria-activedescendant`; with the focus in it, it also ticks them. */
export const UserList = memo(function UserList(props: Props) {
  const { id, users, columns, total, query, activeId, openedId, chosen, keys, canShowMore } = props;
  const { t } = useTranslation('users');
  const { t: lists } = useTranslation('lists');
  const words = useRowWords();
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

  const press = useCallback(
    (user: UserRow, event: MouseEvent, tick: boolean) => {
      const { search, choosing, onOpen } = keys.current;
      const mod = isMac() ? event.metaKey : event.ctrlKey;
      // The box lies in the row, which would open.
      event.stopPropagation();
      if (!tick && !mod && !event.shiftKey) return onOpen(user.id);
      search.setActive(user.id);
      if (event.shiftKey) choosing.extendTo(user, search.users);
      else choosing.toggle(user);
    },
    [keys],
  );

  const activeIndex = users.findIndex((user) => user.id === activeId);
  const isScrolled = useRef(false);
  useEffect(() => {
    // Nothing to bring into view with most letters; asking the browser to would make it lay out all rows at once.
    if (activeIndex === -1 || (activeIndex === 0 && !isScrolled.current)) return;
    if (virtual) virtualizer.scrollToIndex(activeIndex);
    else if (activeId !== null)
      document.getElementById(rowId(activeId))?.scrollIntoView?.({ block: 'nearest' });
  }, [activeIndex, activeId, virtual, virtualizer]);

  const choosing = chosen.users.size > 0;
  const wanted = wantedIn(query);
  const option = (user: UserRow, index: number) => (
    <UserOption
      // The place, not the person: the next answer writes into the rows that are there.
      key={index}
      user={user}
      columns={columns}
      position={index + 1}
      total={total}
      active={user.id === activeId}
      opened={user.id === openedId}
      chosen={choosing ? chosen.users.has(user.id) : null}
      wanted={wanted}
      minutes={user.liveReset ? minutesLeft(user.liveReset.expiresAt, now) : null}
      words={words}
      onPress={press}
    />
  );

  return (
    <div
      className={styles.scroller}
      ref={scroller}
      data-columns={columns.length > 3 ? 'many' : 'few'}
      onScroll={(event) => {
        isScrolled.current = event.currentTarget.scrollTop > 0;
      }}
    >
      <div className={styles.table} style={columnTracks(columns)}>
        <ColumnHeads columns={columns} />
        <div
          id={id}
          role="listbox"
          tabIndex={0}
          aria-label={t('list.label')}
          aria-activedescendant={activeId === null ? undefined : rowId(activeId)}
          // What these people answer, for whoever has to wait for it.
          data-query={query}
          className={styles.list}
          aria-description={lists('chosen.help')}
          onKeyDown={(event) => {
            if (isComposing(event)) return;
            if (moveByKey(event, keys.current) || chooseByKey(event, keys.current)) event.preventDefault();
            else if (event.key === 'Escape' && choosing) chosen.acts.clear();
            else if (event.key === 'Escape' || isLetter(event)) keys.current.onLeave();
          }}
          onFocus={() => activeId === null && keys.current.search.move(1)}
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
      </div>
      {canShowMore && (
        <Button variant="subtle" fullWidth onClick={() => keys.current.onShowMore()}>
          {t('search.more')}
        </Button>
      )}
    </div>
  );
});

function isLetter(event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}
