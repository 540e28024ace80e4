import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '../../shared/user-lists.ts';
import { useCommand } from '../queries.ts';

/** Removes at once, and offers to take that back. */
export function useViewRemoval(onChoose: (view: SavedView | null) => void): (view: SavedView) => void {
  const { t } = useTranslation('lists');
  const remove = useCommand('users.removeView');
  const save = useCommand('users.saveView');
  return (view) => {
    const { id, ...fields } = view;
    const undo = () => {
      notifications.hide(id);
      save.mutate(
        { ...fields, viewId: null },
        { onSuccess: ({ viewId }) => onChoose({ ...view, id: viewId }) },
      );
    };
    remove.mutate(
      { viewId: id },
      {
        onSuccess: () => {
          onChoose(null);
          notifications.show({
            id,
            autoClose: 10_000,
            message: (
              <Group justify="space-between" wrap="nowrap">
                <Text size="sm">{t('view.removed', { name: view.name })}</Text>
                <Button size="compact-sm" variant="light" onClick={undo}>
                  {t('view.undo')}
                </Button>
              </Group>
            ),
          });
        },
      },
    );
  };
}
