import { CloseButton, Progress, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogVerdict } from '../../../shared/evidence.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { CompareCheckpoint } from './compare-checkpoint.tsx';
import type { Verify } from './use-verify.ts';
import { SoundFacts, UnsoundFacts } from './verdict-facts.tsx';
import classes from './verify.module.css';

/** What verifying says: how far it is, then that all is well, or what is wrong, since where, and what to do. */
export function VerifyPanel({ verify }: { verify: Verify }) {
  const { t } = useTranslation('evidence');
  const { state, refusal } = verify;
  return (
    <>
      <div role="status">
        {state.kind === 'running' && (
          <div className={classes.panel}>
            <Text size="sm">{t('verify.running')}</Text>
            <Progress
              mt={8}
              value={state.total === 0 ? 100 : (state.done / state.total) * 100}
              animated
              aria-label={t('verify.progress', { done: state.done, total: state.total })}
            />
          </div>
        )}
      </div>
      {state.kind === 'done' && <Verdict verdict={state.verdict} verify={verify} />}
      {state.kind === 'idle' && refusal && <Refusal refusal={refusal} />}
    </>
  );
}

function Verdict({ verdict, verify }: { verdict: LogVerdict; verify: Verify }) {
  const { t } = useTranslation('evidence');
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each result takes the focus once, whatever it says.
  useEffect(() => heading.current?.focus(), [verdict.at]);
  const sound = verdict.problems.length === 0;
  const Icon = sound ? IconShieldCheck : IconShieldX;
  return (
    <section className={classes.panel} data-verdict={sound ? 'sound' : 'unsound'} aria-labelledby="verdict">
      <Icon className={classes.mark} size={22} stroke={1.7} aria-hidden />
      <div className={classes.body}>
        <div className={classes.head}>
          <h2 id="verdict" className={classes.title} ref={heading} tabIndex={-1}>
            {t(sound ? 'verify.sound' : 'verify.unsound')}
          </h2>
          <CloseButton size="sm" aria-label={t('verify.close')} onClick={verify.close} />
        </div>
        {sound ? <SoundFacts verdict={verdict} /> : <UnsoundFacts verdict={verdict} />}
        <CompareCheckpoint verify={verify} opened={!sound} />
      </div>
    </section>
  );
}
