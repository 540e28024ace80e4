import { Button, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { refusalOf } from '../client.ts';
import { loadSpokenWords } from '../i18n/use-words.ts';
import { DigitsField } from './digits-field.tsx';
import { Refusal } from './refusal.tsx';
import { SecretInput } from './secret-input.tsx';
import { useWait } from './use-wait.ts';

/** What was typed to prove who sits there; the code once main has asked for it. */
export type Proof = { password: string; code?: string };

/**
 * A password and one button; where main then asks for the authenticator app, its six digits and the same button. Both are
 * forgotten with every attempt, the password as soon as the digits are not waited for; a refusal says when the next
 * attempt is possible.
 */
export function PasswordForm({
  action,
  label,
  autoFocus = false,
  passwordRef,
  onSubmit,
  children,
}: {
  action: string;
  /** What the password field is called, where "Password" is not enough. */
  label?: string;
  autoFocus?: boolean;
  passwordRef?: RefObject<HTMLInputElement | null>;
  onSubmit(proof: Proof): Promise<unknown>;
  /** Fields above the password. */
  children?: ReactNode;
}) {
  const { t } = useTranslation(['signIn', 'totp', 'common']);
  const own = useRef<HTMLInputElement>(null);
  const digitsField = useRef<HTMLInputElement>(null);
  const passwordField = passwordRef ?? own;
  const [password, setPassword] = useState('');
  /** null while nobody has asked for them. */
  const [digits, setDigits] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalData>();
  const wait = useWait(refusal);
  const field = digits === null ? passwordField : digitsField;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || wait > 0) return;
    if ((digits ?? password).trim() === '') {
      field.current?.focus();
      return;
    }
    setBusy(true);
    setRefusal(undefined);
    let asksDigits = false;
    try {
      // What main may refuse it with is not among the words of the first paint.
      await loadSpokenWords();
      await onSubmit({ password, ...(digits === null ? {} : { code: digits }) });
    } catch (error) {
      const refused = refusalOf(error);
      asksDigits = ['totp-needed', 'totp-wrong'].includes(refused.code);
      asksDigits ||= digits !== null && refused.code === 'sign-in-wait';
      if (refused.code !== 'totp-needed') setRefusal(refused);
    } finally {
      setBusy(false);
      setDigits(asksDigits ? '' : null);
      if (!asksDigits) setPassword('');
      (asksDigits ? digitsField : passwordField).current?.focus();
    }
  };

  function back() {
    setDigits(null);
    setPassword('');
    setRefusal(undefined);
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        {digits === null ? (
          <>
            {children}
            <SecretInput
              ref={passwordField}
              label={label ?? t('password')}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoComplete="current-password"
              autoFocus={autoFocus}
            />
          </>
        ) : (
          <>
            <Text size="sm" role="status">
              {t('totp:asked')}
            </Text>
            <DigitsField ref={digitsField} value={digits} onChange={setDigits} autoFocus />
          </>
        )}
        {refusal ? <Refusal refusal={refusal} /> : null}
        {wait > 0 ? <Text size="sm">{t('waiting', { left: t('seconds', { count: wait }) })}</Text> : null}
        <Group gap="xs" mt={4} grow preventGrowOverflow={false}>
          {digits !== null && (
            <Button variant="default" onClick={back}>
              {t('totp:back')}
            </Button>
          )}
          <Button type="submit" loading={busy} disabled={wait > 0}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
