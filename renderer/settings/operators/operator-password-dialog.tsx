import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorView } from '../../../shared/models.ts';
import { useCommand } from '../../queries.ts';
import { NewPasswordFields } from '../../ui/password-field.tsx';
import { ReasonedButton } from '../../ui/reasoned-button.tsx';
import { Refusal } from '../../ui/refusal.tsx';

type OperatorPasswordDialogProps = {
  operator: OperatorView;
  minLength: number;
  onClose(): void;
  /** `words` say what happened. */
  onDone(words: string): void;
};

/** Another operator's new password; what is typed dies with the dialog. */
export function OperatorPasswordDialog({
  operator,
  minLength,
  onClose,
  onDone,
}: OperatorPasswordDialogProps) {
  const { t } = useTranslation(['operators', 'common']);
  const [password, setPassword] = useState<string | null>(null);
  const set = useCommand('operators.setPassword');
  const { name } = operator;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (password === null || set.isPending) return;
    set.mutate(
      { operatorId: operator.id, newPassword: password },
      { onSuccess: () => onDone(t('passwordDone', { name })) },
    );
  }

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('passwordTitle', { name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">{t('passwordText')}</Text>
          <NewPasswordFields minLength={minLength} onChange={setPassword} autoFocus />
          {set.error && <Refusal refusal={set.error.refusal} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <ReasonedButton
              type="submit"
              loading={set.isPending}
              reason={password === null ? t('needPassword') : null}
            >
              {t('passwordDo', { name })}
            </ReasonedButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
