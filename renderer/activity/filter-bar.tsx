import { Button, CloseButton, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ACTION_GROUPS, ACTIONS } from './action-groups.ts';
import classes from './activity.module.css';
import { datesReversed, type Filters, isFiltered, NO_FILTERS } from './filters.ts';

const OUTCOMES = ['all', 'done', 'refused'] as const;

/** What narrows the log down; every change counts at once. */
export function FilterBar({
  value,
  result,
  onChange,
}: {
  value: Filters;
  /** How much was found, in words; read out when it changes. */
  result: string;
  onChange(filters: Filters): void;
}) {
  const { t } = useTranslation('activity');
  const change = (part: Partial<Filters>) => onChange({ ...value, ...part });
  return (
    <section className={classes.filters} aria-label={t('filters')}>
      <TextInput
        className={classes.text}
        label={t('text')}
        placeholder={t('textHint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          value.text === '' ? null : (
            <CloseButton size="sm" aria-label={t('clearText')} onClick={() => change({ text: '' })} />
          )
        }
        value={value.text}
        maxLength={200}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('action')}
        value={value.action}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          change({ action: ACTIONS.find((action) => action === chosen) ?? '' });
        }}
        data={[
          { value: '', label: t('anyAction') },
          ...ACTION_GROUPS.map(({ name, actions }) => ({
            group: t(`groups.${name}`),
            items: actions.map((action) => ({ value: action, label: t(`actions.${action}`) })),
          })),
        ]}
      />
      <TextInput
        type="date"
        label={t('from')}
        max="9999-12-31"
        value={value.from}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('to')}
        max="9999-12-31"
        value={value.to}
        error={datesReversed(value) ? t('dateOrder') : null}
        onChange={(event) => change({ to: event.currentTarget.value })}
      />
      <div className={classes.outcome}>
        <SegmentedControl
          aria-label={t('outcome')}
          value={value.outcome}
          onChange={(chosen) => change({ outcome: OUTCOMES.find((one) => one === chosen) ?? 'all' })}
          data={[
            { value: 'all', label: t('anyOutcome') },
            { value: 'done', label: t('done') },
            { value: 'refused', label: t('refused') },
          ]}
        />
        {isFiltered(value) && (
          <Button variant="subtle" onClick={() => onChange(NO_FILTERS)}>
            {t('clear')}
          </Button>
        )}
        <p role="status" className={classes.count}>
          {result}
        </p>
      </div>
    </section>
  );
}
