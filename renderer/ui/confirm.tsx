import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Asks before an act that cannot be taken back. `confirm` names the effect, never "OK". */
export function ConfirmDialog({
  opened,
  title,
  confirm,
  keep,
  onCancel,
  onConfirm,
  danger = false,
  busy = false,
  children,
}: {
  opened: boolean;
  title: string;
  confirm: string;
  /** What not doing it is called, where "Cancel" could be taken for the act itself. */
  keep?: string;
  onCancel(): void;
  onConfirm(): void;
  danger?: boolean;
  busy?: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation('common');
  return (
    <Modal opened={opened} onClose={onCancel} title={title} centered>
      <Stack>
        <div>{children}</div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel} data-autofocus>
            {keep ?? t('cancel')}
          </Button>
          <Button {...(danger ? { color: 'red' } : {})} loading={busy} onClick={onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
