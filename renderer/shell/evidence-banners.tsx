import { Anchor } from '@mantine/core';
import { IconClipboardCheck, IconPlugConnectedX, IconShieldX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useLanguage } from '../i18n/use-language.ts';
import { useChannel } from '../queries.ts';
import { ROUTES } from '../ui/routes.ts';
import { formatMonth } from '../ui/time-format.ts';
import { useMay, useOperator } from '../use-status.ts';
import { Banner } from './banner.tsx';

/** What those who answer for the log must know: it does not fit, nobody has reviewed it, checkpoints are stuck. */
export function EvidenceBanners() {
  const { t } = useTranslation('evidence');
  const language = useLanguage();
  const admin = useMay('admin');
  const role = useOperator()?.role;
  const { data } = useChannel('evidence.state', {}, { enabled: role === 'admin' || role === 'viewer' });
  if (!data) return null;
  const { doubt, reviewDue, troubled } = data;
  return (
    <>
      {doubt !== null && (
        <Banner
          look="warning"
          icon={<IconShieldX size={18} aria-hidden />}
          title={t('banner.doubt', { from: doubt.from })}
          text={t('banner.doubtText')}
          action={<Way to={ROUTES.activity} words={t('banner.doubtAction')} />}
        />
      )}
      {admin && reviewDue !== null && (
        <Banner
          look="warning"
          icon={<IconClipboardCheck size={18} aria-hidden />}
          title={t('banner.due', { month: formatMonth(reviewDue, language) })}
          text=""
          action={<Way to={ROUTES.review} words={t('banner.dueAction')} />}
        />
      )}
      {admin && troubled.length > 0 && (
        <Banner
          look="warning"
          icon={<IconPlugConnectedX size={18} aria-hidden />}
          title={t('banner.trouble', { places: troubled.map(({ place }) => t(`place.${place}`)).join(', ') })}
          text=""
          action={<Way to={`${ROUTES.settings}/evidence`} words={t('banner.troubleAction')} />}
        />
      )}
    </>
  );
}

/** The way to the screen that helps; none on that screen itself, where it would lead nowhere. */
function Way({ to, words }: { to: string; words: string }) {
  const [here] = useLocation();
  if (here === to) return null;
  return (
    <Anchor component={Link} href={to} size="sm" c="inherit" underline="always">
      {words}
    </Anchor>
  );
}
