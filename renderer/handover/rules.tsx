import { Text, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PasswordRule } from '../../shared/lists.ts';
import type { LiveJudgement } from '../ui/use-password-judgement.ts';
import styles from './handover.module.css';

const GUESSABLE: readonly PasswordRule[] = ['blocked', 'keyboard-pattern', 'repeated'];
/** What hardly anybody types: said only when it happens. */
const RARE: readonly PasswordRule[] = ['too-long', 'control-character', 'lone-surrogate'];

type Props = { judgement: LiveJudgement; minLength: number; repeated: boolean };

/** The rules, each with its tick as soon as it is met. A screen reader hears how many are, not every letter typed. */
export function Rules({ judgement, minLength, repeated }: Props) {
  const { t } = useTranslation('handover');
  const { t: common } = useTranslation('common');
  const { length, score, broken } = judgement;
  const judged = length > 0 && score !== null;
  const keeps = (rules: readonly PasswordRule[]) => judged && !broken.some((rule) => rules.includes(rule));
  const typed = length > 0 ? ` · ${t('rules.typed', { typed: length })}` : '';
  const rules = [
    { name: 'length', met: length >= minLength, words: `${t('rules.length', { count: minLength })}${typed}` },
    { name: 'guess', met: keeps(GUESSABLE), words: t('rules.guess') },
    { name: 'names', met: keeps(['contains-context']), words: t('rules.names') },
    { name: 'same', met: repeated, words: t('rules.same') },
  ];
  const met = rules.filter((rule) => rule.met).length;
  return (
    <div>
      <ul className={styles.rules} aria-label={t('rules.title')}>
        {rules.map((rule) => (
          <li key={rule.name} data-met={rule.met || undefined}>
            {rule.met ? (
              <IconCircleCheck size={18} className="rule-met" aria-hidden />
            ) : (
              <IconCircle size={18} className="rule-open" aria-hidden />
            )}
            <span>
              {rule.words}
              <VisuallyHidden> ({t(rule.met ? 'rules.met' : 'rules.open')})</VisuallyHidden>
            </span>
          </li>
        ))}
        {broken
          .filter((rule) => RARE.includes(rule))
          .map((rule) => (
            <li key={rule}>
              <IconAlertTriangle size={18} className="rule-broken" aria-hidden />
              <Text span>{common(`password.rule.${rule}`)}</Text>
            </li>
          ))}
      </ul>
      <VisuallyHidden role="status">
        {judged ? t('rules.count', { met, all: rules.length }) : ''}
      </VisuallyHidden>
    </div>
  );
}
