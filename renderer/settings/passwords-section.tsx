import { NativeSelect, Switch, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TEMPORARY_FOR } from '../../shared/lists.ts';
import type { PasswordSettings } from '../../shared/settings.ts';
import { isComposing } from '../ui/shortcut.tsx';
import { checkNumber, errorsOnly } from './checks.ts';
import { NumberField } from './number-field.tsx';
import { SectionFrame } from './section-frame.tsx';
import { useSectionForm } from './use-section-form.ts';

const COSTS = [10, 11, 12, 13, 14] as const;

type Values = Omit<PasswordSettings, 'minLength' | 'temporaryHours'> & {
  minLength: number | string;
  temporaryHours: number | string;
};

/** What a new password has to be, and how it is kept. */
export function PasswordsSection({ initial }: { initial: PasswordSettings }) {
  const { t } = useTranslation('settings');
  const section = useSectionForm({
    channel: 'settings.savePasswords',
    initial: initial as Values,
    check: (values) => {
      const wordsFit =
        values.contextWords.length <= 200 &&
        values.contextWords.every((word) => word.trim().length >= 2 && word.trim().length <= 50);
      return errorsOnly({
        minLength: checkNumber(t, values.minLength, 8, 64),
        temporaryHours: checkNumber(t, values.temporaryHours, 1, 72),
        contextWords: wordsFit ? null : t('passwords.wordBad'),
      });
    },
    input: (values) => ({
      ...values,
      minLength: Number(values.minLength),
      temporaryHours: Number(values.temporaryHours),
    }),
  });
  const { form } = section;
  return (
    <SectionFrame title={t('tabs.passwords')} about={t('passwords.about')} section={section}>
      <NumberField
        label={t('passwords.minLength')}
        description={t('passwords.minLengthHint')}
        unit={t('passwords.characters')}
        {...form.getInputProps('minLength')}
      />
      <TagsInput
        label={t('passwords.words')}
        description={t('passwords.wordsHint')}
        acceptValueOnBlur
        clearable
        clearButtonProps={{ 'aria-label': t('passwords.wordsClear') }}
        onKeyDownCapture={(event) => {
          // Enter ends a syllable first; it must not add half a word.
          if (event.key === 'Enter' && isComposing(event)) event.stopPropagation();
        }}
        {...form.getInputProps('contextWords')}
      />
      <Switch
        label={t('passwords.onBehalf')}
        description={t('passwords.onBehalfHint')}
        {...form.getInputProps('onBehalfAllowed', { type: 'checkbox' })}
      />
      <NativeSelect
        label={t('passwords.temporary')}
        description={t('passwords.temporaryHint')}
        styles={{ wrapper: { maxWidth: 280 } }}
        data={TEMPORARY_FOR.map((who) => ({ value: who, label: t(`passwords.temporaryFor.${who}`) }))}
        {...form.getInputProps('temporaryPasswords')}
      />
      {form.values.temporaryPasswords !== 'off' && (
        <NumberField
          label={t('passwords.temporaryHours')}
          description={t('passwords.temporaryHoursHint')}
          unit={t('passwords.hours')}
          {...form.getInputProps('temporaryHours')}
        />
      )}
      <NativeSelect
        label={t('passwords.cost')}
        description={t('passwords.costHint')}
        styles={{ wrapper: { maxWidth: 280 } }}
        value={form.values.bcryptCost}
        onChange={(event) => form.setFieldValue('bcryptCost', Number(event.currentTarget.value))}
        data={COSTS.map((cost) => ({ value: String(cost), label: t(`passwords.costs.c${cost}`) }))}
      />
    </SectionFrame>
  );
}
