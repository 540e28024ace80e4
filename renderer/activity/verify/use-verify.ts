import { useEffect, useState } from 'react';
import type { Refusal } from '../../../shared/errors.ts';
import type { LogVerdict } from '../../../shared/evidence.ts';
import { onEvent, refusalOf } from '../../client.ts';
import { useCommand } from '../../queries.ts';

export type Verifying =
  | { kind: 'idle' }
  | { kind: 'running'; done: number; total: number }
  | { kind: 'done'; verdict: LogVerdict };

export type Verify = {
  state: Verifying;
  refusal: Refusal | null;
  /** With the text of a checkpoint to compare with, or without; the result before it stays when it is refused. */
  run(checkpoint?: string): Promise<void>;
  close(): void;
};

/** Verifying the log, with its progress. */
export function useVerify(): Verify {
  const verify = useCommand('activity.verify');
  const [state, setState] = useState<Verifying>({ kind: 'idle' });
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  useEffect(
    () =>
      onEvent('progress', ({ work, done, total }) => {
        if (work !== 'verify') return;
        setState((now) => (now.kind === 'running' ? { ...now, done, total } : now));
      }),
    [],
  );

  async function run(checkpoint?: string): Promise<void> {
    const before = state;
    setRefusal(null);
    setState({ kind: 'running', done: 0, total: 0 });
    try {
      const verdict = await verify.mutateAsync(checkpoint === undefined ? {} : { checkpoint });
      setState({ kind: 'done', verdict });
    } catch (error) {
      setRefusal(refusalOf(error));
      setState(before.kind === 'running' ? { kind: 'idle' } : before);
    }
  }

  return { state, refusal, run, close: () => setState({ kind: 'idle' }) };
}
