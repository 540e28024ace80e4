import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OperatorView } from '../../shared/models.ts';
import { useCommand } from '../queries.ts';
import { Outside } from '../ui/outside.tsx';
import { TotpSetUp } from '../ui/totp-set-up.tsx';

/** Nothing else before the authenticator app that the office asks for is set up; once it is, the status moves on by itself. */
export function EnrolScreen({ operator }: { operator: OperatorView }) {
  const { t } = useTranslation('totp');
  const signOut = useCommand('session.signOut');
  return (
    <Outside title={t('enrol.title')} lead={t('enrol.lead', { name: operator.name })} wide>
      <TotpSetUp onDone={() => {}} />
      <Text size="sm" mt="lg" c="dimmed">
        {t('enrol.notNow')}{' '}
        <Anchor component="button" type="button" size="sm" onClick={() => signOut.mutate({})}>
          {t('enrol.signOut')}
        </Anchor>
      </Text>
    </Outside>
  );
}
