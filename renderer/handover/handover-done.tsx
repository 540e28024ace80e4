import { Button, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../client.ts';
import { isComposing } from '../ui/shortcut.tsx';
import { useSecondsUntil } from '../ui/use-seconds-until.ts';
import styles from './handover.module.css';

const MODIFIERS: readonly string[] = ['Shift', 'Control', 'Alt', 'Meta', 'CapsLock'];

const close = () => void call('handover.leave', { reason: 'by-hand' }).catch(() => undefined);

/** What has happened, until the user has read it. Any key, or ten seconds, and the lock screen is back. */
export function HandoverDone({ noticeTo, left }: { noticeTo: string | null; left: number }) {
  const { t } = useTranslation('handover');
  const [deadline] = useState(() => performance.now() + left);
  const seconds = useSecondsUntil(deadline);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // The Enter that saved may still be held down.
      if (event.repeat || isComposing(event) || MODIFIERS.includes(event.key)) return;
      event.preventDefault();
      close();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <section className={styles.done} aria-labelledby="handover-done">
      <IconCircleCheck size={64} stroke={1.3} aria-hidden className={styles.doneIcon} />
      <div role="status">
        <Title order={1} id="handover-done" className={styles.title}>
          {t('done.title')}
        </Title>
        <Text mt="xs">{noticeTo === null ? t('done.noNotice') : t('done.notice', { to: noticeTo })}</Text>
        <Text mt="xs" fw={600}>
          {t('done.back')}
        </Text>
      </div>
      <Button size="md" autoFocus onClick={close}>
        {t('done.action')}
      </Button>
      <Text size="sm" c="dimmed" role="timer">
        {t('done.closes', { count: seconds })}
      </Text>
    </section>
  );
}
