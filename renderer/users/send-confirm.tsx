import { Button, Checkbox, Group, Text, Title } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserCard } from '../../shared/models.ts';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { IssuedAlready } from './issued-already.tsx';
import { Namesakes } from './namesakes.tsx';
import styles from './send-reset.module.css';

type Props = {
  card: UserCard;
  /** The tick outlives a failed try. */
  checked: boolean;
  onCheck(checked: boolean): void;
  /** True when main would refuse anyway; the reason is among the children. */
  refused: boolean;
  retry: boolean;
  onConfirm(): void;
  onCancel(): void;
  children?: ReactNode;
};

/** Names the person and the address on file. A namesake costs one deliberate tick. */
export function SendConfirm({
  card,
  checked,
  onCheck,
  refused,
  retry,
  onConfirm,
  onCancel,
  children,
}: Props) {
  const { t } = useTranslation('users');
  const first = useRef<HTMLButtonElement>(null);
  const tick = useRef<HTMLInputElement>(null);
  const effect = useId();
  const { name } = card;

  useEffect(() => {
    const target = retry ? first.current : (tick.current ?? first.current);
    target?.focus();
  }, [retry]);

  const unticked = card.sameName && !checked;
  return (
    <>
      <Title order={3} size="h5">
        {t('send.title', { name })}
      </Title>
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
      {card.sameName && (
        <>
          <Namesakes card={card} />
          <Checkbox
            ref={tick}
            label={t('send.tick', { name })}
            checked={checked}
            onChange={(event) => onCheck(event.currentTarget.checked)}
          />
        </>
      )}
      {children}
      <Group gap="xs">
        {!refused && (
          <ReasonedButton
            ref={first}
            reason={unticked ? t('send.needTick') : null}
            aria-describedby={effect}
            leftSection={<IconMailForward size={18} aria-hidden />}
            // A key held down since the question was asked is no answer to it.
            onKeyDown={(event) => event.repeat && event.preventDefault()}
            onClick={onConfirm}
          >
            {retry ? t('send.again') : t('send.confirm', { name })}
          </ReasonedButton>
        )}
        <Button variant="default" onClick={onCancel}>
          {t('send.cancel')}
        </Button>
      </Group>
    </>
  );
}
