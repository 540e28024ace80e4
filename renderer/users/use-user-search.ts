import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import type { SearchReading, SearchTotal } from '../../shared/contract/users.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { Refusal } from '../../shared/errors.ts';
import type { UserRow } from '../../shared/models.ts';
import { useChannel } from '../queries.ts';

export type UserFilter = NonNullable<InputOf<'users.search'>['filter']>;

const FIRST = 50;
/** The contract's own ceiling: whoever wants more types another letter. */
const MOST = 200;

export type UserSearch = {
  query: string;
  filter: UserFilter;
  users: readonly UserRow[];
  total: SearchTotal;
  /** How the query was read when nobody was found as it was typed. */
  reading: SearchReading | null;
  /** False until the first answer is there. */
  ready: boolean;
  refusal: Refusal | null;
  /** The row that Enter and the reset shortcut act on, or null. */
  active: UserRow | null;
  canShowMore: boolean;
  setQuery(query: string): void;
  setFilter(filter: UserFilter): void;
  setActive(userId: string | null): void;
  /** Moves the active row by `step` rows and stops at both ends. */
  move(step: number): void;
  showMore(): void;
};

/** The state of the list: asked anew with every letter, also while a Hangul syllable is being composed. */
export function useUserSearch(): UserSearch {
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<UserFilter>('all');
  const [limit, setLimit] = useState(FIRST);
  const [activeId, setActiveId] = useState<string | null>(null);
  const answer = useChannel('users.search', { query, filter, limit }, { placeholderData: keepPreviousData });
  const users = answer.data?.users ?? [];
  const total = answer.data?.total ?? 0;

  const found = users.findIndex((user) => user.id === activeId);
  const reading = answer.data?.reading ?? null;
  // Whoever typed something means the first hit; without a query, or when it is another name, nobody is meant.
  const meansFirst = query.trim() !== '' && users.length > 0 && reading?.kind !== 'one-slip';
  const index = found === -1 && meansFirst ? 0 : found;

  return {
    query,
    filter,
    users,
    total,
    reading,
    ready: answer.data !== undefined,
    refusal: answer.error?.refusal ?? null,
    active: users[index] ?? null,
    canShowMore: limit < MOST && (total === 'more-than-1000' || total > users.length),
    setQuery(next) {
      setQuery(next);
      setLimit(FIRST);
      setActiveId(null);
    },
    setFilter(next) {
      setFilter(next);
      setLimit(FIRST);
      setActiveId(null);
    },
    setActive: setActiveId,
    move(step) {
      const next = Math.min(users.length - 1, Math.max(0, index + step));
      setActiveId(users[next]?.id ?? null);
    },
    showMore: () => setLimit(MOST),
  };
}
