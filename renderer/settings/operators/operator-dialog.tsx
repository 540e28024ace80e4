import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../../shared/errors.ts';
import type { Role } from '../../../shared/lists.ts';
import type { OperatorView } from '../../../shared/models.ts';
import { refusalOf } from '../../client.ts';
import { useCommand } from '../../queries.ts';
import { NewPasswordFields } from '../../ui/password-field.tsx';
import { ReasonedButton } from '../../ui/reasoned-button.tsx';
import { Refusal, refusalText } from '../../ui/refusal.tsx';
import { ScopeField } from './scope-field.tsx';

const ROLES = ['viewer', 'operator', 'admin'] as const satisfies readonly Role[];

type OperatorDialogProps = {
  /** null adds a new one. */
  operator: OperatorView | null;
  minLength: number;
  onClose(): void;
  /** `words` say what happened. */
  onDone(words: string): void;
};

/** A new operator, or another name, login, address or role. A refusal stays here, with everything typed. */
export function OperatorDialog({ operator, minLength, onClose, onDone }: OperatorDialogProps) {
  const { t } = useTranslation(['operators', 'common']);
  const { t: errors } = useTranslation('errors');
  const add = useCommand('operators.add');
  const edit = useCommand('operators.edit');
  const [password, setPassword] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const form = useForm({
    initialValues: {
      name: operator?.name ?? '',
      login: operator?.login ?? '',
      email: operator?.email ?? '',
      role: operator?.role ?? ('operator' as Role),
      departments: operator?.departments ?? null,
    },
    validate: {
      name: (name) => (name.trim() === '' ? t('needed') : null),
      login: (login) => (login.trim() === '' ? t('needed') : null),
      email: (email) => (/^\s*[^\s@]+@[^\s@]+\s*$/.test(email) ? null : t('badEmail')),
      departments: (departments, { role }) =>
        role !== 'admin' && departments?.length === 0 ? t('scopeNone') : null,
    },
  });

  const submit = form.onSubmit(async (typed) => {
    // No department binds an admin, and an empty choice left from before must not be sent.
    const values = { ...typed, departments: typed.role === 'admin' ? null : typed.departments };
    setRefusal(null);
    try {
      if (operator !== null) await edit.mutateAsync({ ...values, operatorId: operator.id });
      else if (password !== null) await add.mutateAsync({ ...values, password });
      else return;
      onDone(t(operator === null ? 'added' : 'edited', { name: values.name }));
    } catch (error) {
      const refused = refusalOf(error);
      if (refused.code === 'login-taken') form.setFieldError('login', refusalText(errors, refused));
      else if (refused.code === 'address-invalid') form.setFieldError('email', refusalText(errors, refused));
      else setRefusal(refused);
    }
  });

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={operator === null ? t('addTitle') : t('editTitle', { name: operator.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <TextInput label={t('name')} maxLength={100} data-autofocus {...form.getInputProps('name')} />
          <TextInput
            label={t('login')}
            description={t('loginHint')}
            maxLength={64}
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('login')}
          />
          <TextInput
            label={t('email')}
            description={t('emailHint')}
            type="email"
            maxLength={254}
            {...form.getInputProps('email')}
          />
          <NativeSelect
            label={t('role')}
            description={t(`roleMeans.${form.values.role}`)}
            data={ROLES.map((value) => ({ value, label: t(`common:role.${value}`) }))}
            {...form.getInputProps('role')}
          />
          {form.values.role !== 'admin' && (
            <ScopeField
              value={form.values.departments}
              error={typeof form.errors.departments === 'string' ? form.errors.departments : null}
              onChange={(departments) => form.setFieldValue('departments', departments)}
            />
          )}
          {operator === null && (
            <>
              <Text size="sm" c="dimmed">
                {t('passwordHint')}
              </Text>
              <NewPasswordFields minLength={minLength} onChange={setPassword} />
            </>
          )}
          {refusal && <Refusal refusal={refusal} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <ReasonedButton
              type="submit"
              loading={add.isPending || edit.isPending}
              reason={operator === null && password === null ? t('needPassword') : null}
            >
              {t(operator === null ? 'addDo' : 'saveDo')}
            </ReasonedButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
