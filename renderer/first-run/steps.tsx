import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export const STEPS = ['language', 'you', 'recovery-key', 'mail', 'users'] as const;
export type Step = (typeof STEPS)[number];

/** Where in the set-up one is. Not a way to jump: each step stands on the one before it. */
export function Steps({ step }: { step: Step }) {
  const { t } = useTranslation('firstRun');
  const at = STEPS.indexOf(step);
  return (
    <ol className="steps" aria-label={t('steps')}>
      {STEPS.map((known, place) => (
        <li
          key={known}
          {...(place === at ? { 'aria-current': 'step' } : {})}
          data-done={place < at || undefined}
        >
          <span className="steps-mark" aria-hidden>
            {place < at ? <IconCheck size={13} stroke={2.5} /> : place + 1}
          </span>
          <span className="steps-words">{t(`step.${known}`)}</span>
          {place < at ? <VisuallyHidden> ({t('done')})</VisuallyHidden> : null}
        </li>
      ))}
    </ol>
  );
}
