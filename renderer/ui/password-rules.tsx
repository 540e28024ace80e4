import { Group, Progress, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LiveJudgement } from './use-password-judgement.ts';

/** By zxcvbn's score, 0 to 4. */
const LEVELS = [
  { name: 'worst', colour: 'red' },
  { name: 'weak', colour: 'red' },
  { name: 'fair', colour: 'orange' },
  { name: 'good', colour: 'teal' },
  { name: 'strong', colour: 'green' },
] as const;

/** The rules with their marks, what is wrong right now, and how hard the password is to guess. */
export function PasswordRules({ judgement, minLength }: { judgement: LiveJudgement; minLength: number }) {
  const { t } = useTranslation('common');
  const { length, score, broken } = judgement;
  const longEnough = length >= minLength;
  const level = score === null ? undefined : LEVELS[score];
  const problems = broken.filter((rule) => rule !== 'too-short');
  return (
    <Stack gap={6} className="password-rules">
      <Group gap="xs" wrap="nowrap">
        {longEnough ? (
          <IconCircleCheck size={16} className="rule-met" aria-hidden />
        ) : (
          <IconCircle size={16} className="rule-open" aria-hidden />
        )}
        <Text size="sm">
          {t('password.minLength', { count: minLength })}
          <VisuallyHidden> ({longEnough ? t('password.met') : t('password.notMet')})</VisuallyHidden>
        </Text>
        <Text size="sm" c="dimmed" ml="auto" aria-hidden>
          {length}
        </Text>
      </Group>
      <Progress
        value={score === null ? 0 : (score + 1) * 20}
        color={level?.colour ?? 'red'}
        size={4}
        aria-hidden
      />
      <div role="status">
        {level === undefined ? (
          <Text size="xs" c="dimmed">
            {t('password.advice')}
          </Text>
        ) : (
          <Text size="xs" c="dimmed">
            {t('password.strength', { level: t(`password.level.${level.name}`) })}
          </Text>
        )}
        {problems.map((rule) => (
          <Group key={rule} gap={6} wrap="nowrap" mt={2}>
            <IconAlertTriangle size={15} className="rule-broken" aria-hidden />
            <Text size="sm">{t(`password.rule.${rule}`)}</Text>
          </Group>
        ))}
      </div>
    </Stack>
  );
}
