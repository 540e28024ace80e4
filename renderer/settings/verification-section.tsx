import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { whomKey } from '../../shared/caller-rules.ts';
import { CALLER_CHECKS } from '../../shared/lists.ts';
import type { VerificationRule, VerificationSettings } from '../../shared/verification.ts';
import { checkNumber, errorsOnly } from './checks.ts';
import { NumberField } from './number-field.tsx';
import { SectionFrame } from './section-frame.tsx';
import { useSectionForm } from './use-section-form.ts';
import { AddRule } from './verification/add-rule.tsx';
import { RuleCard } from './verification/rule-card.tsx';
import classes from './verification/verification.module.css';

type Values = { windowMinutes: number | string; rules: VerificationRule[] };
type Props = { initial: VerificationSettings; departments: readonly string[] };

/** Who must be verified how: one card per rule, each with its sentence as it would be read out. */
export function VerificationSection({ initial, departments }: Props) {
  const { t } = useTranslation('verification');
  const { t: settings } = useTranslation('settings');
  const section = useSectionForm({
    channel: 'settings.saveVerification',
    initial: initial as Values,
    check: (values) => ({
      ...errorsOnly({ windowMinutes: checkNumber(settings, values.windowMinutes, 5, 1440) }),
      ...(values.rules.some((rule) => rule.checks.length === 0) ? { rules: t('chooseOne') } : {}),
    }),
    input: (values) => ({ ...values, windowMinutes: Number(values.windowMinutes) }),
  });
  const { form } = section;
  const { rules } = form.values;

  const setRules = (next: VerificationRule[]) => form.setFieldValue('rules', next);
  const replace = (key: string, next: VerificationRule) =>
    setRules(rules.map((rule) => (whomKey(rule.whom) === key ? next : rule)));
  const ruled = rules.flatMap(({ whom }) => (whom.kind === 'department' ? [whom.department] : []));

  function add(department: string) {
    const rule: VerificationRule = {
      whom: { kind: 'department', department },
      checks: [...CALLER_CHECKS],
      needed: 2,
    };
    // What holds for protected users stays last, as it is read.
    setRules(
      [...rules, rule].sort(
        (a, b) => Number(a.whom.kind === 'protected') - Number(b.whom.kind === 'protected'),
      ),
    );
  }

  return (
    <SectionFrame title={settings('tabs.verification')} about={t('about')} section={section}>
      <NumberField
        label={t('window')}
        description={t('windowHint')}
        unit={t('minutes')}
        step={5}
        {...form.getInputProps('windowMinutes')}
      />
      <div className={classes.rules}>
        <div>
          <Title order={3} size="h5">
            {t('rules')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('rulesHint')}
          </Text>
        </div>
        {rules.map((rule) => (
          <RuleCard
            key={whomKey(rule.whom)}
            rule={rule}
            onChange={(next) => replace(whomKey(rule.whom), next)}
            onRemove={() => setRules(rules.filter((one) => one !== rule))}
          />
        ))}
        <AddRule departments={departments.filter((name) => !ruled.includes(name))} onAdd={add} />
      </div>
    </SectionFrame>
  );
}
