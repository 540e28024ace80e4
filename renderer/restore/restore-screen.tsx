import { Loader, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RestoreResult } from '../../shared/backup.ts';
import { Outside } from '../ui/outside.tsx';
import { Steps } from '../ui/steps.tsx';
import { useProgress } from '../ui/use-progress.ts';
import { ConfirmStep } from './confirm-step.tsx';
import { FileStep } from './file-step.tsx';
import { KeyStep } from './key-step.tsx';
import { type RestoreStage, useRestore } from './use-restore.ts';

const STEPS = ['file', 'key', 'confirm'] as const;

type Props = {
  onLeave(): void;
  /** From here on the program's state may change under the guide, which must stay. */
  onRunning(): void;
  /** null when it was refused. */
  onEnd(result: RestoreResult | null): void;
};

/** Brings an office back from a backup, in whatever state the program is. */
export function RestoreScreen({ onLeave, onRunning, onEnd }: Props) {
  const { t } = useTranslation('backup');
  const restore = useRestore(onRunning, onEnd);
  const { stage } = restore;
  const words = `guide.${stage.at}` as const;
  const office = 'recoveryKey' in stage ? stage.facts.opened.officeName : '';
  return (
    <Outside
      wide
      title={t(`${words}.title`, { office })}
      lead={t(`${words}.lead`)}
      above={
        <Steps
          label={t('guide.steps')}
          names={STEPS.map((step) => t(`guide.step.${step}`))}
          at={placeOf(stage)}
          done={t('guide.done')}
        />
      }
    >
      {stage.at === 'file' ? <FileStep restore={restore} onLeave={onLeave} /> : null}
      {stage.at === 'key' ? <KeyStep restore={restore} stage={stage} /> : null}
      {stage.at === 'confirm' ? <ConfirmStep restore={restore} stage={stage} /> : null}
      {stage.at === 'running' ? <Running /> : null}
    </Outside>
  );
}

function placeOf({ at }: RestoreStage): number {
  return at === 'running' ? STEPS.length : STEPS.indexOf(at);
}

function Running() {
  const { t } = useTranslation('backup');
  const percent = useProgress('restore');
  const unpacking = percent !== null && percent < 100;
  const words = unpacking ? t('guide.running.unpacking', { percent }) : t('guide.running.placing');
  return (
    <Stack gap="xs" role="status">
      <Text>{words}</Text>
      {unpacking ? <Progress value={percent} aria-label={words} /> : <Loader size="sm" aria-hidden />}
    </Stack>
  );
}
