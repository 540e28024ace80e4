import { Anchor } from '@mantine/core';
import { IconMailFast } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useChannel } from '../queries.ts';
import { bulkRoute, ROUTES } from '../ui/routes.ts';
import { Banner } from './banner.tsx';

/** A bulk reset that stands still must not be forgotten. */
export function BulkBanner() {
  const { t } = useTranslation('bulk');
  const [path] = useLocation();
  const { data } = useChannel('bulk.list', { limit: 20 });
  const paused = data?.bulks.find(({ state }) => state === 'paused');
  if (paused === undefined || path.startsWith(ROUTES.bulk)) return null;
  return (
    <Banner
      look="warning"
      icon={<IconMailFast size={18} aria-hidden />}
      title={t(paused.pausedFor === 'restart' ? 'banner.restart' : 'banner.paused')}
      text={paused.reason ?? ''}
      action={
        <Anchor component={Link} href={bulkRoute(paused.id)} size="sm" c="inherit" underline="always">
          {t('banner.open')}
        </Anchor>
      }
    />
  );
}
