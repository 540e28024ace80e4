import { Button, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../queries.ts';
import { NewPasswordFields } from '../ui/password-field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { SecretInput } from '../ui/secret-input.tsx';

function OwnPasswordForm({ onDone }: { onDone(): void }) {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState<string | null>(null);
  const change = useCommand('session.changePassword');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (next === null || current === '') return;
    change.mutate(
      { password: current, newPassword: next },
      {
        onSuccess: () => {
          notifications.show({ message: t('ownPassword.done'), color: 'green' });
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <SecretInput
          label={t('ownPassword.current')}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          autoComplete="current-password"
          data-autofocus
        />
        <NewPasswordFields onChange={setNext} generate={false} />
        {change.error ? <Refusal refusal={change.error.refusal} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={change.isPending} disabled={next === null || current === ''}>
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
