import { useRef, useState } from 'react';
import type { BackupFacts, RestoreResult } from '../../shared/backup.ts';
import type { OutputOf } from '../../shared/contract.ts';
import type { Refusal } from '../../shared/errors.ts';
import { call, refusalOf } from '../client.ts';

type PickedFile = NonNullable<OutputOf<'backup.pickFile'>['file']>;
export type OpenedFacts = BackupFacts & { opened: NonNullable<BackupFacts['opened']> };

/** Each step holds what the ones before it have found; the recovery key lives only as long as it is needed. */
export type RestoreStage =
  | { at: 'file' }
  | { at: 'key'; file: PickedFile; facts: BackupFacts }
  | { at: 'confirm'; file: PickedFile; facts: OpenedFacts; recoveryKey: string }
  | { at: 'running'; facts: OpenedFacts };

export type Restore = {
  stage: RestoreStage;
  busy: boolean;
  refusal: Refusal | null;
  pick(): void;
  open(recoveryKey: string): void;
  back(): void;
  run(): void;
};

/** File → key → restore, one piece of work at a time. */
export function useRestore(onRunning: () => void, onEnd: (result: RestoreResult | null) => void): Restore {
  const [stage, setStage] = useState<RestoreStage>({ at: 'file' });
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const working = useRef(false);

  async function during(act: () => Promise<void>): Promise<void> {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    setRefusal(null);
    try {
      await act();
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      working.current = false;
      setBusy(false);
    }
  }

  return {
    stage,
    busy,
    refusal,
    pick: () =>
      void during(async () => {
        const { file } = await call('backup.pickFile', {});
        if (file === null) return;
        const facts = await call('backup.inspect', { handle: file.handle, recoveryKey: null });
        setStage({ at: 'key', file, facts });
      }),
    open: (recoveryKey) =>
      void during(async () => {
        if (stage.at !== 'key') return;
        const { file } = stage;
        const facts = await call('backup.inspect', { handle: file.handle, recoveryKey });
        const { opened } = facts;
        if (opened !== null) setStage({ at: 'confirm', file, facts: { ...facts, opened }, recoveryKey });
      }),
    back: () => {
      setRefusal(null);
      setStage(stage.at === 'confirm' ? { ...stage, at: 'key' } : { at: 'file' });
    },
    run: () =>
      void during(async () => {
        if (stage.at !== 'confirm') return;
        const { file, facts, recoveryKey } = stage;
        onRunning();
        setStage({ at: 'running', facts });
        let result: RestoreResult | null = null;
        try {
          result = await call('backup.restore', { handle: file.handle, recoveryKey });
        } catch (error) {
          setStage(stage);
          throw error;
        } finally {
          onEnd(result);
        }
      }),
  };
}
