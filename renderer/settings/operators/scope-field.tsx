import { MultiSelect, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChannel } from '../../queries.ts';
import { isComposing } from '../../ui/shortcut.tsx';

/** Whose users an operator sees: everybody's, or those of chosen departments. */
export function ScopeField({
  value,
  error,
  onChange,
}: {
  /** null: all departments. */
  value: string[] | null;
  error: string | null;
  onChange(departments: string[] | null): void;
}) {
  const { t } = useTranslation('operators');
  const { data } = useChannel('users.departments', {});
  // A department that nobody is in any more stays visible until it is taken away.
  const known = new Set([...(data?.departments.map(({ name }) => name) ?? []), ...(value ?? [])]);
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t('scope')}
        description={t('scopeHint')}
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        value={value === null ? 'all' : 'some'}
        onChange={(chosen) => onChange(chosen === 'all' ? null : (value ?? []))}
      >
        <Stack gap={6} mt={6}>
          <Radio value="all" label={t('scopeAll')} />
          <Radio value="some" label={t('scopeSome')} />
        </Stack>
      </Radio.Group>
      {value !== null && (
        <MultiSelect
          label={t('scopeChoose')}
          description={t('scopeChooseHint')}
          data={[...known].toSorted()}
          value={value}
          onChange={onChange}
          searchable
          clearable={false}
          error={error}
          comboboxProps={{ withinPortal: true }}
          onKeyDownCapture={(event) => {
            // Enter ends a syllable first; it must not choose what half of it has found.
            if (event.key === 'Enter' && isComposing(event)) event.stopPropagation();
          }}
        />
      )}
    </Stack>
  );
}
