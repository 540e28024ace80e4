import { useEffect, useState } from 'react';
import type { PayloadOf } from '../../shared/contract.ts';
import { onEvent } from '../client.ts';

/** How far a long piece of main's work has come, in whole per cent; null until main says so. */
export function useProgress(work: PayloadOf<'progress'>['work']): number | null {
  const [percent, setPercent] = useState<number | null>(null);
  useEffect(
    () =>
      onEvent('progress', (told) => {
        if (told.work === work) setPercent(Math.floor((told.done / Math.max(1, told.total)) * 100));
      }),
    [work],
  );
  return percent;
}
