import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UserFilter } from './use-user-search.ts';
import styles from './users.module.css';

const FILTERS = ['all', 'live-reset', 'must-change', 'disabled'] as const satisfies readonly UserFilter[];

export function FilterChips({ value, onChange }: { value: UserFilter; onChange(filter: UserFilter): void }) {
  const { t } = useTranslation('users');
  return (
    <SegmentedControl
      fullWidth
      classNames={{ control: styles.filter ?? '' }}
      size="xs"
      aria-label={t('filter.label')}
      value={value}
      onChange={(next) => onChange(FILTERS.find((known) => known === next) ?? 'all')}
      data={FILTERS.map((filter) => ({ value: filter, label: t(`filter.${filter}`) }))}
    />
  );
}
