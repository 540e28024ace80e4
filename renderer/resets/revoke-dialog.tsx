import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ResetView } from '../../shared/models.ts';
import { useCommand } from '../queries.ts';
import { ConfirmDialog } from '../ui/confirm.tsx';
import { Refusal } from '../ui/refusal.tsx';

/** Names at most; who they are besides is in the list behind. */
const NAMED = 12;

type Props = {
  /** Empty while nothing is asked. */
  resets: readonly ResetView[];
  onCancel(): void;
  onDone(done: { asked: number; revoked: number }): void;
};

/** Asks before one or several resets die, by name. */
export function RevokeDialog({ resets, onCancel, onDone }: Props) {
  const { t } = useTranslation('resets');
  const revoke = useCommand('resets.revokeMany');
  const count = resets.length;
  const names = [...new Set(resets.map(({ userName }) => userName))];
  const shown = names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ' …' : '');

  function confirm() {
    revoke.mutate(
      { resetIds: resets.map(({ id }) => id) },
      { onSuccess: ({ revoked }) => onDone({ asked: count, revoked }) },
    );
  }

  return (
    <ConfirmDialog
      opened={count > 0}
      danger
      title={t('revoke.title', { count })}
      confirm={t('revoke.many', { count })}
      keep={t('revoke.keep')}
      busy={revoke.isPending}
      onCancel={() => {
        revoke.reset();
        onCancel();
      }}
      onConfirm={confirm}
    >
      <Text>{t('revoke.text', { count, names: shown })}</Text>
      {revoke.error && <Refusal refusal={revoke.error.refusal} />}
    </ConfirmDialog>
  );
}
