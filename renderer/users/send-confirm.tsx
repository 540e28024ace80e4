import { Button, Checkbox, Group, Text, Title } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserCard } from '../../shared/models.ts';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { Namesakes } from './namesakes.tsx';
import styles from './send-reset.module.css';

type Props = {
  card: UserCard;
  /** True when main would refuse anyway; the reason stands above. */
  refused: boolean;
  retry: boolean;
  onConfirm(): void;
  onCancel(): void;
};

/** Names the person and the address on file. A namesake costs one deliberate tick. */
export function SendConfirm({ card, refused, retry, onConfirm, onCancel }: Props) {
  const { t } = useTranslation('users');
  const [checked, setChecked] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const tick = useRef<HTMLInputElement>(null);
  const effect = useId();
  const { name } = card;

  useEffect(() => {
    (tick.current ?? first.current)?.focus();
  }, []);

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
      {card.sameName && (
        <>
          <Namesakes card={card} />
          <Checkbox
            ref={tick}
            label={t('send.tick', { name })}
            checked={checked}
            onChange={(event) => setChecked(event.currentTarget.checked)}
          />
        </>
      )}
      <Group gap="xs">
        {!refused && (
          <ReasonedButton
            ref={first}
            reason={unticked ? t('send.needTick') : null}
            aria-describedby={effect}
            leftSection={<IconMailForward size={18} aria-hidden />}
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
