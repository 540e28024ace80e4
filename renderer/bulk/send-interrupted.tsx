import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkReset } from '../../shared/bulk.ts';
import { call } from '../client.ts';
import { ConfirmDialog } from '../ui/confirm.tsx';

/** For those whom a restore left behind: some of them may get a second mail, so it is asked once more. */
export function SendInterrupted({
  bulk,
  busy,
  run,
}: {
  bulk: BulkReset;
  busy: boolean;
  run(act: () => Promise<string | null>): Promise<void>;
}) {
  const { t } = useTranslation('bulk');
  const [asking, setAsking] = useState(false);
  const words = t('board.retry.interrupted', { count: bulk.interrupted });
  return (
    <>
      <Button
        leftSection={<IconHistory size={16} aria-hidden />}
        disabled={busy}
        onClick={() => setAsking(true)}
      >
        {words}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('board.interruptedTitle')}
        confirm={words}
        keep={t('board.wait')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void run(async () => {
            const of = { progress: 'left-out', code: 'bulk-interrupted' } as const;
            const { again } = await call('bulk.retry', { bulkId: bulk.id, ...of });
            return t('board.retry.done', { count: again });
          });
        }}
      >
        {t('board.interruptedText')}
      </ConfirmDialog>
    </>
  );
}
