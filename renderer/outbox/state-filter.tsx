import { Chip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MailState } from '../../shared/lists.ts';
import classes from './outbox.module.css';

const STATES = [
  'queued',
  'sending',
  'handed-over',
  'unknown',
  'failed',
  'expired',
  'cancelled',
] as const satisfies readonly MailState[];

/** One state or all of them; null is all. */
export function StateFilter({
  value,
  onChange,
}: {
  value: MailState | null;
  onChange(state: MailState | null): void;
}) {
  const { t } = useTranslation(['outbox', 'common']);
  return (
    <Chip.Group
      value={value ?? 'all'}
      onChange={(chosen) => onChange(STATES.find((state) => state === chosen) ?? null)}
    >
      <div role="radiogroup" aria-label={t('filter')} className={classes.filters}>
        <Chip size="xs" value="all">
          {t('all')}
        </Chip>
        {STATES.map((state) => (
          <Chip size="xs" key={state} value={state}>
            {t(`common:mailState.${state}`)}
          </Chip>
        ))}
      </div>
    </Chip.Group>
  );
}
