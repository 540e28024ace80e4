import { IconBan, IconPencil, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserCard } from '../../shared/models.ts';
import { useCommand } from '../queries.ts';
import { ConfirmDialog } from '../ui/confirm.tsx';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useMay } from '../use-status.ts';
import { LazyUserForm } from './lazy-user-form.tsx';
import styles from './user-card.module.css';

/** Edit, disable, enable: beside the name, quieter than the reset. */
export function EditActions({ card }: { card: UserCard }) {
  const { t } = useTranslation('users');
  const [asking, setAsking] = useState<'edit' | 'enabled' | null>(null);
  const setEnabled = useCommand('users.setEnabled');
  const admin = useMay('admin');
  const guarded = (card.protected || card.verification.protectedUntil !== null) && !admin;
  const reason = !useMay('operator') ? t('reason.viewer') : guarded ? t('reason.protected') : null;
  const act = card.enabled ? 'disable' : 'enable';
  const { name } = card;

  function close() {
    setAsking(null);
    setEnabled.reset();
  }

  return (
    <div className={styles.editActions}>
      <ReasonedButton
        variant="subtle"
        size="compact-sm"
        color="gray"
        reason={reason}
        leftSection={<IconPencil size={15} aria-hidden />}
        onClick={() => setAsking('edit')}
      >
        {t('card.edit')}
      </ReasonedButton>
      <ReasonedButton
        variant="subtle"
        size="compact-sm"
        color={card.enabled ? 'red' : 'gray'}
        reason={reason}
        leftSection={card.enabled ? <IconBan size={15} aria-hidden /> : <IconRotate size={15} aria-hidden />}
        onClick={() => setAsking('enabled')}
      >
        {t(`card.${act}`)}
      </ReasonedButton>
      {asking === 'edit' && <LazyUserForm user={card} onClose={close} onSaved={close} />}
      <ConfirmDialog
        opened={asking === 'enabled'}
        title={t(`enabling.${act}Title`, { name })}
        confirm={t(`enabling.${act}Confirm`, { name })}
        danger={card.enabled}
        busy={setEnabled.isPending}
        onCancel={close}
        onConfirm={() => setEnabled.mutate({ userId: card.id, enabled: !card.enabled }, { onSuccess: close })}
      >
        {t(`enabling.${act}Text`, { name })}
        {setEnabled.error && <Refusal refusal={setEnabled.error.refusal} />}
      </ConfirmDialog>
    </div>
  );
}
