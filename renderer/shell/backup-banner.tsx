import { Anchor, CloseButton } from '@mantine/core';
import { IconArchiveOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { BackupConcern } from '../../shared/backup.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useChannel } from '../queries.ts';
import { formatDuration } from '../ui/duration.ts';
import { ROUTES } from '../ui/routes.ts';
import { Banner } from './banner.tsx';

/** Growing old is nothing that main would send an event for. */
const ASK_AGAIN = 10 * 60_000;

/** What an admin must know about backups; hidden until the next sign-in, or until it becomes another worry. */
export function BackupBanner() {
  const { t } = useTranslation('backup');
  const { t: errors } = useTranslation('errors');
  const language = useLanguage();
  const { data } = useChannel('backup.status', {}, { refetchInterval: ASK_AGAIN });
  const [hidden, setHidden] = useState<BackupConcern>('none');
  if (data === undefined || data.concern === 'none' || data.concern === hidden) return null;
  const { concern, last } = data;
  const amount = formatDuration(Date.now() - (last.made?.at ?? 0), language);
  const why = last.problem === null ? '' : errors(`${last.problem.code}.what`);
  return (
    <Banner
      look="warning"
      icon={<IconArchiveOff size={18} aria-hidden />}
      title={t(`banner.${concern}.title`, { amount })}
      text={t(`banner.${concern}.text`, { why })}
      action={
        <>
          <Anchor component={Link} href={ROUTES.backupSettings} size="sm" c="inherit" underline="always">
            {t('banner.action')}
          </Anchor>
          <CloseButton size="sm" aria-label={t('banner.dismiss')} onClick={() => setHidden(concern)} />
        </>
      }
    />
  );
}
