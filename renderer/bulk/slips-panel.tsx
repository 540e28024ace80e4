import { Button, Group, NativeSelect, Progress, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkBoard } from '../../shared/bulk.ts';
import { MOST_SLIPS } from '../../shared/bulk-lists.ts';
import type { OutputOf } from '../../shared/contract.ts';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { call, refusalOf } from '../client.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useProgress } from '../ui/use-progress.ts';
import classes from './bulk.module.css';

const HOURS = [4, 8, 12, 24] as const;

type State = { kind: 'ready' } | { kind: 'printing' } | { kind: 'done'; made: OutputOf<'bulk.printSlips'> };

/** Codes on paper for people without an address. */
export function SlipsPanel({ board }: { board: BulkBoard }) {
  const { t } = useTranslation('bulk');
  const [hours, setHours] = useState(8);
  const [state, setState] = useState<State>({ kind: 'ready' });
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const percent = useProgress('slips');

  async function print() {
    setRefusal(null);
    setState({ kind: 'printing' });
    try {
      setState({ kind: 'done', made: await call('bulk.printSlips', { bulkId: board.bulk.id, hours }) });
    } catch (error) {
      setRefusal(refusalOf(error));
      setState({ kind: 'ready' });
    }
  }

  return (
    <section aria-labelledby="bulk-slips" className={classes.panel}>
      <h2 id="bulk-slips" className={classes.heading}>
        {t('slips.title')}
      </h2>
      <Text size="sm">
        {board.slips > 0 && t('slips.text', { count: board.slips })} {t('slips.check')}
      </Text>
      {board.slips > 0 && (
        <Group gap="sm" align="flex-end">
          <NativeSelect
            label={t('slips.hours')}
            value={String(hours)}
            onChange={({ currentTarget }) => setHours(Number(currentTarget.value))}
            data={HOURS.map((count) => ({ value: String(count), label: t('dry.hours', { count }) }))}
          />
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            loading={state.kind === 'printing'}
            onClick={() => void print()}
          >
            {t('slips.print', { count: Math.min(board.slips, MOST_SLIPS) })}
          </Button>
        </Group>
      )}
      <div role="status">
        {state.kind === 'printing' && (
          <Progress value={percent ?? 0} aria-label={t('slips.printing')} className={classes.bar} />
        )}
        {state.kind === 'done' && state.made.file !== null && <Made made={state.made} />}
      </div>
      {refusal && <Refusal refusal={refusal} />}
    </section>
  );
}

function Made({ made: { file, left } }: { made: OutputOf<'bulk.printSlips'> }) {
  const { t } = useTranslation('bulk');
  if (file === null) return null;
  return (
    <Text size="sm">
      {t('slips.done', { count: file.slips, name: file.name })}
      {file.refused > 0 && ` ${t('slips.refused', { count: file.refused })}`}
      {left > 0 && ` ${t('slips.left', { count: left })}`}
    </Text>
  );
}
