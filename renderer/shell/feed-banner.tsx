import { Anchor } from '@mantine/core';
import { IconFileAlert, IconHandStop, IconUserMinus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useChannel } from '../queries.ts';
import { asRefusal } from '../ui/as-refusal.ts';
import { ROUTES } from '../ui/routes.ts';
import { Banner } from './banner.tsx';

/** What an admin must know about the HR feed: it fails, it waits, somebody is missing. The worst of these, on every screen but its own. */
export function FeedBanner() {
  const { t } = useTranslation('feed');
  const { t: errors } = useTranslation('errors');
  const [here] = useLocation();
  const { data } = useChannel('feed.get', {});
  if (data === undefined || here === ROUTES.feedSettings) return null;
  const { problem, held } = data.record;
  if (problem !== null) {
    const why = errors(`${asRefusal(problem.refusal).code}.what`);
    return warning(<IconFileAlert size={18} aria-hidden />, t('banner.problem'), why);
  }
  if (held?.answer === 'open') {
    return warning(<IconHandStop size={18} aria-hidden />, t('banner.held'), t('banner.heldText'));
  }
  if (data.leavers === 0) return null;
  const missing = t('banner.leavers', { count: data.leavers });
  return warning(<IconUserMinus size={18} aria-hidden />, missing, t('banner.leaversText'));

  function warning(icon: ReactNode, title: string, text: string) {
    return (
      <Banner
        look="warning"
        icon={icon}
        title={title}
        text={text}
        action={
          <Anchor component={Link} href={ROUTES.feedSettings} size="sm" c="inherit" underline="always">
            {t('banner.action')}
          </Anchor>
        }
      />
    );
  }
}
