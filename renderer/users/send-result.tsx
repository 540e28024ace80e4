import { Button, Group, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClipboardText, IconClock, IconX } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../shared/contract.ts';
import type { ResetState } from '../../shared/lists.ts';
import type { UserCard } from '../../shared/models.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { pasteRoute, ROUTES } from '../ui/routes.ts';
import { Countdown, Moment } from '../ui/time.tsx';
import { formatMoment } from '../ui/time-format.ts';
import pieces from './pieces.module.css';
import styles from './send-reset.module.css';

type Kind = 'handed-over' | 'queued' | 'failed' | 'unknown' | 'used' | 'ended';

const KIND: Readonly<Record<ResetState, Kind>> = {
  queued: 'queued',
  'handed-over': 'handed-over',
  unknown: 'unknown',
  failed: 'failed',
  used: 'used',
  expired: 'ended',
  revoked: 'ended',
  superseded: 'ended',
};

const LOOK = {
  'handed-over': { Icon: IconCheck, tone: 'good' },
  queued: { Icon: IconClock, tone: 'wait' },
  failed: { Icon: IconX, tone: 'bad' },
  unknown: { Icon: IconAlertTriangle, tone: 'wait' },
  used: { Icon: IconCheck, tone: 'good' },
  ended: { Icon: IconX, tone: 'bad' },
} as const;

type Props = {
  sent: OutputOf<'resets.send'>;
  card: UserCard;
  titleRef: RefObject<HTMLHeadingElement | null>;
  onAgain(): void;
  onLeave(): void;
};

/** What became of the mail, in the server's own words, and true for as long as it is looked at (product rule 8). */
export function SendResult({ sent, card, titleRef, onAgain, onLeave }: Props) {
  const { t } = useTranslation('users');
  const [, navigate] = useLocation();
  const language = useLanguage();
  // The worker may have gone on since: the card knows the newer state of the same reset.
  const reset = card.resets.find((known) => known.id === sent.reset.id) ?? sent.reset;
  const kind = KIND[reset.state];
  const { Icon, tone } = LOOK[kind];
  const answer = reset.answer ?? (reset.state === sent.reset.state ? sent.mail.answer : null);
  const live = kind === 'handed-over' || kind === 'unknown';

  return (
    <>
      <div className={pieces.resultHead} data-tone={tone} role="status">
        <Icon size={22} aria-hidden />
        <div>
          <Title order={3} size="h5" ref={titleRef} tabIndex={-1}>
            {t(`sent.${kind}`)}
          </Title>
          <Text size="sm">{t(`sent.${kind}Text`)}</Text>
        </div>
      </div>
      <dl className={pieces.inlineFacts}>
        <div>
          <dt>{t('sent.to')}</dt>
          <dd>{reset.sentTo}</dd>
        </div>
        {reset.handedOverAt !== null && (
          <div>
            <dt>{t('sent.at')}</dt>
            <dd>{formatMoment(reset.handedOverAt, language)}</dd>
          </div>
        )}
        {kind === 'queued' && sent.mail.nextTryAt !== null && (
          <div>
            <dt>{t('sent.nextTry')}</dt>
            <dd>
              <Moment at={sent.mail.nextTryAt} />
            </dd>
          </div>
        )}
        {live && (
          <div>
            <dt>{t('sent.until')}</dt>
            <dd>
              <Countdown until={reset.expiresAt} />
            </dd>
          </div>
        )}
      </dl>
      <figure className={styles.answer}>
        <figcaption>{t('send.answer')}</figcaption>
        {answer === null ? (
          <p>{t(kind === 'unknown' ? 'send.neverAnswered' : 'send.noAnswer')}</p>
        ) : (
          <code>{answer}</code>
        )}
      </figure>
      <Group gap="xs">
        {live && (
          <Button
            leftSection={<IconClipboardText size={18} aria-hidden />}
            onClick={() => navigate(pasteRoute(card.id))}
          >
            {t('card.paste')}
          </Button>
        )}
        {(kind === 'failed' || kind === 'unknown' || kind === 'ended') && (
          <Button variant={kind === 'unknown' ? 'default' : 'filled'} onClick={onAgain}>
            {t('sent.again')}
          </Button>
        )}
        {(kind === 'queued' || kind === 'failed') && (
          <Button variant="default" onClick={() => navigate(ROUTES.outbox)}>
            {t('send.outbox')}
          </Button>
        )}
        <Button variant="default" onClick={onLeave}>
          {t('send.close')}
        </Button>
      </Group>
    </>
  );
}
