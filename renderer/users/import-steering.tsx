import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPhase, RunningImport } from '../../shared/csv.ts';
import { useCommand } from '../queries.ts';
import { ConfirmDialog } from '../ui/confirm.tsx';
import { Refusal } from '../ui/refusal.tsx';

/** What can be taken back is not written for good yet. */
const CANCELLABLE: Record<ImportPhase, boolean> = {
  checking: true,
  adding: true,
  changing: false,
  'taking-back': false,
};

/** Pause, resume and cancel, for whoever may. */
export function ImportSteering({ run, size }: { run: RunningImport; size: 'xs' | 'sm' }) {
  const { t } = useTranslation('users');
  const steer = useCommand('directory.steer');
  const [asking, setAsking] = useState(false);
  if (run.phase === 'taking-back') return null;
  const cancellable = CANCELLABLE[run.phase];
  const going = run.motion === 'going';
  return (
    <>
      <Button
        size={size}
        variant="default"
        leftSection={
          going ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />
        }
        onClick={() => steer.mutate({ order: going ? 'pause' : 'resume' })}
      >
        {t(going ? 'run.pause' : 'run.resume')}
      </Button>
      {cancellable && (
        <Button size={size} variant="default" onClick={() => setAsking(true)}>
          {t('run.cancel')}
        </Button>
      )}
      <ConfirmDialog
        opened={asking && cancellable}
        danger
        title={t('run.cancelTitle')}
        confirm={t('run.cancelConfirm')}
        keep={t('run.keep')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          steer.mutate({ order: 'cancel' });
        }}
      >
        {t('run.cancelText')}
      </ConfirmDialog>
      {steer.error && <Refusal refusal={steer.error.refusal} />}
    </>
  );
}
