import { Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { call } from '../client.ts';
import { Outside } from '../ui/outside.tsx';
import { PasswordForm } from '../ui/password-form.tsx';
import { ROUTES } from '../ui/routes.ts';
import { useStatus } from '../use-status.ts';

/** Who works here next? The next operator starts at the users, not where the last one was. */
export function SignInScreen() {
  const { t } = useTranslation('signIn');
  const { officeName } = useStatus();
  const [, navigate] = useLocation();
  const [login, setLogin] = useState('');
  useEffect(() => navigate(ROUTES.users, { replace: true }), [navigate]);
  return (
    <Outside title={t('title')} lead={officeName}>
      <PasswordForm action={t('action')} onSubmit={(password) => call('session.signIn', { login, password })}>
        <TextInput
          label={t('login')}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
      </PasswordForm>
      <Text size="xs" c="dimmed" mt="md">
        {t('forgotten')}
      </Text>
    </Outside>
  );
}
