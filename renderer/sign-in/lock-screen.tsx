import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OperatorView } from '../../shared/models.ts';
import { call } from '../client.ts';
import { useCommand } from '../queries.ts';
import { Outside } from '../ui/outside.tsx';
import { PasswordForm } from '../ui/password-form.tsx';

/** Shows nothing of the office but who locked it. */
export function LockScreen({ operator }: { operator: OperatorView }) {
  const { t } = useTranslation('signIn');
  const signOut = useCommand('session.signOut');
  return (
    <Outside title={t('locked')} lead={t('lockedFor', { name: operator.name })}>
      <PasswordForm
        action={t('unlock')}
        autoFocus
        onSubmit={({ password }) => call('session.unlock', { password })}
      />
      <Text size="sm" mt="md" c="dimmed">
        {t('notYou')}{' '}
        <Anchor component="button" type="button" size="sm" onClick={() => signOut.mutate({})}>
          {t('signOut')}
        </Anchor>
      </Text>
    </Outside>
  );
}
