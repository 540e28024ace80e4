import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = { departments: readonly string[]; onAdd(department: string): void };

/** Only departments that somebody belongs to: a name typed wrong would be a rule for nobody. */
export function AddRule({ departments, onAdd }: Props) {
  const { t } = useTranslation('verification');
  if (departments.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('addNone')}
      </Text>
    );
  }
  return (
    <NativeSelect
      label={t('add')}
      styles={{ wrapper: { maxWidth: 320 } }}
      value=""
      data={[
        { value: '', label: t('choose') },
        ...departments.map((department) => ({ value: department, label: department })),
      ]}
      onChange={(event) => event.currentTarget.value !== '' && onAdd(event.currentTarget.value)}
    />
  );
}
