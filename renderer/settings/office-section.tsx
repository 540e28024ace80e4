import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OfficeSettings } from '../../shared/settings.ts';
import { checkNumber, checkText, errorsOnly } from './checks.ts';
import { NumberField } from './number-field.tsx';
import { SectionFrame } from './section-frame.tsx';
import { useSectionForm } from './use-section-form.ts';

type Values = Omit<OfficeSettings, 'idleLockMinutes'> & { idleLockMinutes: number | string };

/** How the office presents itself in its mails, and when the window locks. */
export function OfficeSection({ initial }: { initial: OfficeSettings }) {
  const { t } = useTranslation(['settings', 'common']);
  const section = useSectionForm({
    channel: 'settings.saveOffice',
    initial: initial as Values,
    check: (values) =>
      errorsOnly({
        name: checkText(t, values.name, 100, true),
        contact: checkText(t, values.contact, 200, false),
        idleLockMinutes: checkNumber(t, values.idleLockMinutes, 1, 15),
      }),
    input: (values) => ({ ...values, idleLockMinutes: Number(values.idleLockMinutes) }),
  });
  const { form } = section;
  return (
    <SectionFrame title={t('tabs.office')} about={t('office.about')} section={section}>
      <TextInput
        label={t('office.name')}
        description={t('office.nameHint')}
        styles={{ wrapper: { maxWidth: 420 } }}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('office.contact')}
        description={t('office.contactHint')}
        {...form.getInputProps('contact')}
      />
      <NativeSelect
        label={t('office.language')}
        description={t('office.languageHint')}
        styles={{ wrapper: { maxWidth: 280 } }}
        data={(['ko', 'en'] as const).map((value) => ({ value, label: t(`common:language.${value}`) }))}
        {...form.getInputProps('language')}
      />
      <NumberField
        label={t('office.idle')}
        description={t('office.idleHint')}
        unit={t('tokens.minutes')}
        {...form.getInputProps('idleLockMinutes')}
      />
    </SectionFrame>
  );
}
