import { Anchor, Code, Drawer, Group, Stack, Text } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import type { OutboxMail } from '../../shared/models.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Fact } from '../ui/fact.tsx';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { userRoute } from '../ui/routes.ts';
import { MailStateBadge } from '../ui/state-badge.tsx';
import { Moment } from '../ui/time.tsx';
import type { MailAct, WhyNot } from './mail-acts.ts';
import classes from './outbox.module.css';

type MailDetailsProps = {
  mail: OutboxMail | null;
  busy: boolean;
  /** The last act's refusal: the alert behind the drawer would not be seen. */
  refusal: RefusalData | null;
  whyNot: WhyNot;
  onClose(): void;
  onAct(mail: OutboxMail, act: MailAct): void;
};

/** Everything that is known about one mail, with what its state means and what can be done. */
export function MailDetails({ mail, busy, refusal, whyNot, onClose, onAct }: MailDetailsProps) {
  const { t } = useTranslation('outbox');
  return (
    <Drawer
      opened={mail !== null}
      onClose={onClose}
      position="right"
      size="md"
      title={t('details.title')}
      classNames={{ title: classes.title }}
      closeButtonProps={{ 'aria-label': t('details.close') }}
    >
      {mail !== null && (
        <Stack gap="lg">
          <Stack gap={6} align="flex-start">
            <MailStateBadge state={mail.state} />
            <Text size="sm">{t(`means.${mail.state}`)}</Text>
            {mail.maybeTaken && mail.state !== 'unknown' && (
              <Text size="sm">{t(mail.state === 'queued' ? 'maybeTaken' : 'maybeTakenWas')}</Text>
            )}
          </Stack>
          {refusal && <Refusal refusal={refusal} />}
          <Answer mail={mail} />
          <Facts mail={mail} />
          <Stack gap="sm">
            <Act mail={mail} act="retry" why={whyNot(mail, 'retry')} busy={busy} onAct={onAct} />
            <Act mail={mail} act="cancel" why={whyNot(mail, 'cancel')} busy={busy} onAct={onAct} />
          </Stack>
          {mail.userId !== null && (
            <Anchor component={Link} href={userRoute(mail.userId)} size="sm">
              {t('details.user')}
            </Anchor>
          )}
        </Stack>
      )}
    </Drawer>
  );
}

function Answer({ mail }: { mail: OutboxMail }) {
  const { t } = useTranslation('outbox');
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600} component="h3">
          {t('details.answer')}
        </Text>
        {mail.answer !== null && <CopyButton value={mail.answer} label={t('details.copyAnswer')} />}
      </Group>
      {mail.answer === null ? (
        <Text size="sm" c="dimmed">
          {t('noAnswer')}
        </Text>
      ) : (
        <Code block className={classes.verbatim}>
          {mail.answer}
        </Code>
      )}
    </Stack>
  );
}

function Facts({ mail }: { mail: OutboxMail }) {
  const { t } = useTranslation(['outbox', 'common']);
  return (
    <dl className={classes.facts}>
      <Fact label={t('details.kind')}>{t(`common:mailKind.${mail.kind}`)}</Fact>
      <Fact label={t('details.to')}>
        {mail.userName !== null && (
          <>
            {mail.userName}
            <br />
          </>
        )}
        {mail.to}
      </Fact>
      <Fact label={t('details.created')}>
        <Moment at={mail.createdAt} />
      </Fact>
      {mail.handedOverAt !== null && (
        <Fact label={t('details.handedOver')}>
          <Moment at={mail.handedOverAt} />
        </Fact>
      )}
      <Fact label={t('details.attempts')}>{mail.attempts}</Fact>
      {mail.nextTryAt !== null && (
        <Fact label={t('details.nextTry')}>
          <Moment at={mail.nextTryAt} />
        </Fact>
      )}
      {mail.kind === 'reset' && mail.expiresAt !== null && (
        <Fact label={t('details.expires')}>
          <Moment at={mail.expiresAt} />
        </Fact>
      )}
      <Fact label={t('details.messageId')}>
        <span className={classes.messageId}>{mail.messageId}</span>{' '}
        <CopyButton value={mail.messageId} label={t('details.copyMessageId')} />
        <Text size="xs" c="dimmed" component="span" display="block" mt={2}>
          {t('details.messageIdHint')}
        </Text>
      </Fact>
    </dl>
  );
}

type ActProps = {
  mail: OutboxMail;
  act: MailAct;
  why: string | null;
  busy: boolean;
  onAct(mail: OutboxMail, act: MailAct): void;
};

function Act({ mail, act, why, busy, onAct }: ActProps) {
  const { t } = useTranslation('outbox');
  return (
    <Group gap="sm" wrap="nowrap">
      <ReasonedButton
        reason={why}
        variant="default"
        style={{ flexShrink: 0 }}
        leftSection={act === 'retry' ? <IconRefresh size={16} /> : <IconX size={16} />}
        loading={busy && why === null}
        onClick={() => onAct(mail, act)}
      >
        {t(act)}
      </ReasonedButton>
      {why !== null && (
        <Text size="sm" c="dimmed">
          {why}
        </Text>
      )}
    </Group>
  );
}
