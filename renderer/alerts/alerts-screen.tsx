import { Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconChecks, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useChannel, useCommand } from '../queries.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { moveInList } from '../ui/move-in-list.ts';
import { Page } from '../ui/page.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { ROUTES } from '../ui/routes.ts';
import { AlertRow } from './alert-row.tsx';
import classes from './alerts.module.css';

const MOST = 200;

/** What is unusual, newest first: what happened, where to look, and who has looked. */
export function AlertsScreen() {
  const { t } = useTranslation('alerts');
  const { data, error, isPending } = useChannel('alerts.list', { limit: MOST });
  const mark = useCommand('alerts.markSeen');
  const alerts = data?.alerts ?? [];
  const unseen = alerts.filter((alert) => alert.seenAt === null).map((alert) => alert.id);

  return (
    <Page
      title={t('title')}
      actions={
        unseen.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconChecks size={17} aria-hidden />}
            loading={mark.isPending}
            onClick={() => mark.mutate({ alertIds: unseen })}
          >
            {t('markAll')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        <Group justify="space-between" gap="xs">
          <Text size="sm" c="dimmed">
            {t('about')}{' '}
            <Anchor component={Link} href={`${ROUTES.settings}/alerts`} size="sm" underline="always">
              {t('settings')}
            </Anchor>
          </Text>
          <Text size="sm" c="dimmed" role="status">
            {data &&
              alerts.length > 0 &&
              (data.unseen === 0 ? t('allSeen') : t('unseen', { count: data.unseen }))}
          </Text>
        </Group>
        {(error ?? mark.error) && (
          <Refusal refusal={(error ?? mark.error)?.refusal ?? { code: 'internal' }} />
        )}
        {isPending && <Skeleton height={160} radius="md" aria-hidden />}
        {data && alerts.length === 0 && (
          <EmptyState icon={<IconShieldCheck size={32} />} title={t('empty.title')} text={t('empty.text')} />
        )}
        {alerts.length > 0 && (
          <ul className={classes.list} aria-label={t('list')} onKeyDown={moveInList}>
            {alerts.map((alert) => (
              <AlertRow
                key={alert.id}
                alert={alert}
                busy={mark.isPending}
                onSeen={() => mark.mutate({ alertIds: [alert.id] })}
              />
            ))}
          </ul>
        )}
      </Stack>
    </Page>
  );
}
