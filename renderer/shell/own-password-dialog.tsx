import { Button, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { OwnPasswordFields, useOwnPassword } from '../ui/own-password.tsx';

function OwnPasswordForm({ onDone }: { onDone(): void }) {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  const own = useOwnPassword(() => {
    notifications.show({ message: t('ownPassword.done'), color: 'green' });
    onDone();
  });
  return (
    <form onSubmit={own.submit}>
      <Stack>
        <OwnPasswordFields own={own} label={t('ownPassword.current')} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={own.pending} disabled={own.next === null || own.current === ''}>
            {t('ownPassword.action')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** An operator's own new password; what is typed dies with the dialog. */
export function OwnPasswordDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { t } = useTranslation('shell');
  return (
    <Modal opened={opened} onClose={onClose} title={t('changePassword')}>
      <OwnPasswordForm onDone={onClose} />
    </Modal>
  );
}
