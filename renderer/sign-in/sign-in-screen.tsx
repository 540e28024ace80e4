import { Alert, Anchor, Text, TextInput } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { call } from '../client.ts';
import { loadSpokenWords } from '../i18n/use-words.ts';
import { Outside } from '../ui/outside.tsx';
import { PasswordForm } from '../ui/password-form.tsx';
import { ROUTES } from '../ui/routes.ts';
import { useStatus } from '../use-status.ts';

const RecoverAdmin = lazy(async () => {
  const [{ RecoverAdmin }] = await Promise.all([import('./recover-admin.tsx'), loadSpokenWords()]);
  return { default: RecoverAdmin };
});

type Step = 'sign-in' | 'recover' | 'recovered';

/** Who works here next? The next operator starts at the users, not where the last one was. */
export function SignInScreen() {
  const { t } = useTranslation('signIn');
  const { officeName } = useStatus();
  const [, navigate] = useLocation();
  const [step, setStep] = useState<Step>('sign-in');
  const [login, setLogin] = useState('');
  useEffect(() => navigate(ROUTES.users, { replace: true }), [navigate]);

  if (step === 'recover') {
    return (
      <Suspense fallback={null}>
        <RecoverAdmin
          onBack={() => setStep('sign-in')}
          onDone={(recovered) => {
            setLogin(recovered);
            setStep('recovered');
          }}
        />
      </Suspense>
    );
  }
  const recovered = step === 'recovered';
  return (
    <Outside title={t('title')} lead={officeName}>
      <div role="status">
        {recovered && (
          <Alert color="green" mb="sm">
            {t('recover.done')}
          </Alert>
        )}
      </div>
      <PasswordForm
        action={t('action')}
        autoFocus={recovered}
        onSubmit={(proof) => call('session.signIn', { login, ...proof })}
      >
        <TextInput
          label={t('login')}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={!recovered}
        />
      </PasswordForm>
      <Text size="xs" c="dimmed" mt="md">
        {t('forgotten')}
      </Text>
      <Text size="xs" c="dimmed" mt={6}>
        {t('lockedOut')}{' '}
        <Anchor component="button" type="button" size="xs" onClick={() => setStep('recover')}>
          {t('useRecoveryKey')}
        </Anchor>
      </Text>
    </Outside>
  );
}
