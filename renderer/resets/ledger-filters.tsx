import { Checkbox, CloseButton, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RESET_STATES } from '../../shared/lists.ts';
import classes from './resets.module.css';
import type { LedgerFilter } from './use-ledger.ts';

type Props = { filter: LedgerFilter; onChange(filter: LedgerFilter): void };

/** Live or all, one state, only mine, and a user. */
export function LedgerFilters({ filter, onChange }: Props) {
  const { t } = useTranslation(['resets', 'common']);
  const wide = filter.state === 'live' ? 'live' : 'all';
  return (
    <div className={classes.filters}>
      <SegmentedControl
        size="xs"
        aria-label={t('filters.label')}
        value={wide}
        onChange={(next) => onChange({ ...filter, state: next === 'live' ? 'live' : 'all' })}
        data={[
          { value: 'live', label: t('filters.live') },
          { value: 'all', label: t('filters.all') },
        ]}
      />
      {wide === 'all' && (
        <NativeSelect
          size="xs"
          aria-label={t('filters.state')}
          value={filter.state}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            onChange({ ...filter, state: RESET_STATES.find((state) => state === chosen) ?? 'all' });
          }}
          data={[
            { value: 'all', label: t('filters.anyState') },
            ...RESET_STATES.map((state) => ({ value: state, label: t(`common:resetState.${state}`) })),
          ]}
        />
      )}
      <TextInput
        size="xs"
        className={classes.find}
        aria-label={t('filters.text')}
        placeholder={t('filters.placeholder')}
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={
          filter.text !== '' && (
            <CloseButton
              size="sm"
              aria-label={t('common:cancel')}
              onClick={() => onChange({ ...filter, text: '' })}
            />
          )
        }
        value={filter.text}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      <Checkbox
        size="xs"
        label={t('filters.mine')}
        checked={filter.mine}
        onChange={(event) => onChange({ ...filter, mine: event.currentTarget.checked })}
      />
    </div>
  );
}
