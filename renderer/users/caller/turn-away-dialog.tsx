import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PressureSign } from '../../../shared/lists.ts';
import type { UserCard } from '../../../shared/models.ts';
import { useCommand } from '../../queries.ts';
import { Refusal } from '../../ui/refusal.tsx';
import styles from './caller.module.css';

type Props = { card: UserCard; signs: readonly PressureSign[]; onClose(): void; onDone(): void };

/** Ends the call with a sentence to say, and writes down why. A live reset can go in the same act. */
export function TurnAwayDialog({ card, signs, onClose, onDone }: Props) {
  const { t } = useTranslation('caller');
  const turnAway = useCommand('callers.turnAway');
  const [note, setNote] = useState('');
  const [revoke, setRevoke] = useState(card.liveReset !== null);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (turnAway.isPending) return;
    turnAway.mutate({ userId: card.id, signs: [...signs], note, revoke }, { onSuccess: onDone });
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('turnAway.title')}
      closeButtonProps={{ 'aria-label': t('turnAway.cancel') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">{t('turnAway.text')}</Text>
          {signs.length > 0 && (
            <ul className={styles.ticked}>
              {signs.map((sign) => (
                <li key={sign}>{t(`signs.${sign}`)}</li>
              ))}
            </ul>
          )}
          <TextInput
            label={t('turnAway.note')}
            maxLength={500}
            data-autofocus
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {card.liveReset !== null && (
            <Checkbox
              label={t('turnAway.revoke', { name: card.name })}
              checked={revoke}
              onChange={(event) => setRevoke(event.currentTarget.checked)}
            />
          )}
          {turnAway.error && <Refusal refusal={turnAway.error.refusal} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('turnAway.cancel')}
            </Button>
            <Button type="submit" color="red" loading={turnAway.isPending}>
              {t('turnAway.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
