import { useTranslation } from 'react-i18next';
import type { OperatorView } from '../../shared/models.ts';
import { NotNow } from '../ui/not-now.tsx';
import { Outside } from '../ui/outside.tsx';
import { OwnPasswordFields, useOwnPassword } from '../ui/own-password.tsx';
import { ReasonedButton } from '../ui/reasoned-button.tsx';

/** Nothing else before an own password stands in the place of the one an admin chose; then the status moves on by itself. */
export function OwnPasswordScreen({ operator, minLength }: { operator: OperatorView; minLength: number }) {
  const { t } = useTranslation('signIn');
  const own = useOwnPassword(() => {});
  const reason = own.current === '' ? t('own.needGiven') : own.next === null ? t('own.needNew') : null;
  return (
    <Outside title={t('own.title')} lead={t('own.lead', { name: operator.name })}>
      <form onSubmit={own.submit}>
        <OwnPasswordFields own={own} label={t('own.given')} minLength={minLength} autoFocus />
        <ReasonedButton type="submit" fullWidth mt="md" loading={own.pending} reason={reason}>
          {t('own.action')}
        </ReasonedButton>
      </form>
      <NotNow />
    </Outside>
  );
}
