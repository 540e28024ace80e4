import { Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FoundProblem, LogVerdict } from '../../../shared/evidence.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatMoment } from '../../ui/time-format.ts';
import classes from './verify.module.css';

const STEPS = ['keep', 'call', 'compare'] as const;

/** A calm answer: how much was looked at, and what it was held against. */
export function SoundFacts({ verdict }: { verdict: LogVerdict }) {
  const { t } = useTranslation('evidence');
  const { entries, from, to, restored } = verdict;
  return (
    <div className={classes.facts}>
      <p>{entries === 0 ? t('verify.nothing') : t('verify.soundText', { count: entries, from, to })}</p>
      <Witnesses verdict={verdict} />
      {restored.map((gap) => (
        <p key={gap.from}>{t('verify.restored', gap)}</p>
      ))}
      {verdict.checkpoints.outside === 0 && <p>{t('verify.onlyHere')}</p>}
    </div>
  );
}

/** What is wrong, how far the log can be relied on, and what to do now. */
export function UnsoundFacts({ verdict }: { verdict: LogVerdict }) {
  const { t } = useTranslation('evidence');
  const { soundTo, problems, more } = verdict;
  return (
    <div className={classes.facts}>
      <p>
        <strong>
          {soundTo < verdict.from ? t('verify.soundToNone') : t('verify.soundTo', { entries: soundTo })}
        </strong>
      </p>
      <h3>{t('verify.found')}</h3>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.kind} ${problem.from} ${problem.to}`}>{problemWords(t, problem)}</li>
        ))}
        {more > 0 && <li>{t('verify.more', { count: more })}</li>}
      </ul>
      <h3>{t('verify.todo')}</h3>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>{t(`verify.steps.${step}`)}</li>
        ))}
      </ol>
      <Witnesses verdict={verdict} />
    </div>
  );
}

function problemWords(t: TFunction<'evidence'>, { kind, from, to }: FoundProblem): string {
  if (kind === 'swapped') return t('verify.problem.swapped', { from, to });
  return t(`verify.problem.${kind}${from === to ? '' : 'Many'}`, { from, to });
}

function Witnesses({ verdict: { checkpoints, mark } }: { verdict: LogVerdict }) {
  const { t } = useTranslation('evidence');
  const language = useLanguage();
  const { kept, outside, last } = checkpoints;
  const newest =
    last === null
      ? t('verify.noCheckpoint')
      : t('verify.lastCheckpoint', { entries: last.entries, time: formatMoment(last.at, language) });
  return (
    <Text size="sm" c="dimmed" component="div">
      <p>
        {newest} {kept + outside > 0 && t('verify.witnesses', { kept, outside })}
      </p>
      {(mark === 'missing' || mark === 'unreadable') && <p>{t(`verify.mark.${mark}`)}</p>}
    </Text>
  );
}
