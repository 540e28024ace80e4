import { Button, Group, Modal, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode, Refusal as RefusalValue } from '../../shared/errors.ts';
import type { UserCard, UserFields } from '../../shared/models.ts';
import { call, refusalOf } from '../client.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { Refusal, refusalText } from '../ui/refusal.tsx';
import { AddressEffects } from './address-effects.tsx';

type InputWrapperOrder = ('label' | 'input' | 'description' | 'error')[];
type Fields = { [K in keyof UserFields]: NonNullable<UserFields[K]> };

/** Refusals that belong to one field stand under it. */
const FIELD_OF: Partial<Record<ErrorCode, keyof Fields>> = {
  'login-taken': 'login',
  'email-taken': 'email',
  'address-invalid': 'email',
  'staff-number-taken': 'staffNumber',
};

type Props = {
  /** null adds a new user. */
  user: UserCard | null;
  /** A name already typed in the search box. */
  name?: string;
  onClose(): void;
  onSaved(userId: string): void;
};

/** Add and edit are one form; a changed address says what it costs before it is saved (product rule 6). */
export function UserFormDialog({ user, name, onClose, onSaved }: Props) {
  const { t } = useTranslation('users');
  const { t: tCommon } = useTranslation('common');
  const { t: tErrors } = useTranslation('errors');
  const language = useLanguage();
  const errorId = useId();
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm<Fields>({
    initialValues: {
      name: user?.name ?? name ?? '',
      login: user?.login ?? '',
      email: user?.email ?? '',
      phone: user?.phone ?? '',
      staffNumber: user?.staffNumber ?? '',
      department: user?.department ?? '',
      language: user?.language ?? language,
      managerEmail: user?.managerEmail ?? '',
    },
    validate: {
      name: (value) => (value.trim() === '' ? t('form.required') : null),
      login: (value) => (value.trim() === '' ? t('form.required') : null),
      email: (value) => (looksLikeAddress(value) ? null : t('form.emailWrong')),
      managerEmail: (value) => (looksLikeAddress(value) ? null : t('form.emailWrong')),
    },
  });
  const { values } = form;
  const oldAddress = user?.email ?? null;
  const addressChanges =
    oldAddress !== null && values.email.trim().toLowerCase() !== oldAddress.toLowerCase();

  async function save(fields: Fields) {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    const input = withNulls(fields);
    try {
      if (user) {
        await call('users.edit', { ...input, userId: user.id });
        onSaved(user.id);
      } else onSaved((await call('users.add', input)).userId);
    } catch (error) {
      const refused = refusalOf(error);
      const field = refused.details?.field === 'managerEmail' ? 'managerEmail' : FIELD_OF[refused.code];
      if (field) {
        form.setFieldError(field, refusalText(tErrors, refused));
        form.getInputNode(field)?.focus();
      } else setRefusal(refused);
      setBusy(false);
    }
  }

  const submit = form.onSubmit(save, (errors) => {
    const first = FIELDS.find((field) => errors[field]);
    if (first) form.getInputNode(first)?.focus();
  });
  const typedName = values.name.trim();

  return (
    <Modal
      opened
      size={620}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': tCommon('close') }}
      title={user ? t('form.editTitle', { name: user.name }) : t('form.addTitle')}
      onClose={onClose}
    >
      <form
        onSubmit={(event: FormEvent<HTMLFormElement>) => submit(event)}
        noValidate
        aria-describedby={errorId}
      >
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="sm">
            <TextInput data-autofocus required label={t('form.name')} {...field('name', 200)} />
            <TextInput
              required
              label={t('form.login')}
              description={t('form.loginHelp')}
              {...field('login', 200)}
            />
            <TextInput
              type="email"
              label={t('form.email')}
              description={t('form.emailHelp')}
              {...field('email', 320)}
            />
            <TextInput type="tel" label={t('form.phone')} {...field('phone', 50)} />
            <TextInput label={t('form.department')} {...field('department', 200)} />
            <TextInput label={t('form.staffNumber')} {...field('staffNumber', 100)} />
            <TextInput
              type="email"
              label={t('form.managerEmail')}
              description={t('form.managerEmailHelp')}
              {...field('managerEmail', 320)}
            />
            <div>
              <Text size="sm" fw={500} mb={4}>
                {t('form.language')}
              </Text>
              <SegmentedControl
                aria-label={t('form.language')}
                data={[
                  { value: 'ko', label: t('language.ko') },
                  { value: 'en', label: t('language.en') },
                ]}
                value={values.language}
                onChange={(next) => form.setFieldValue('language', next === 'ko' ? 'ko' : 'en')}
              />
            </div>
          </SimpleGrid>
          <div aria-live="polite">
            {user && addressChanges && (
              <AddressEffects name={user.name} before={oldAddress} after={values.email.trim()} />
            )}
          </div>
          <div id={errorId}>{refusal && <Refusal refusal={refusal} />}</div>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('form.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {user
                ? t(addressChanges ? 'form.saveAddress' : 'form.save')
                : typedName === ''
                  ? t('form.addConfirmEmpty')
                  : t('form.addConfirm', { name: typedName })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );

  function field(name: keyof Fields, maxLength: number) {
    return {
      maxLength,
      autoComplete: 'off',
      spellCheck: false,
      inputWrapperOrder: ['label', 'input', 'description', 'error'] satisfies InputWrapperOrder,
      ...form.getInputProps(name),
    };
  }
}

const FIELDS = ['name', 'login', 'email', 'phone', 'department', 'staffNumber', 'managerEmail'] as const;

/** Main decides what an address is; this only catches what cannot be one. */
function looksLikeAddress(text: string): boolean {
  return text.trim() === '' || /^[^\s@]+@[^\s@]+$/.test(text.trim());
}

/** Empty optional fields cross as null. */
function withNulls(fields: Fields): UserFields {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    name: fields.name.trim(),
    login: fields.login.trim(),
    email: orNull(fields.email),
    phone: orNull(fields.phone),
    staffNumber: orNull(fields.staffNumber),
    department: orNull(fields.department),
    language: fields.language,
    managerEmail: orNull(fields.managerEmail),
  };
}
