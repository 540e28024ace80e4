import { Button, Group, Stack, Text } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../ui/refusal.tsx';
import type { Restore } from './use-restore.ts';

export function FileStep({ restore, onLeave }: { restore: Restore; onLeave(): void }) {
  const { t } = useTranslation('backup');
  const { t: common } = useTranslation('common');
  return (
    <Stack>
      <Group gap="sm">
        <Button
          loading={restore.busy}
          leftSection={<IconArchive size={18} aria-hidden />}
          onClick={restore.pick}
        >
          {t('guide.file.pick')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('guide.file.hint')}
        </Text>
      </Group>
      {restore.refusal ? <Refusal refusal={restore.refusal} /> : null}
      <Group>
        <Button variant="default" onClick={onLeave}>
          {common('back')}
        </Button>
      </Group>
    </Stack>
  );
}
