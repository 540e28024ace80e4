import { type FormErrors, type UseFormReturnType, useForm } from '@mantine/form';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '../../shared/contract.ts';
import type { Refusal } from '../../shared/errors.ts';
import { refusalOf } from '../client.ts';
import { useCommand } from '../queries.ts';

type SavingChannel =
  | 'settings.saveTokens'
  | 'settings.savePasswords'
  | 'settings.saveOffice'
  | 'settings.saveVerification'
  | 'settings.saveEvidence'
  | 'settings.saveBackup'
  | 'settings.saveSignIn'
  | 'settings.saveAlerts'
  | 'settings.saveNotices';

export type SectionForm<V> = {
  form: UseFormReturnType<V>;
  saving: boolean;
  saved: boolean;
  refusal: Refusal | null;
  submit(event?: FormEvent<HTMLFormElement>): void;
  undo(): void;
};

/**
 * A section that is saved as a whole. A refusal leaves everything typed in place and shows up at its field where
 * main named one.
 */
export function useSectionForm<V extends Record<string, unknown>, C extends SavingChannel>({
  channel,
  initial,
  check,
  input,
}: {
  channel: C;
  initial: V;
  /** Errors by field; an empty object when all is well. */
  check(values: V): FormErrors;
  input(values: V): InputOf<C>;
}): SectionForm<V> {
  const { t } = useTranslation('errors');
  const save = useCommand(channel);
  const [saved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const form = useForm<V>({ initialValues: initial, validate: check, onValuesChange: () => setSaved(false) });

  async function send(values: V) {
    setRefusal(null);
    try {
      await save.mutateAsync(input(values));
      form.setInitialValues(values);
      form.resetDirty(values);
      setSaved(true);
    } catch (error) {
      const refused = refusalOf(error);
      const field = refused.code === 'invalid-input' ? refused.details?.field : undefined;
      if (typeof field === 'string' && field in values) form.setErrors({ [field]: t('invalid-input.what') });
      else setRefusal(refused);
    }
  }

  return {
    form,
    saving: save.isPending,
    saved,
    refusal,
    submit: form.onSubmit((values) => void send(values), focusFirstError),
    undo: () => {
      form.reset();
      setRefusal(null);
    },
  };
}

/** After the errors are drawn. */
function focusFirstError(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('main [aria-invalid="true"], form [aria-invalid="true"]')?.focus();
  });
}
