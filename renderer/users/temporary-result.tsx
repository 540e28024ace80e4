import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../shared/contract.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { CopySecret } from '../ui/copy-secret.tsx';
import { ReadBack } from '../ui/read-back.tsx';
import { SecretText } from '../ui/secret-text.tsx';
import { formatMoment } from '../ui/time-format.ts';
import { useSecondsUntil } from '../ui/use-seconds-until.ts';
import styles from './temporary.module.css';

/** How long a secret stays in view unasked, ms (S66). */
const VIEW = 60_000;

type Props = { made: OutputOf<'passwords.setTemporary'>; onClose(): void };

/** The words, large, and how to say them; out of view after a minute, and back at a click until the dialog closes. */
export function TemporaryResult({ made, onClose }: Props) {
  const { t } = useTranslation('temporary');
  const language = useLanguage();
  const { t: secrets } = useTranslation('secrets');
  const heading = useRef<HTMLHeadingElement>(null);
  const [deadline, setDeadline] = useState(() => performance.now() + VIEW);
  const seconds = useSecondsUntil(deadline);
  useEffect(() => heading.current?.focus(), []);

  return (
    <Stack>
      <div role="status">
        <Title order={3} size="h4" mb={4} ref={heading} tabIndex={-1} className={styles.heading}>
          {t('done.title')}
        </Title>
        <Text size="sm">
          {t('done.until', { at: formatMoment(made.until, language) })}{' '}
          {made.notice !== null && t('done.notice', { to: made.notice.to })}
        </Text>
      </div>
      {seconds > 0 ? (
        <>
          <SecretText secret={made.password} />
          <CopySecret secret={made.password} />
          <ReadBack secret={made.password} opened />
        </>
      ) : (
        <div className={styles.hidden}>
          <Text size="sm" role="status">
            {secrets('hidden')}
          </Text>
          <Button
            variant="default"
            autoFocus
            leftSection={<IconEye size={17} aria-hidden />}
            onClick={() => setDeadline(performance.now() + VIEW)}
          >
            {secrets('showAgain')}
          </Button>
        </div>
      )}
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed" className={styles.tell}>
          {t('done.tell')} <span role="timer">{seconds > 0 && secrets('hides', { count: seconds })}</span>
        </Text>
        <Button onClick={onClose}>{t('done.close')}</Button>
      </Group>
    </Stack>
  );
}
