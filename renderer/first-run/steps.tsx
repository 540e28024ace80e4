import { useTranslation } from 'react-i18next';
import { Steps as StepList } from '../ui/steps.tsx';

export const STEPS = ['language', 'you', 'recovery-key', 'mail', 'users'] as const;
export type Step = (typeof STEPS)[number];

/** Where in the set-up one is. */
export function Steps({ step }: { step: Step }) {
  const { t } = useTranslation('firstRun');
  const names = STEPS.map((known) => t(`step.${known}`));
  return <StepList label={t('steps')} names={names} at={STEPS.indexOf(step)} done={t('done')} />;
}
