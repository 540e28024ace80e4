import { Button, Group, Text, Title } from '@mantine/core';
import { IconMailForward, IconUserSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserCard, UserRow } from '../../shared/models.ts';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { ApprovalBlock } from './caller/approval-block.tsx';
import { CallScript } from './caller/call-script.tsx';
import { CheckRows } from './caller/check-rows.tsx';
import { PressureSigns } from './caller/pressure-signs.tsx';
import { TurnedAway } from './caller/turned-away.tsx';
import { IssuedAlready } from './issued-already.tsx';
import { Namesakes, stillUntold, type Told, whereOf } from './namesakes.tsx';
import styles from './send-reset.module.css';
import { useNextStep } from './use-next-step.ts';

type Props = {
  card: UserCard;
  /** What was told outlives a failed try. */
  told: Told;
  onTold(told: Told): void;
  /** Why main would refuse anyway; null when it would not. */
  reason: string | null;
  /** True when nothing done here could change that. */
  refused: boolean;
  retry: boolean;
  onConfirm(): void;
  onOther(user: Pick<UserRow, 'id'>): void;
  onCancel(): void;
  children?: ReactNode;
};

/** From "who is calling" to "send": the script beside the case, each step leading the focus to the next. */
export function SendConfirm(props: Props) {
  const { card, told, onTold, reason, refused, retry, onConfirm, onOther, onCancel, children } = props;
  const { t } = useTranslation('users');
  const { t: tCaller } = useTranslation('caller');
  const panel = useRef<HTMLDivElement>(null);
  const effect = useId();
  const { name, verification } = card;
  const { missing, approval, turnedAway } = verification;
  const steps = useNextStep(panel, card, told);

  useEffect(() => {
    if (retry) panel.current?.querySelector<HTMLElement>('[data-send]')?.focus();
  }, [retry]);

  // Where the mail itself is proof enough, the panel stays as small as the question. Once at work, it stays so.
  const needsWork = missing > 0 || approval !== null || turnedAway !== null;
  const [working, setWorking] = useState(needsWork);
  if (needsWork && !working) setWorking(true);
  const other = told.picked !== null && told.picked.id !== card.id ? told.picked : null;
  const untold = stillUntold(card, told);
  const checks = <CheckRows card={card} onRecorded={steps.recorded} />;

  return (
    <div ref={panel} className={styles.confirm} data-working={working}>
      <CallScript card={card} folded={!working}>
        <PressureSigns card={card} onTurnedAway={onCancel} />
        {!working && <div className={styles.extra}>{checks}</div>}
      </CallScript>
      <div className={styles.case}>
        <Title order={3} size="h5">
          {t('send.title', { name })}
        </Title>
        {turnedAway !== null && <TurnedAway last={turnedAway} />}
        {card.email && (
          <div id={effect}>
            <Text size="sm">{t('send.to')}</Text>
            <Text className={styles.address}>{card.email}</Text>
            <Text size="sm" c="dimmed">
              {t('send.effect')} {card.liveReset && t('send.supersedes')}
            </Text>
          </div>
        )}
        <IssuedAlready card={card} />
        {card.sameName && <Namesakes card={card} told={told} onTold={onTold} />}
        {working && checks}
        {approval !== null && <ApprovalBlock card={card} approval={approval} asking />}
        {children}
        <Group gap="xs">
          {other !== null ? (
            <Button
              data-send
              leftSection={<IconUserSearch size={18} aria-hidden />}
              onClick={() => onOther(other)}
            >
              {tCaller('sameName.open', { name: other.name, where: whereOf(other) })}
            </Button>
          ) : (
            !refused && (
              <ReasonedButton
                data-send
                reason={reason ?? (untold && tCaller(untold))}
                aria-describedby={effect}
                leftSection={<IconMailForward size={18} aria-hidden />}
                // A key held down since the question was asked is no answer to it.
                onKeyDown={(event) => event.repeat && event.preventDefault()}
                onClick={onConfirm}
              >
                {retry ? t('send.again') : t('send.confirm', { name })}
              </ReasonedButton>
            )
          )}
          <Button variant="default" onClick={onCancel}>
            {t('send.cancel')}
          </Button>
        </Group>
      </div>
    </div>
  );
}
