import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outside } from '../ui/outside.tsx';
import { useStatus } from '../use-status.ts';
import { LanguageStep } from './language-step.tsx';
import { MailStep } from './mail-step.tsx';
import { RecoveryKeyStep } from './recovery-key-step.tsx';
import { type Step, Steps } from './steps.tsx';
import { UsersStep } from './users-step.tsx';
import { YouStep } from './you-step.tsx';

/** Main knows how far the set-up has come (`step`; null before there is an office), so a restart goes on there. */
export function FirstRunScreen({ step }: { step: 'recovery-key' | 'mail' | 'users' | null }) {
  const { t } = useTranslation('firstRun');
  const { practice } = useStatus();
  const [before, setBefore] = useState<'language' | 'you'>('language');
  const [mailAgain, setMailAgain] = useState(false);
  const now: Step = step === null ? before : step === 'users' && mailAgain ? 'mail' : step;
  const words = now === 'recovery-key' ? 'recoveryKey' : now;
  const lead = now === 'users' && practice ? t('users.practiceLead') : t(`${words}.lead`);
  return (
    <Outside title={t(`${words}.title`)} lead={lead} above={<Steps step={now} />} wide>
      {now === 'language' ? <LanguageStep onDone={() => setBefore('you')} /> : null}
      {now === 'you' ? <YouStep onBack={() => setBefore('language')} /> : null}
      {now === 'recovery-key' ? <RecoveryKeyStep /> : null}
      {now === 'mail' ? <MailStep onDone={() => setMailAgain(false)} /> : null}
      {now === 'users' ? <UsersStep onBack={() => setMailAgain(true)} /> : null}
    </Outside>
  );
}
