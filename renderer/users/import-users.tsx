import { Button, Group, Loader, Progress, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../ui/refusal.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportDone } from './import-done.tsx';
import { ImportDryRun } from './import-dry-run.tsx';
import { type Import, useImport } from './use-import.ts';

/** Brings users in from a CSV file; `onDone` is called when the person is finished with it, imported or not. */
export function ImportUsers({ onDone }: { onDone(): void }) {
  const { t } = useTranslation('users');
  const work = useImport();
  const { preview, dryRun, done, working, refusal } = work;

  if (done) return <ImportDone done={done} onAnother={work.startOver} onDone={onDone} />;
  return (
    <Stack gap="md">
      {!preview && (
        <>
          <Text>{t('file.intro')}</Text>
          <Text size="sm" c="dimmed">
            {t('file.hint')}
          </Text>
        </>
      )}
      {!dryRun && (
        <Group gap="sm">
          <Button
            variant={preview ? 'default' : 'filled'}
            data-autofocus
            leftSection={<IconFileImport size={18} aria-hidden />}
            disabled={working !== null}
            onClick={work.pick}
          >
            {t(preview ? 'file.pickAgain' : 'file.pick')}
          </Button>
          {work.file && preview && (
            <Text size="sm">
              <strong>{work.file.name}</strong> ·{' '}
              {t('file.size', { kb: Math.max(1, Math.round(work.file.bytes / 1024)) })} ·{' '}
              {t('file.rows', { rows: preview.rowCount })}
            </Text>
          )}
        </Group>
      )}
      {preview && !dryRun && <ImportColumns work={work} preview={preview} />}
      {dryRun && <ImportDryRun work={work} dryRun={dryRun} />}
      <Working work={work} />
      {refusal && <Refusal refusal={refusal} />}
    </Stack>
  );
}

function Working({ work: { working, progress } }: { work: Import }) {
  const { t } = useTranslation('users');
  const words = workWords();
  return (
    <div role="status">
      {words !== null && (
        <Stack gap={6}>
          <Group gap="xs">
            <Loader size="xs" aria-hidden />
            <Text size="sm">{words}</Text>
          </Group>
          {progress && progress.total > 0 && (
            <Progress value={(progress.done / progress.total) * 100} aria-label={words} />
          )}
        </Stack>
      )}
    </div>
  );

  function workWords(): string | null {
    if (working === null) return null;
    if (working === 'reading') return t('file.reading');
    if (working === 'checking') return progress ? t('file.checking', progress) : t('file.checkingStart');
    return progress ? t('file.importing', progress) : t('file.importingStart');
  }
}
