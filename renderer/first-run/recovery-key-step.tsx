import { useTranslation } from 'react-i18next';
import { call } from '../client.ts';
import { RecoveryKeySheet } from '../ui/recovery-key-sheet.tsx';
import { NotShownYet, useShownOnce } from '../ui/shown-once.tsx';

const issue = () => call('recovery.issue', { password: null });

/** Makes the office's first recovery key, which lives in this component until it is stored. */
export function RecoveryKeyStep() {
  const { t } = useTranslation('firstRun');
  const { shown, refusal, again, forget } = useShownOnce(issue);
  if (shown !== null) return <RecoveryKeySheet recoveryKey={shown.recoveryKey} onConfirmed={forget} />;
  return <NotShownYet making={t('recoveryKey.making')} refusal={refusal} onAgain={again} />;
}
