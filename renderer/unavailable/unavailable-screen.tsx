import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { UnavailableReason } from '../../shared/lists.ts';
import { Outside } from '../ui/outside.tsx';
import { ROUTES } from '../ui/routes.ts';
import { useStatusQuery } from '../use-status.ts';

/** Why there is nothing to work with, and what to do. `reason` is null when main does not even answer. */
export function UnavailableScreen({ reason }: { reason: UnavailableReason | null }) {
  const { t } = useTranslation('unavailable');
  const { t: backup } = useTranslation('backup');
  const { refetch, isFetching } = useStatusQuery();
  const [looked, setLooked] = useState(false);
  const key = reason === null ? 'silent' : (`reason.${reason}` as const);
  return (
    <Outside title={t(`${key}.title`)} foot={reason !== null}>
      <Stack gap="sm">
        <Text>
          {t(`${key}.what`)} <strong>{t('unchanged')}</strong>
        </Text>
        <Text>{t(`${key}.next`)}</Text>
        <Group mt="xs">
          <Button loading={isFetching} onClick={() => void refetch().then(() => setLooked(true))}>
            {t('again')}
          </Button>
          {reason === 'database-corrupt' ? (
            <Button component={Link} href={ROUTES.restore} variant="default">
              {backup('guide.link')}
            </Button>
          ) : null}
          <Text size="sm" c="dimmed" role="status">
            {isFetching ? t('looking') : looked ? t('still') : ''}
          </Text>
        </Group>
      </Stack>
    </Outside>
  );
}
