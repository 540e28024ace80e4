import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../queries.ts';

/** The way out for whoever cannot do now what has to be done before anything else. */
export function NotNow() {
  const { t } = useTranslation('signIn');
  const signOut = useCommand('session.signOut');
  return (
    <Text size="sm" mt="lg" c="dimmed">
      {t('notNow.ask')}{' '}
      <Anchor component="button" type="button" size="sm" onClick={() => signOut.mutate({})}>
        {t('notNow.signOut')}
      </Anchor>
    </Text>
  );
}
