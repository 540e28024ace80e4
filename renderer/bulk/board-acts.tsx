import { Button, Group, Text } from '@mantine/core';
import {
  IconFileSpreadsheet,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconRefresh,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkBoard } from '../../shared/bulk.ts';
import { BULK_RETRIES } from '../../shared/bulk-lists.ts';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { call, refusalOf } from '../client.ts';
import { ConfirmDialog } from '../ui/confirm.tsx';
import { Refusal } from '../ui/refusal.tsx';
import classes from './bulk.module.css';
import { sumOf } from './progress-looks.ts';
import { SendInterrupted } from './send-interrupted.tsx';

/** Pause, go on, stop for good, send again, take the result along: each says afterwards what it did. */
export function BoardActs({ board }: { board: BulkBoard }) {
  const { t } = useTranslation('bulk');
  const { bulk, counts } = board;
  const bulkId = bulk.id;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalData | null>(null);

  /** @param act answers with the words of what happened, null where the board says it */
  async function run(act: () => Promise<string | null>) {
    setBusy(true);
    setSaid(null);
    setRefusal(null);
    try {
      setSaid(await act());
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setBusy(false);
    }
  }

  const silent = (work: Promise<unknown>) => work.then(() => null);
  const open = bulk.state !== 'cancelled';
  // Whoever has no address gets a slip: judging them again would change nothing. Whom a restore left behind may have
  // had a mail: that is asked about by itself.
  const leftOut = counts.filter(
    ({ progress, code }) =>
      progress === 'left-out' && code !== 'address-missing' && code !== 'bulk-interrupted',
  );
  const again = (progress: (typeof BULK_RETRIES)[number]) => {
    if (progress === 'left-out') return leftOut.reduce((sum, { members }) => sum + members, 0);
    // Where live resets are replaced, these are simply still to come.
    if (progress === 'has-live' && bulk.live === 'replace') return 0;
    return sumOf(counts, progress);
  };

  return (
    <div className={classes.acts}>
      <Group gap="xs">
        {bulk.state === 'running' && (
          <Button
            leftSection={<IconPlayerPause size={16} aria-hidden />}
            disabled={busy}
            onClick={() => void run(() => silent(call('bulk.pause', { bulkId })))}
          >
            {t('board.pause')}
          </Button>
        )}
        {bulk.state === 'paused' && (
          <Button
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            disabled={busy}
            onClick={() => void run(() => silent(call('bulk.resume', { bulkId })))}
          >
            {t('board.resume')}
          </Button>
        )}
        {open && bulk.interrupted > 0 && <SendInterrupted bulk={bulk} busy={busy} run={run} />}
        {open &&
          BULK_RETRIES.map((progress) => {
            const count = again(progress);
            if (count === 0) return null;
            return (
              <Button
                key={progress}
                variant="default"
                leftSection={<IconRefresh size={16} aria-hidden />}
                disabled={busy}
                onClick={() =>
                  void run(async () => {
                    const result = await call('bulk.retry', { bulkId, progress });
                    return t('board.retry.done', { count: result.again });
                  })
                }
              >
                {t(`board.retry.${progress}`, { count })}
              </Button>
            );
          })}
        <Button
          variant="default"
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          disabled={busy}
          onClick={() =>
            void run(async () => {
              const { file } = await call('bulk.export', { bulkId });
              return file === null ? null : t('board.exported', { name: file.name });
            })
          }
        >
          {t('board.export')}
        </Button>
        {(bulk.state === 'running' || bulk.state === 'paused' || (open && bulk.interrupted > 0)) && (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            disabled={busy}
            onClick={() => setAsking(true)}
          >
            {t('board.cancel')}
          </Button>
        )}
      </Group>
      <div role="status">{said !== null && <Text size="sm">{said}</Text>}</div>
      {sumOf(counts, 'unknown') > 0 && (
        <Text size="sm" c="dimmed">
          {t('board.retry.unknown')}
        </Text>
      )}
      {refusal && <Refusal refusal={refusal} />}
      <ConfirmDialog
        opened={asking}
        danger
        title={t('board.cancelTitle')}
        confirm={t('board.cancel')}
        keep={t('board.keep')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void run(async () => {
            const { revoked } = await call('bulk.cancel', { bulkId });
            return t('board.cancelled2', { count: revoked });
          });
        }}
      >
        {t('board.cancelText')}
      </ConfirmDialog>
    </div>
  );
}
