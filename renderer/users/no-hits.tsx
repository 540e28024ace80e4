import { Button, Group } from '@mantine/core';
import { IconSearchOff, IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { useMay } from '../use-status.ts';
import type { UserSearch } from './use-user-search.ts';

/** Nobody was found: what to try, and the way back to everybody or on to a new user. */
export function NoHits({ search, onAdd }: { search: UserSearch; onAdd(name: string): void }) {
  const { t } = useTranslation('users');
  const may = useMay('operator');
  const { filter, department } = search.question;
  const query = search.question.query.trim();
  const narrowed = filter !== 'all' || department !== null;
  const showAll = narrowed && (
    <Button
      variant="default"
      onClick={() => search.ask({ ...search.question, filter: 'all', department: null })}
    >
      {t('list.showAll')}
    </Button>
  );
  if (query === '') {
    return (
      <EmptyState
        icon={<IconSearchOff size={32} aria-hidden />}
        title={t('list.noneFilter')}
        text={t('list.noneFilterText')}
        action={showAll}
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
          {showAll}
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
