import { Button, Group, Loader, Progress, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportDone } from './import-done.tsx';
import { ImportDryRun } from './import-dry-run.tsx';
import { ImportRun } from './import-run.tsx';
import { type Import, useImport } from './use-import.ts';
import { useImportState } from './use-import-state.ts';

/** Brings users in from a CSV file; `onDone` is called when the person is finished with it, imported or not. */
export function ImportUsers({ onDone }: { onDone(): void }) {
  const { t } = useTranslation('users');
  const work = useImport();
  const { preview, dryRun, working, refusal } = work;
  const state = useImportState();
  const steer = useCommand('directory.steer');

  if (state?.kind === 'running') return <ImportRun run={state} onHide={onDone} />;
  const done = work.done ?? (state?.kind === 'done' ? state : null);
  if (done) {
    const dismiss = () => steer.mutate({ order: 'dismiss' });
    return (
      <ImportDone
        done={done}
        onAnother={() => {
          dismiss();
          work.startOver();
        }}
        onDone={() => {
          dismiss();
          onDone();
        }}
      />
    );
  }
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
      {state?.kind === 'taken-back' && (
        <Text role="status">
          {t(`run.takenBack.${state.why}`, { file: state.file })}. {t('run.nothingLeft')}
        </Text>
      )}
      {refusal && <Refusal refusal={refusal} />}
    </Stack>
  );
}

function Working({ work: { working, progress, stopChecking } }: { work: Import }) {
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
          {working === 'checking' && (
            <Group>
              <Button size="xs" variant="default" onClick={stopChecking}>
                {t('file.stopChecking')}
              </Button>
            </Group>
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
