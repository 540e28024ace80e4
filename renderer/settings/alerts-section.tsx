import { Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AlertSettings } from '../../shared/alerts.ts';
import { checkNumber, errorsOnly } from './checks.ts';
import { NumberField } from './number-field.tsx';
import { type DayHours, isDayWrong, toDays, toOfficeHours } from './office-hours.ts';
import { OfficeHoursField } from './office-hours-field.tsx';
import { SectionFrame } from './section-frame.tsx';
import { useSectionForm } from './use-section-form.ts';

type Values = {
  resetsPerHour: number | string;
  refusalsPerHour: number | string;
  hoursCount: boolean;
  days: DayHours[];
  mailAdmins: boolean;
};

/** From when on something is unusual, and whether administrators hear of it by mail. */
export function AlertsSection({ initial }: { initial: AlertSettings }) {
  const { t } = useTranslation('settings');
  const { officeHours, ...rest } = initial;
  const values: Values = { ...rest, hoursCount: officeHours !== null, days: toDays(officeHours) };
  const section = useSectionForm({
    channel: 'settings.saveAlerts',
    initial: values,
    check: ({ resetsPerHour, refusalsPerHour, hoursCount, days }) =>
      errorsOnly({
        resetsPerHour: checkNumber(t, resetsPerHour, 1, 1000),
        refusalsPerHour: checkNumber(t, refusalsPerHour, 1, 1000),
        days: hoursCount && days.some(isDayWrong) ? t('alerts.dayWrong') : null,
      }),
    input: ({ resetsPerHour, refusalsPerHour, hoursCount, days, mailAdmins }) => ({
      resetsPerHour: Number(resetsPerHour),
      refusalsPerHour: Number(refusalsPerHour),
      officeHours: hoursCount ? toOfficeHours(days) : null,
      mailAdmins,
    }),
  });
  const { form } = section;
  return (
    <SectionFrame title={t('tabs.alerts')} about={t('alerts.about')} section={section}>
      <NumberField
        label={t('alerts.resets')}
        description={t('alerts.resetsHint')}
        unit={t('alerts.resetsUnit')}
        {...form.getInputProps('resetsPerHour')}
      />
      <NumberField
        label={t('alerts.refusals')}
        description={t('alerts.refusalsHint')}
        unit={t('alerts.refusalsUnit')}
        {...form.getInputProps('refusalsPerHour')}
      />
      <Stack gap="sm">
        <Switch
          label={t('alerts.hoursOn')}
          description={t('alerts.hoursHint')}
          {...form.getInputProps('hoursCount', { type: 'checkbox' })}
        />
        {form.values.hoursCount && (
          <OfficeHoursField
            days={form.values.days}
            onChange={(days) => {
              form.clearFieldError('days');
              form.setFieldValue('days', days);
            }}
          />
        )}
      </Stack>
      <Text size="sm" c="dimmed">
        {t('alerts.always')}
      </Text>
      <Switch
        label={t('alerts.mail')}
        description={t('alerts.mailHint')}
        {...form.getInputProps('mailAdmins', { type: 'checkbox' })}
      />
    </SectionFrame>
  );
}
