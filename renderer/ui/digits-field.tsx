import { TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './totp.module.css';

/** The six digits that an authenticator app shows, however they are typed: main reads blanks and full-width digits too. */
export function DigitsField({
  label,
  value,
  ref,
  autoFocus = false,
  onChange,
}: {
  label?: string;
  value: string;
  ref?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
  onChange(value: string): void;
}) {
  const { t } = useTranslation('totp');
  return (
    <TextInput
      {...(ref === undefined ? {} : { ref })}
      label={label ?? t('digits')}
      description={t('digitsHint')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      maxLength={12}
      autoFocus={autoFocus}
      data-autofocus={autoFocus || undefined}
      classNames={{ input: classes.digits ?? '' }}
    />
  );
}
