import { useCallback, useState } from 'react';
import { INITIAL_COLUMNS, type UserColumn } from '../../shared/user-columns.ts';
import type { SavedView, UserQuestion } from '../../shared/user-lists.ts';
import { FRESH, useChannel, useCommand } from '../queries.ts';
import { startOf } from './first-list.ts';

export type ListSettings = {
  views: readonly SavedView[];
  columns: readonly UserColumn[];
  /** What the list opens with; null until it is known. */
  start: UserQuestion | null;
  /** The view last chosen, while it is there. */
  view: SavedView | null;
  /** Shown now and remembered. */
  setColumns(columns: readonly UserColumn[]): void;
  /** Its columns are shown for now; what was chosen by hand is what is remembered. */
  choose(view: SavedView | null): void;
};

const NO_VIEWS: readonly SavedView[] = [];

/** How this operator likes to see the list. Where main does not say, the list is there all the same. */
export function useListSettings(): ListSettings {
  const { data, isError } = useChannel('users.views', {}, { staleTime: FRESH });
  const save = useCommand('users.saveColumns');
  const [columns, show] = useState<readonly UserColumn[] | null>(null);
  const [viewId, setViewId] = useState<string | null | 'start'>('start');

  const views = data?.views ?? NO_VIEWS;
  const first = views.find(({ start }) => start) ?? null;
  const view = viewId === 'start' ? first : (views.find(({ id }) => id === viewId) ?? null);
  const known = data !== undefined || isError;
  const { mutate } = save;
  return {
    views,
    columns: columns ?? first?.columns ?? data?.columns ?? INITIAL_COLUMNS,
    start: known ? startOf(views) : null,
    view,
    setColumns: useCallback(
      (next) => {
        show(next);
        mutate({ columns: [...next] });
      },
      [mutate],
    ),
    choose: useCallback((next) => {
      setViewId(next?.id ?? null);
      show(next === null ? null : next.columns);
    }, []),
  };
}
