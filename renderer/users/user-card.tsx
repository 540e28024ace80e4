import { Button, Group, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconClipboardText, IconMailForward } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { UserCard } from '../../shared/models.ts';
import { asRefusal } from '../ui/as-refusal.ts';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { refusalText } from '../ui/refusal.tsx';
import { pasteRoute } from '../ui/routes.ts';
import { isComposing } from '../ui/shortcut.tsx';
import { useMay } from '../use-status.ts';
import { CallerSection } from './caller/caller-section.tsx';
import { canBePutRight } from './can-be-put-right.ts';
import { CardBadges } from './card-badges.tsx';
import { EditActions } from './edit-actions.tsx';
import { LiveReset } from './live-reset.tsx';
import { SendReset } from './send-reset.tsx';
import { TemporaryPassword } from './temporary-password.tsx';
import styles from './user-card.module.css';
import type { CardPaneProps } from './user-card-pane.tsx';
import { UserFacts } from './user-facts.tsx';
import { UserHistory } from './user-history.tsx';

type Props = Omit<CardPaneProps, 'userId'> & { card: UserCard };

/** One person: who they are, what is live, what may be done and what happened. */
export function UserCardView({ card, sending, onSending, onClose }: Props) {
  const { t } = useTranslation('users');
  const { t: tErrors } = useTranslation('errors');
  const [, navigate] = useLocation();
  const may = useMay('operator');
  const heading = useRef<HTMLHeadingElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);

  const opening = useRef(sending);
  useEffect(() => {
    if (!opening.current) heading.current?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || isComposing(event) || event.defaultPrevented) return;
    // Portals bubble through React: Escape in a dialog of this card closes that dialog only.
    if (event.target instanceof Element && event.target.closest('[role=dialog]')) return;
    if (sending) leaveSending();
    else onClose();
  }

  function leaveSending() {
    onSending(false);
    sendButton.current?.focus();
  }

  const refusal = asRefusal(card.sendRefusal);
  const sendReason = may ? refusal && refusalText(tErrors, refusal) : t('reason.viewer');
  const forbidden = refusal === null || !may || !canBePutRight(refusal.code);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the card from wherever the focus is in it
    <div className={styles.card} onKeyDown={onKeyDown}>
      <div className={styles.cardHead}>
        <Button
          className={styles.back}
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={onClose}
        >
          {t('card.back')}
        </Button>
        <Group justify="space-between" align="start" wrap="nowrap" gap="sm">
          <div className={styles.who}>
            <Title order={2} ref={heading} tabIndex={-1} className={styles.cardName}>
              {card.name}
            </Title>
            <Text c="dimmed" size="sm">
              {[card.department, card.login].filter(Boolean).join(' · ')}
            </Text>
          </div>
          <EditActions card={card} />
        </Group>
        <CardBadges card={card} />
        {!sending && (
          <div className={styles.actions}>
            <ReasonedButton
              ref={sendButton}
              reason={forbidden ? sendReason : null}
              leftSection={<IconMailForward size={18} aria-hidden />}
              onClick={() => onSending(true)}
            >
              {t('send.action')}
            </ReasonedButton>
            <ReasonedButton
              variant="default"
              reason={may ? null : t('reason.viewer')}
              leftSection={<IconClipboardText size={18} aria-hidden />}
              onClick={() => navigate(pasteRoute(card.id))}
            >
              {t('card.paste')}
            </ReasonedButton>
            <TemporaryPassword card={card} />
            {forbidden && sendReason && (
              <Text size="sm" c="dimmed" className={styles.reason}>
                {sendReason}
              </Text>
            )}
          </div>
        )}
      </div>
      {sending && <SendReset card={card} onLeave={leaveSending} />}
      <LiveReset card={card} />
      {!sending && <CallerSection card={card} />}
      <UserFacts card={card} />
      <UserHistory card={card} />
    </div>
  );
}
