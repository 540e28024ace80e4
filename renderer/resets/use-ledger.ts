import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { InputOf } from '../../shared/contract.ts';
import type { Refusal } from '../../shared/errors.ts';
import { LIVE_RESET_STATES, type ResetState } from '../../shared/lists.ts';
import type { ResetView } from '../../shared/models.ts';
import { call, refusalOf } from '../client.ts';

/** What is asked for at once; older ones come a page at a time. */
const PAGE = 200;

export type LedgerFilter = { state: ResetState | 'live' | 'all'; mine: boolean; text: string };
export const LIVE_ONLY: LedgerFilter = { state: 'live', mine: false, text: '' };
export const EVERYTHING: LedgerFilter = { state: 'all', mine: false, text: '' };

export type Ledger = {
  resets: readonly ResetView[];
  /** False until the first answer is there. */
  ready: boolean;
  refusal: Refusal | null;
  hasOlder: boolean;
  showOlder(): void;
  /** The chosen ones that are still live, in the order of the list. */
  chosen: readonly ResetView[];
  choose(id: string, chosen: boolean): void;
  chooseAllLive(): void;
  clear(): void;
};

export function isLive({ state }: Pick<ResetView, 'state'>): boolean {
  return LIVE_RESET_STATES.some((live) => live === state);
}

/** The resets that the filter asks for, kept fresh by main's events, and which of them are chosen. */
export function useLedger(filter: LedgerFilter): Ledger {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const input = inputOf(filter);
  // The channel's name comes first, so that `followChanges` asks again for every page of it.
  const pages = useInfiniteQuery({
    queryKey: ['resets.list', input],
    queryFn: ({ pageParam }) =>
      call('resets.list', pageParam === null ? input : { ...input, before: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ resets }) => (resets.length < PAGE ? null : (resets.at(-1)?.id ?? null)),
    placeholderData: keepPreviousData,
  });
  const resets = pages.data?.pages.flatMap((page) => page.resets) ?? [];
  return {
    resets,
    ready: pages.data !== undefined,
    refusal: pages.error === null ? null : refusalOf(pages.error),
    hasOlder: pages.hasNextPage,
    showOlder: () => void pages.fetchNextPage(),
    chosen: resets.filter((reset) => ids.has(reset.id) && isLive(reset)),
    choose: (id, chosen) => {
      const next = new Set(ids);
      if (chosen) next.add(id);
      else next.delete(id);
      setIds(next);
    },
    chooseAllLive: () => setIds(new Set(resets.filter(isLive).map(({ id }) => id))),
    clear: () => setIds(new Set()),
  };
}

function inputOf({ state, mine, text }: LedgerFilter): InputOf<'resets.list'> {
  return {
    limit: PAGE,
    ...(state === 'all' ? {} : { state }),
    ...(mine ? { mine } : {}),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
  };
}
