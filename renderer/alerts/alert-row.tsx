import { ActionIcon, Anchor, Badge, Text, Tooltip } from '@mantine/core';
import {
  IconCheck,
  IconClockHour10,
  IconKey,
  IconLifebuoy,
  IconMailFast,
  IconShieldX,
  IconStack2,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Alert } from '../../shared/alerts.ts';
import type { AlertKind } from '../../shared/lists.ts';
import { activityRoute, userRoute } from '../ui/routes.ts';
import { Moment } from '../ui/time.tsx';
import classes from './alerts.module.css';

const ICONS: Record<AlertKind, TablerIcon> = {
  'operator-volume': IconStack2,
  'off-hours': IconClockHour10,
  'same-user-two-operators': IconUsers,
  'many-refusals': IconShieldX,
  'temporary-passwords': IconKey,
  'admin-recovered': IconLifebuoy,
  'bulk-reset': IconMailFast,
};

/** One alert: what happened and why it is told, the ways on from it, and whether somebody has looked. */
export function AlertRow({ alert, busy, onSeen }: { alert: Alert; busy: boolean; onSeen(): void }) {
  const { t } = useTranslation('alerts');
  const Icon = ICONS[alert.facts.kind];
  const what = whatOf(t, alert);
  return (
    <li className={classes.alert} data-unseen={alert.seenAt === null || undefined}>
      <Icon size={20} stroke={1.6} className={classes.icon} aria-hidden />
      <div className={classes.words}>
        <p className={classes.what}>
          {what}
          {alert.seenAt === null && (
            <Badge component="span" size="sm" color="red" variant="light">
              {t('unseenMark')}
            </Badge>
          )}
        </p>
        <Text size="sm" c="dimmed">
          {whyOf(t, alert)}
        </Text>
        <Ways alert={alert} />
      </div>
      <div className={classes.when}>
        <Moment at={alert.at} />
        {alert.seenBy !== null && <Text size="xs">{t('seenBy', { name: alert.seenBy })}</Text>}
      </div>
      {alert.seenAt === null ? (
        <Tooltip label={t('mark')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            data-row
            disabled={busy}
            aria-label={t('markFor', { what })}
            onClick={onSeen}
          >
            <IconCheck size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : (
        <span />
      )}
    </li>
  );
}

/** One click to what was done, and to whom. */
function Ways({ alert: { operator, user, facts } }: { alert: Alert }) {
  const { t } = useTranslation('alerts');
  const signIns = facts.kind === 'many-refusals' && facts.of === 'sign-in';
  return (
    <p className={classes.ways}>
      {operator !== null && (
        <Anchor component={Link} href={activityRoute({ text: operator.name })} size="sm">
          {t('toOperator', { name: operator.name })}
        </Anchor>
      )}
      {user !== null && (
        <Anchor component={Link} href={userRoute(user.id)} size="sm">
          {t('toUser', { name: user.name })}
        </Anchor>
      )}
      {signIns && (
        <Anchor component={Link} href={activityRoute({ action: 'sign-in-refused' })} size="sm">
          {t('toSignIns')}
        </Anchor>
      )}
    </p>
  );
}

function whatOf(t: TFunction<'alerts'>, alert: Alert): string {
  const { facts } = alert;
  const operator = alert.operator?.name ?? t('someone');
  const user = alert.user?.name ?? t('someone');
  switch (facts.kind) {
    case 'operator-volume':
      return t('what.operator-volume', { operator, count: facts.count });
    case 'same-user-two-operators':
      return t('what.same-user-two-operators', { operator, user, otherOperator: facts.otherOperator });
    case 'bulk-reset':
      return t('what.bulk-reset', { operator, count: facts.count });
    case 'many-refusals':
      return t(`what.many-refusals-${facts.of}`, { operator, number: facts.count });
    case 'off-hours':
    case 'temporary-passwords':
    case 'admin-recovered':
      return t(`what.${facts.kind}`, { operator, user });
  }
}

function whyOf(t: TFunction<'alerts'>, { facts }: Alert): string {
  if (facts.kind === 'many-refusals') return t(`why.many-refusals-${facts.of}`);
  if (facts.kind === 'bulk-reset') return t('why.bulk-reset', { reason: facts.reason });
  return t(`why.${facts.kind}`, { limit: 'limit' in facts ? facts.limit : 0 });
}
