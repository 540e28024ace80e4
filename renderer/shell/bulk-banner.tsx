import { Anchor } from '@mantine/core';
import { IconMailFast } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useChannel } from '../queries.ts';
import { bulkRoute, ROUTES } from '../ui/routes.ts';
import { Banner } from './banner.tsx';

/** A bulk reset that stands still, or that a restore ended, must not be forgotten. */
export function BulkBanner() {
  const { t } = useTranslation('bulk');
  const [path] = useLocation();
  const { data } = useChannel('bulk.list', { limit: 20 });
  const standing = data?.bulks.find(
    ({ state, interrupted }) => state === 'paused' || (interrupted > 0 && state !== 'cancelled'),
  );
  if (standing === undefined || path.startsWith(ROUTES.bulk)) return null;
  const paused = standing.pausedFor === 'restart' ? 'restart' : 'paused';
  return (
    <Banner
      look="warning"
      icon={<IconMailFast size={18} aria-hidden />}
      title={t(`banner.${standing.interrupted > 0 ? 'interrupted' : paused}`)}
      text={standing.reason ?? ''}
      action={
        <Anchor component={Link} href={bulkRoute(standing.id)} size="sm" c="inherit" underline="always">
          {t('banner.open')}
        </Anchor>
      }
    />
  );
}
