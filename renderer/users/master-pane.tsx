import { Button, Group, Text } from '@mantine/core';
import { IconSearchOff, IconUserPlus } from '@tabler/icons-react';
import { type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { ReadingNote } from '../ui/search-reading.tsx';
import { useMay, useOperator } from '../use-status.ts';
import { FilterChips } from './filter-chips.tsx';
import { SearchBox } from './search-box.tsx';
import type { UserSearch } from './use-user-search.ts';
import { UserList } from './user-list.tsx';
import styles from './users.module.css';

type Props = {
  search: UserSearch;
  input: RefObject<HTMLInputElement | null>;
  openedId: string | null;
  onOpen(userId: string): void;
  onLeave(): void;
  /** Opens the form with this name filled in. */
  onAdd(name: string): void;
};

/** The left half: the one box, the filters, and who was found. */
export function MasterPane({ search, input, openedId, onOpen, onLeave, onAdd }: Props) {
  const { t } = useTranslation('users');
  const listId = useId();
  const departments = useOperator()?.departments?.join(', ');
  return (
    <div className={styles.master}>
      <div className={styles.masterHead}>
        <SearchBox search={search} input={input} listId={listId} onOpen={onOpen} onLeave={onLeave} />
        <FilterChips value={search.filter} onChange={search.setFilter} />
        <Text size="sm" c="dimmed" role="status" className={styles.count}>
          {countText(search, t)}
          {departments === undefined ? '' : ` · ${t('search.only', { departments })}`}
        </Text>
      </div>
      <ReadingNote reading={search.reading} />
      {search.refusal && <Refusal refusal={search.refusal} />}
      {search.ready && search.users.length === 0 && <NoHits search={search} onAdd={onAdd} />}
      {search.users.length > 0 && (
        <UserList
          id={listId}
          users={search.users}
          total={search.total === 'more-than-1000' ? null : search.total}
          query={search.reading?.kind === 'other-keyboard' ? search.reading.query : search.query}
          activeId={search.active?.id ?? null}
          openedId={openedId}
          onOpen={onOpen}
          footer={
            search.canShowMore && (
              <Button
                variant="subtle"
                fullWidth
                onClick={() => {
                  search.showMore();
                  // The button goes away: the keys go on in the box.
                  input.current?.focus();
                }}
              >
                {t('search.more')}
              </Button>
            )
          }
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

function NoHits({ search, onAdd }: { search: UserSearch; onAdd(name: string): void }) {
  const { t } = useTranslation('users');
  const may = useMay('operator');
  const query = search.query.trim();
  if (query === '') {
    return (
      <EmptyState
        icon={<IconSearchOff size={32} aria-hidden />}
        title={t('list.noneFilter')}
        text={t('list.noneFilterText')}
        action={
          <Button variant="default" onClick={() => search.setFilter('all')}>
            {t('list.showAll')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<IconSearchOff size={32} aria-hidden />}
      title={t('list.none', { query })}
      text={t('list.noneText')}
      action={
        <Group justify="center" gap="xs">
          {search.filter !== 'all' && (
            <Button variant="default" onClick={() => search.setFilter('all')}>
              {t('list.showAll')}
            </Button>
          )}
          {may && (
            <Button
              variant="default"
              leftSection={<IconUserPlus size={16} aria-hidden />}
              onClick={() => onAdd(query)}
            >
              {t('list.addNamed', { query })}
            </Button>
          )}
        </Group>
      }
    />
  );
}
