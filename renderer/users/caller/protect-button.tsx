import { Button } from '@mantine/core';
import { IconShieldLock, IconShieldOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserCard } from '../../../shared/models.ts';
import { useCommand } from '../../queries.ts';
import { ConfirmDialog } from '../../ui/confirm.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { useMay } from '../../use-status.ts';

/** Admins put directors and IT under protection, and lift it again. */
export function ProtectButton({ card }: { card: UserCard }) {
  const { t } = useTranslation('caller');
  const admin = useMay('admin');
  const setProtected = useCommand('users.setProtected');
  const [asking, setAsking] = useState(false);
  if (!admin) return null;
  const act = card.protected ? 'lift' : 'protect';
  const { name } = card;

  function close() {
    setAsking(false);
    setProtected.reset();
  }

  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={
          card.protected ? <IconShieldOff size={15} aria-hidden /> : <IconShieldLock size={15} aria-hidden />
        }
        onClick={() => setAsking(true)}
      >
        {t(`protect.${act}`)}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t(`protect.${act}Title`, { name })}
        confirm={t(`protect.${act}Confirm`, { name })}
        busy={setProtected.isPending}
        onCancel={close}
        onConfirm={() =>
          setProtected.mutate({ userId: card.id, protected: !card.protected }, { onSuccess: close })
        }
      >
        {t(`protect.${act}Text`, { name })}
        {setProtected.error && <Refusal refusal={setProtected.error.refusal} />}
      </ConfirmDialog>
    </>
  );
}
