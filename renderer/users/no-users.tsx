import { Button, Group } from '@mantine/core';
import { IconFileImport, IconUserPlus, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { useMay } from '../use-status.ts';

/** What a new office sees: the two ways to get people in. */
export function NoUsers({ onAdd, onImport }: { onAdd(): void; onImport(): void }) {
  const { t } = useTranslation('users');
  const mayAdd = useMay('operator');
  const mayImport = useMay('admin');
  return (
    <EmptyState
      icon={<IconUsersGroup size={40} aria-hidden />}
      title={t('empty.title')}
      text={mayImport || mayAdd ? t('empty.text') : t('empty.textViewer')}
      action={
        <Group justify="center">
          {mayImport && (
            <Button leftSection={<IconFileImport size={18} aria-hidden />} onClick={onImport}>
              {t('import')}
            </Button>
          )}
          {mayAdd && (
            <Button
              variant={mayImport ? 'default' : 'filled'}
              leftSection={<IconUserPlus size={18} aria-hidden />}
              onClick={onAdd}
            >
              {t('add')}
            </Button>
          )}
        </Group>
      }
    />
  );
}
