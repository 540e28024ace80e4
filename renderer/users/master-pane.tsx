import { Text } from '@mantine/core';
import { type RefObject, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../client.ts';
import { Refusal } from '../ui/refusal.tsx';
import { ReadingNote } from '../ui/search-reading.tsx';
import { useOperator } from '../use-status.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { NoHits } from './no-hits.tsx';
import { SearchBox } from './search-box.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useChosenUsers } from './use-chosen-users.ts';
import type { ListSettings } from './use-list-settings.ts';
import { MOST_LISTED, type UserSearch } from './use-user-search.ts';
import { type ListControls, UserList } from './user-list.tsx';
import styles from './users.module.css';

type Props = {
  search: UserSearch;
  settings: ListSettings;
  input: RefObject<HTMLInputElement | null>;
  openedId: string | null;
  onOpen(userId: string): void;
  onLeave(): void;
  /** Opens the form with this name filled in. */
  onAdd(name: string): void;
  /** Where many resets are sent at once; null where that is not offered. */
  onBulk(userIds: readonly string[]): void;
};

/** The left half, or all of it while nobody is open: the one box, the filters, who was found and who is ticked. */
export function MasterPane({ search, settings, input, openedId, onOpen, onLeave, onAdd, onBulk }: Props) {
  const { t } = useTranslation('users');
  const listId = useId();
  const departments = useOperator()?.departments?.join(', ');
  const chosen = useChosenUsers();

  const chooseAll = async () => {
    const all = search.canShowMore
      ? (await call('users.search', { ...search.question, limit: MOST_LISTED })).users
      : search.users;
    chosen.acts.add(all);
  };
  const controls: ListControls = {
    search,
    choosing: chosen.acts,
    onOpen,
    onChooseAll: () => void chooseAll(),
    onLeave: () => input.current?.focus(),
    onShowMore() {
      search.showMore();
      // The button goes away: the keys go on in the box.
      input.current?.focus();
    },
  };
  const keys = useRef(controls);
  keys.current = controls;

  return (
    <div className={styles.master}>
      <div className={styles.masterHead}>
        <SearchBox search={search} input={input} listId={listId} keys={keys} onLeave={onLeave} />
        <ListToolbar question={search.question} acts={search} settings={settings} />
        <Text size="sm" c="dimmed" role="status" className={styles.count}>
          {countText(search, t)}
          {departments === undefined ? '' : ` · ${t('search.only', { departments })}`}
        </Text>
      </div>
      {chosen.users.size > 0 && (
        <SelectionBar
          chosen={chosen}
          total={search.total}
          onChooseAll={chooseAll}
          onClear={() => {
            chosen.acts.clear();
            input.current?.focus();
          }}
          onBulk={onBulk}
        />
      )}
      <ReadingNote reading={search.reading} />
      {search.refusal && <Refusal refusal={search.refusal} />}
      {search.ready && search.users.length === 0 && <NoHits search={search} onAdd={onAdd} />}
      {search.users.length > 0 && (
        <UserList
          id={listId}
          users={search.users}
          columns={settings.columns}
          total={search.total === 'more-than-1000' ? null : search.total}
          query={search.reading?.kind === 'other-keyboard' ? search.reading.query : search.answered}
          activeId={search.active?.id ?? null}
          openedId={openedId}
          chosen={chosen}
          keys={keys}
          canShowMore={search.canShowMore}
        />
      )}
    </div>
  );
}

function countText(search: UserSearch, t: ReturnType<typeof useTranslation<'users'>>['t']): string {
  if (!search.ready) return t('search.counting');
  const { total } = search;
  if (total === 'more-than-1000') return t('search.many');
  const shown = search.users.length;
  return shown < total ? t('search.count', { shown, total }) : t('search.countAll', { count: total });
}
