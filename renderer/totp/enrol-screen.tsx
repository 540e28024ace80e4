import { useTranslation } from 'react-i18next';
import type { OperatorView } from '../../shared/models.ts';
import { NotNow } from '../ui/not-now.tsx';
import { Outside } from '../ui/outside.tsx';
import { TotpSetUp } from '../ui/totp-set-up.tsx';

/** Nothing else before the authenticator app that the office asks for is set up; once it is, the status moves on by itself. */
export function EnrolScreen({ operator }: { operator: OperatorView }) {
  const { t } = useTranslation('totp');
  return (
    <Outside title={t('enrol.title')} lead={t('enrol.lead', { name: operator.name })} wide>
      <TotpSetUp onDone={() => {}} />
      <NotNow />
    </Outside>
  );
}
