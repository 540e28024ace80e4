import { Button, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { refusalOf } from '../client.ts';
import { Refusal } from './refusal.tsx';
import { SecretInput } from './secret-input.tsx';
import { useWait } from './use-wait.ts';

/** A password and one button. The password is forgotten with every attempt; a refusal says when the next one is possible. */
export function PasswordForm({
  action,
  autoFocus = false,
  passwordRef,
  onSubmit,
  children,
}: {
  action: string;
  autoFocus?: boolean;
  passwordRef?: RefObject<HTMLInputElement | null>;
  onSubmit(password: string): Promise<unknown>;
  /** Fields above the password. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('signIn');
  const own = useRef<HTMLInputElement>(null);
  const field = passwordRef ?? own;
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalData>();
  const wait = useWait(refusal);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || wait > 0) return;
    if (password === '') {
      field.current?.focus();
      return;
    }
    setBusy(true);
    setRefusal(undefined);
    try {
      await onSubmit(password);
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setPassword('');
      setBusy(false);
      field.current?.focus();
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        {children}
        <SecretInput
          ref={field}
          label={t('password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          autoFocus={autoFocus}
        />
        {refusal ? <Refusal refusal={refusal} /> : null}
        {wait > 0 ? <Text size="sm">{t('waiting', { left: t('seconds', { count: wait }) })}</Text> : null}
        <Button type="submit" loading={busy} disabled={wait > 0} mt={4}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}
