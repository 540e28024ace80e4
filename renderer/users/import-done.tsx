import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './import.module.css';
import pieces from './pieces.module.css';
import type { ImportDone as Done } from './use-import.ts';

type Props = { done: Done; onAnother(): void; onDone(): void };

export function ImportDone({ done, onAnother, onDone }: Props) {
  const { t } = useTranslation('users');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <Stack gap="md">
      <div className={pieces.resultHead} data-tone="good" role="status">
        <IconCircleCheck size={24} aria-hidden />
        <div>
          <h3 ref={title} tabIndex={-1} className={styles.stepTitle}>
            {t('file.doneTitle')}
          </h3>
          <Text>{t('file.doneText', done)}</Text>
          {done.skipped > 0 && <Text>{t('file.doneSkipped', done)}</Text>}
        </div>
      </div>
      <Group gap="xs">
        <Button onClick={onDone}>{t('file.finish')}</Button>
        <Button variant="default" onClick={onAnother}>
          {t('file.another')}
        </Button>
      </Group>
    </Stack>
  );
}
