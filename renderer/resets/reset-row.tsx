import { ActionIcon, Checkbox, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ResetView } from '../../shared/models.ts';
import { CodeState } from '../ui/code-state.tsx';
import { userRoute } from '../ui/routes.ts';
import { ResetStateBadge } from '../ui/state-badge.tsx';
import { Countdown, Moment } from '../ui/time.tsx';
import classes from './resets.module.css';
import { isLive } from './use-ledger.ts';

type Props = {
  reset: ResetView;
  chosen: boolean;
  /** Why it cannot be revoked by this operator; null when it can. */
  why: string | null;
  onChoose(chosen: boolean): void;
  onRevoke(): void;
};

/** One reset: the row opens the user's card, what is live can be chosen and revoked. */
export function ResetRow({ reset, chosen, why, onChoose, onRevoke }: Props) {
  const { t } = useTranslation(['resets', 'common']);
  const live = isLive(reset);
  const name = reset.userName;
  const revoke = t('revoke.one', { name });
  return (
    <li className={classes.row} data-chosen={chosen || undefined}>
      <UnstyledButton
        component={Link}
        href={userRoute(reset.userId)}
        className={classes.open}
        data-row
        data-reset={reset.id}
        aria-label={t('open', { name, state: t(`common:resetState.${reset.state}`) })}
      />
      <div className={classes.choose}>
        {live && why === null && (
          <Checkbox
            size="md"
            aria-label={t('choose', { name })}
            checked={chosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        )}
      </div>
      <div className={classes.state}>
        <ResetStateBadge reset={reset} />
        {live && (
          <Text component="span" size="sm" fw={600} className={classes.timed}>
            <Countdown until={reset.expiresAt} />
          </Text>
        )}
        {reset.endedAt !== null && (
          <Text component="span" size="sm" c="dimmed" className={classes.timed}>
            <Moment at={reset.endedAt} />
            {reset.endedBy !== null && ` · ${reset.endedBy}`}
          </Text>
        )}
      </div>
      <div className={classes.cell}>
        <Text component="span" fw={600}>
          {name}
        </Text>
        <Text component="span" size="sm" c="dimmed">
          {reset.department}
        </Text>
      </div>
      <div className={classes.cell}>
        <Channel reset={reset} />
        <Text component="span" size="sm" c="dimmed">
          {live ? <CodeState reset={reset} /> : <Spent reset={reset} />}
        </Text>
      </div>
      <div className={classes.cell}>
        <span className={classes.timed}>
          <Moment at={reset.issuedAt} />
        </span>
        <Text component="span" size="sm" c="dimmed">
          {t('issuedBy', { name: reset.issuedBy })}
        </Text>
      </div>
      <p className={classes.answer} data-empty={reset.answer === null || undefined}>
        {reset.answer ?? (reset.sentTo === null ? '' : t('noAnswer'))}
      </p>
      <div className={classes.act}>
        {live && (
          <Tooltip
            label={why ?? revoke}
            multiline
            maw={280}
            events={{ hover: true, focus: true, touch: true }}
          >
            <ActionIcon
              variant="subtle"
              color="gray"
              size="md"
              aria-label={why === null ? revoke : `${revoke}. ${why}`}
              {...(why === null ? {} : { 'aria-disabled': true, 'data-disabled': true })}
              onClick={() => why === null && onRevoke()}
            >
              <IconBan size={17} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </li>
  );
}

/** How it reached the user. */
function Channel({ reset }: { reset: ResetView }) {
  const { t } = useTranslation(['resets', 'common']);
  if (reset.slip) return <span>{t('common:onPaper')}</span>;
  if (reset.sentTo === null) return <span>{t('temporary')}</span>;
  if (reset.mailWay !== null) return <span>{t(`mailWay.${reset.mailWay}`)}</span>;
  // What left before this was written down: the address says what is known.
  return <span>{reset.handedOverAt === null ? t('notSent') : reset.sentTo}</span>;
}

/** By which proof it was spent, and how the password came to be. */
function Spent({ reset }: { reset: ResetView }) {
  const { t } = useTranslation('resets');
  const parts = [
    reset.spentBy === null ? null : t(`spent.${reset.spentBy}`),
    reset.way === null ? null : t(`way.${reset.way}`),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : <span>{parts.join(', ')}</span>;
}
