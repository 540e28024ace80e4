import { Fieldset } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TokenSettings } from '../../shared/settings.ts';
import { checkNumber, errorsOnly } from './checks.ts';
import { NumberField } from './number-field.tsx';
import { SectionFrame } from './section-frame.tsx';
import classes from './settings.module.css';
import { useSectionForm } from './use-section-form.ts';

const LIMITS = [
  ['perUserHour', 100],
  ['perUserDay', 1000],
  ['perOperatorHour', 10_000],
  ['perOfficeHour', 100_000],
] as const;

/** An emptied number field holds '' until something is typed again. */
type Values = { [K in keyof TokenSettings]: number | string };

/** How long a token and its code work, and how many reset mails may go out. */
export function TokensSection({ initial }: { initial: TokenSettings }) {
  const { t } = useTranslation('settings');
  const section = useSectionForm({
    channel: 'settings.saveTokens',
    initial: initial as Values,
    check: (values) => {
      const errors: Record<string, string | null> = {
        bulkPerMinute: checkNumber(t, values.bulkPerMinute, 1, 1200),
        lifetimeMinutes: checkNumber(t, values.lifetimeMinutes, 5, 1440),
        codeMinutes: checkNumber(t, values.codeMinutes, 3, 30),
      };
      for (const [name, max] of LIMITS) errors[name] = checkNumber(t, values[name], 1, max);
      if (Number(values.perUserDay) < Number(values.perUserHour)) {
        errors.perUserDay ??= t('tokens.dayBelowHour');
      }
      return errorsOnly(errors);
    },
    input: (values) => ({
      lifetimeMinutes: Number(values.lifetimeMinutes),
      codeMinutes: Number(values.codeMinutes),
      perUserHour: Number(values.perUserHour),
      perUserDay: Number(values.perUserDay),
      perOperatorHour: Number(values.perOperatorHour),
      perOfficeHour: Number(values.perOfficeHour),
      bulkPerMinute: Number(values.bulkPerMinute),
    }),
  });
  return (
    <SectionFrame title={t('tabs.tokens')} about={t('tokens.about')} section={section}>
      <NumberField
        label={t('tokens.lifetime')}
        description={t('tokens.lifetimeHint')}
        unit={t('tokens.minutes')}
        step={5}
        {...section.form.getInputProps('lifetimeMinutes')}
      />
      <NumberField
        label={t('tokens.code')}
        description={t('tokens.codeHint')}
        unit={t('tokens.minutes')}
        {...section.form.getInputProps('codeMinutes')}
      />
      <Fieldset legend={t('tokens.limits')} variant="unstyled" className={classes.group}>
        <div className={classes.grid}>
          {LIMITS.map(([name]) => (
            <NumberField
              key={name}
              label={t(`tokens.${name}`)}
              unit={t('tokens.mails')}
              {...section.form.getInputProps(name)}
            />
          ))}
        </div>
      </Fieldset>
      <NumberField
        label={t('tokens.bulkPerMinute')}
        description={t('tokens.bulkPerMinuteHint')}
        unit={t('tokens.mails')}
        {...section.form.getInputProps('bulkPerMinute')}
      />
    </SectionFrame>
  );
}
