import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ImportState } from '../../shared/csv.ts';
import { onEvent } from '../client.ts';
import { useChannel } from '../queries.ts';

/** What the office's import is doing, whoever began it; null until main has said so. */
export function useImportState(): ImportState | null {
  const client = useQueryClient();
  useEffect(
    () =>
      onEvent('progress', ({ work }) => {
        if (work === 'import') void client.invalidateQueries({ queryKey: ['directory.importState'] });
      }),
    [client],
  );
  return useChannel('directory.importState', {}).data ?? null;
}
