import { Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../queries.ts';
import { DigitsField } from './digits-field.tsx';
import { NewPasswordFields } from './password-field.tsx';
import { Refusal } from './refusal.tsx';
import { SecretInput } from './secret-input.tsx';

export type OwnPassword = ReturnType<typeof useOwnPassword>;

/** An operator's own new password: the old one, the new one, and the digits of the authenticator app once main asks. */
export function useOwnPassword(onChanged: () => void) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState<string | null>(null);
  /** null while nobody has asked for them. */
  const [digits, setDigits] = useState<string | null>(null);
  const change = useCommand('session.changePassword');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (next === null || current === '' || digits === '' || change.isPending) return;
    change.mutate(
      { password: current, newPassword: next, ...(digits === null ? {} : { code: digits }) },
      {
        onSuccess: onChanged,
        // A code works once: after any other refusal the next try needs the next one.
        onError: ({ refusal }) => setDigits(refusal.code === 'totp-needed' || digits !== null ? '' : null),
      },
    );
  }

  const refusal = change.error?.refusal ?? null;
  return {
    current,
    setCurrent,
    next,
    setNext,
    digits,
    setDigits,
    submit,
    pending: change.isPending,
    refusal: refusal?.code === 'totp-needed' ? null : refusal,
  };
}

/** The fields of it; the form and its button belong to whoever shows them. */
export function OwnPasswordFields({
  own,
  label,
  minLength,
  autoFocus = false,
}: {
  own: OwnPassword;
  /** Of the password so far. */
  label: string;
  minLength?: number;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation('totp');
  return (
    <Stack gap="md">
      <SecretInput
        label={label}
        value={own.current}
        onChange={(event) => own.setCurrent(event.currentTarget.value)}
        autoComplete="current-password"
        data-autofocus
        autoFocus={autoFocus}
      />
      <NewPasswordFields
        onChange={own.setNext}
        generate={false}
        {...(minLength === undefined ? {} : { minLength })}
      />
      {own.digits !== null && (
        <>
          <Text size="sm" role="status">
            {t('asked')}
          </Text>
          <DigitsField value={own.digits} onChange={own.setDigits} autoFocus />
        </>
      )}
      {own.refusal && <Refusal refusal={own.refusal} />}
    </Stack>
  );
}
