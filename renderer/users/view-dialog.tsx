import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '../../shared/user-lists.ts';
import { useCommand } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';

type Props = {
  /** The view that gets another name; null for a new one. */
  view: SavedView | null;
  content: Omit<SavedView, 'id' | 'name' | 'start'>;
  onClose(): void;
  onSaved(view: SavedView): void;
};

/** Gives a view its name. */
export function ViewDialog({ view, content, onClose, onSaved }: Props) {
  const { t } = useTranslation('lists');
  const save = useCommand('users.saveView');
  const [name, setName] = useState(view?.name ?? '');
  const [start, setStart] = useState(view?.start ?? false);

  function submit(event: FormEvent) {
    event.preventDefault();
    const { query, filter, department, columns } = content;
    const fields = { query, filter, department, columns, name: name.trim(), start };
    if (fields.name === '') return;
    save.mutate(
      { ...fields, viewId: view?.id ?? null },
      {
        onSuccess: ({ viewId }) => {
          onSaved({ ...fields, id: viewId });
          onClose();
        },
      },
    );
  }

  const title = view ? t('view.renameTitle', { name: view.name }) : t('view.saveTitle');
  return (
    <Modal opened onClose={onClose} title={title} centered size="sm">
      <form onSubmit={submit}>
        <Stack gap="md">
          {view === null && (
            <Text size="sm" c="dimmed">
              {t('view.what')}
            </Text>
          )}
          <TextInput
            data-autofocus
            required
            withAsterisk={false}
            label={t('view.name')}
            value={name}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label={t('view.startHelp')}
            checked={start}
            onChange={(event) => setStart(event.currentTarget.checked)}
          />
          {save.error && <Refusal refusal={save.error.refusal} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('view.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('view.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
