import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunningImport } from '../../shared/csv.ts';
import styles from './import.module.css';
import { paceWords, percentOf } from './import-pace.ts';
import { ImportSteering } from './import-steering.tsx';

/** An import at work: it needs nobody who looks on. */
export function ImportRun({ run, onHide }: { run: RunningImport; onHide(): void }) {
  const { t, i18n } = useTranslation('users');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const name = t(`run.title.${run.phase}`, { file: run.file });
  return (
    <Stack gap="md">
      <h3 ref={title} tabIndex={-1} className={styles.stepTitle}>
        {name}
      </h3>
      <div>
        <Progress value={percentOf(run)} size="lg" aria-label={name} />
        <p className={styles.pace} data-motion={run.motion}>
          {paceWords(t, i18n.language, run).map((words) => (
            <span key={words}>{words}</span>
          ))}
        </p>
      </div>
      <Text size="sm" role="status">
        {t(`run.text.${run.phase}`)}
      </Text>
      <Group gap="xs">
        <Button onClick={onHide}>{t('run.hide')}</Button>
        <ImportSteering run={run} size="sm" />
      </Group>
    </Stack>
  );
}
