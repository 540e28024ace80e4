import { Anchor } from '@mantine/core';
import { IconClockExclamation, IconMailX, IconSchool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useLanguage } from '../i18n/use-language.ts';
import { formatDuration } from '../ui/duration.ts';
import { ROUTES } from '../ui/routes.ts';
import { useMay, useStatus } from '../use-status.ts';
import { ApprovalsBanner } from './approvals-banner.tsx';
import { BackupBanner } from './backup-banner.tsx';
import { Banner } from './banner.tsx';
import { BulkBanner } from './bulk-banner.tsx';
import { EvidenceBanners } from './evidence-banners.tsx';
import { FeedBanner } from './feed-banner.tsx';

/** What an operator must know on every screen. */
export function Banners() {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const { practice, clockBehind, mailWay } = useStatus();
  const admin = useMay('admin');
  const operator = useMay('operator');
  return (
    <div role="status" className="banners">
      {operator ? <ApprovalsBanner /> : null}
      {practice ? (
        <Banner
          look="practice"
          icon={<IconSchool size={18} aria-hidden />}
          title={t('practice.title')}
          text={t('practice.text')}
          action={
            <Anchor component={Link} href={ROUTES.practice} size="sm" c="inherit" underline="always">
              {t('practice.mailbox')}
            </Anchor>
          }
        />
      ) : null}
      {clockBehind === null ? null : (
        <Banner
          look="warning"
          icon={<IconClockExclamation size={18} aria-hidden />}
          title={t('clock.title', { amount: formatDuration(clockBehind, language) })}
          text={t('clock.text')}
        />
      )}
      {mailWay === 'none' ? (
        <Banner
          look="warning"
          icon={<IconMailX size={18} aria-hidden />}
          title={t('noMail.title')}
          text={admin ? t('noMail.text') : t('noMail.ask')}
          action={
            admin ? (
              <Anchor component={Link} href={ROUTES.settings} size="sm" c="inherit" underline="always">
                {t('noMail.action')}
              </Anchor>
            ) : null
          }
        />
      ) : null}
      {admin ? <BulkBanner /> : null}
      <EvidenceBanners />
      {admin ? <BackupBanner /> : null}
      {admin ? <FeedBanner /> : null}
    </div>
  );
}
