import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CsvChoice } from '../../shared/csv.ts';
import { useCommand } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';

/** All bad rows as a file, to be put right where they came from. */
export function SaveProblems({ choice }: { choice: CsvChoice }) {
  const { t } = useTranslation('users');
  const save = useCommand('directory.saveProblems');
  const file = save.data?.file ?? null;
  return (
    <>
      <Group gap="sm" mt={6}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate(choice)}
        >
          {t('file.saveProblems')}
        </Button>
        <Text size="sm" role="status">
          {file === null ? '' : t('file.problemsSaved', { file: file.name, rows: file.rows })}
        </Text>
      </Group>
      {save.error && <Refusal refusal={save.error.refusal} />}
    </>
  );
}
