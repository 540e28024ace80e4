import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../ui/confirm.tsx';
import { useLeaveGuard } from '../ui/leave-guard.ts';

/** Asks before what is typed in a section gets lost. */
export function LeaveDialog({ unsaved, section }: { unsaved: boolean; section: string }) {
  const { t } = useTranslation('settings');
  const guard = useLeaveGuard(unsaved);
  return (
    <ConfirmDialog
      opened={guard.asked}
      danger
      title={t('leave.title')}
      confirm={t('leave.go')}
      keep={t('leave.stay')}
      onCancel={guard.stay}
      onConfirm={guard.leave}
    >
      <Text>{t('leave.text', { section })}</Text>
    </ConfirmDialog>
  );
}
