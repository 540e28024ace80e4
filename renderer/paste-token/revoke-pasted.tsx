import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TokenPreview } from '../../shared/models.ts';
import { useCommand } from '../queries.ts';
import { ConfirmDialog } from '../ui/confirm.tsx';
import { Refusal } from '../ui/refusal.tsx';

/** A token that should not be in these hands is dead in two clicks; the screen then says so by itself. */
export function RevokePasted({ preview, busy }: { preview: TokenPreview; busy: boolean }) {
  const { t } = useTranslation('pasteToken');
  const [asking, setAsking] = useState(false);
  const revoke = useCommand('resets.revoke');

  function close() {
    setAsking(false);
    revoke.reset();
  }

  return (
    <>
      <Button variant="subtle" color="red" size="xs" disabled={busy} onClick={() => setAsking(true)}>
        {t('whose.revoke')}
      </Button>
      <ConfirmDialog
        opened={asking}
        danger
        title={t('whose.revokeTitle')}
        confirm={t('whose.revokeDo')}
        keep={t('whose.revokeKeep')}
        busy={revoke.isPending}
        onCancel={close}
        onConfirm={() => revoke.mutate({ resetId: preview.resetId }, { onSuccess: close })}
      >
        <Text>{t('whose.revokeText', { name: preview.user.name })}</Text>
        {revoke.error && <Refusal refusal={revoke.error.refusal} />}
      </ConfirmDialog>
    </>
  );
}
