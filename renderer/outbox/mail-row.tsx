import { ActionIcon, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import type { OutboxMail } from '../../shared/models.ts';
import { Refusal } from '../ui/refusal.tsx';
import { MailStateBadge } from '../ui/state-badge.tsx';
import { Moment } from '../ui/time.tsx';
import type { MailAct, WhyNot } from './mail-acts.ts';
import classes from './outbox.module.css';
import { whoOf } from './who.ts';

type MailRowProps = {
  mail: OutboxMail;
  busy: boolean;
  /** Why the last act on this mail was refused. */
  refusal: RefusalData | null;
  whyNot: WhyNot;
  onOpen(): void;
  onAct(act: MailAct): void;
};

/** One mail: the row opens the details, the two buttons act; a greyed one says why. */
export function MailRow({ mail, busy, refusal, whyNot, onOpen, onAct }: MailRowProps) {
  const { t } = useTranslation(['outbox', 'common']);
  const kind = t(`common:mailKind.${mail.kind}`);
  const state = t(`common:mailState.${mail.state}`);
  return (
    <li className={classes.row}>
      <UnstyledButton
        className={classes.open}
        data-row
        onClick={onOpen}
        aria-label={t('open', { kind, name: whoOf(mail), state })}
      />
      <div className={classes.state}>
        <MailStateBadge state={mail.state} />
        <Text component="span" size="sm" c="dimmed">
          {kind}
        </Text>
      </div>
      <div className={classes.who}>
        <Text component="span" fw={600}>
          {whoOf(mail)}
        </Text>
        {mail.userName !== null && (
          <Text component="span" size="sm" c="dimmed" className={classes.address}>
            {mail.to}
          </Text>
        )}
      </div>
      <div className={classes.said}>
        {isRepeated(mail) && <p className={classes.again}>{t('maybeTaken')}</p>}
        <p className={classes.answer} data-empty={mail.answer === null || undefined}>
          {mail.answer ?? t('noAnswer')}
        </p>
      </div>
      <div className={classes.when}>
        <Moment at={mail.createdAt} />
        <Text component="span" size="xs" c="dimmed">
          {t('attempts', { count: mail.attempts })}
        </Text>
        {mail.nextTryAt !== null && (
          <Text component="span" size="xs" c="dimmed">
            {t('nextTry')} <Moment at={mail.nextTryAt} />
          </Text>
        )}
      </div>
      <div className={classes.acts}>
        <ActButton
          label={t('retryFor', { name: whoOf(mail) })}
          why={whyNot(mail, 'retry')}
          busy={busy}
          onClick={() => onAct('retry')}
          icon={<IconRefresh size={17} stroke={1.75} />}
        />
        <ActButton
          label={t('cancelFor', { name: whoOf(mail) })}
          why={whyNot(mail, 'cancel')}
          busy={busy}
          onClick={() => onAct('cancel')}
          icon={<IconX size={17} stroke={1.75} />}
        />
      </div>
      {refusal !== null && (
        <div className={classes.refusal}>
          <Refusal refusal={refusal} />
        </div>
      )}
    </li>
  );
}

/** It may have arrived, and goes out again all the same. */
function isRepeated({ state, maybeTaken }: OutboxMail): boolean {
  return maybeTaken && (state === 'queued' || state === 'sending');
}

type ActButtonProps = {
  label: string;
  why: string | null;
  busy: boolean;
  icon: React.ReactNode;
  onClick(): void;
};

/** `aria-disabled` instead of `disabled`: the reason must be reachable with the keyboard. */
function ActButton({ label, why, busy, icon, onClick }: ActButtonProps) {
  return (
    <Tooltip label={why ?? label} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="md"
        aria-label={why === null ? label : `${label}. ${why}`}
        {...(why === null ? {} : { 'aria-disabled': true, 'data-disabled': true })}
        loading={busy && why === null}
        onClick={() => {
          if (why === null) onClick();
        }}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
