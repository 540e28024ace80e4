import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../../shared/errors.ts';
import type { FeedHeld as Held } from '../../../shared/feed.ts';
import { refusalOf } from '../../client.ts';
import { useCommand } from '../../queries.ts';
import { Refusal } from '../../ui/refusal.tsx';
import classes from '../settings.module.css';

/** A file that would change too much at once, with what is unusual about it and the two ways on. */
export function FeedHeld({ held }: { held: Held }) {
  const { t } = useTranslation('feed');
  const decide = useCommand('feed.decide');
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const { content, counts, followed, reasons, answer } = held;

  async function say(apply: boolean) {
    setRefusal(null);
    try {
      await decide.mutateAsync({ content, apply });
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  }

  if (answer === 'turned-down') {
    return (
      <Text size="sm" c="dimmed" role="status">
        {t('held.leftAside')}
      </Text>
    );
  }
  return (
    <Alert role="status" color="yellow" title={t('held.title')} icon={<IconHandStop size={20} aria-hidden />}>
      <Stack gap="sm">
        <div>
          <Text size="sm">{t('held.intro')}</Text>
          <ul className={classes.limits}>
            {reasons.map((reason) => (
              <li key={reason}>{t(`held.reason.${reason}`, { ...counts, followed })}</li>
            ))}
          </ul>
        </div>
        <Text size="sm">{t('held.would', counts)}</Text>
        {refusal && <Refusal refusal={refusal} />}
        <Group gap="xs">
          <Button variant="default" loading={decide.isPending} onClick={() => void say(false)}>
            {t('held.leave')}
          </Button>
          <Button color="red" loading={decide.isPending} onClick={() => void say(true)}>
            {t('held.apply')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
