import { keepPreviousData } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { SearchReading, SearchTotal } from '../../shared/contract/users.ts';
import type { Refusal } from '../../shared/errors.ts';
import type { UserRow } from '../../shared/models.ts';
import type { UserFilter } from '../../shared/user-columns.ts';
import type { UserQuestion } from '../../shared/user-lists.ts';
import { FRESH, useChannel } from '../queries.ts';
import { EVERYBODY, FIRST } from './first-list.ts';

/** As many as are counted. */
export const MOST_LISTED = 1000;

/** What the operator does to the list; the same functions for as long as the screen is open. */
export type SearchActs = {
  setQuery(query: string): void;
  setFilter(filter: UserFilter): void;
  setDepartment(department: string | null): void;
  /** All of a question at once, as a saved view has it. */
  ask(question: UserQuestion): void;
  setActive(userId: string | null): void;
  /** Moves the active row by `step` rows and stops at both ends; returns who is active then. */
  move(step: number): UserRow | null;
  showMore(): void;
};

export type UserSearch = SearchActs & {
  question: UserQuestion;
  users: readonly UserRow[];
  /** The query that found these users: while the next answer is on its way, not yet what stands in the box. */
  answered: string;
  total: SearchTotal;
  /** How the query was read when nobody was found as it was typed. */
  reading: SearchReading | null;
  /** False until the first answer is there. */
  ready: boolean;
  refusal: Refusal | null;
  /** The row that Enter and the reset shortcut act on, or null. */
  active: UserRow | null;
  canShowMore: boolean;
};

type State = { question: UserQuestion; limit: number; activeId: string | null };

/**
 * The state of the list: asked anew with every letter, also while a Hangul syllable is being composed.
 *
 * @param start what the list opens with; null while that is not known, and nothing is asked before it is
 */
export function useUserSearch(start: UserQuestion | null): UserSearch {
  const [chosen, setState] = useState<State | null>(null);
  const state = chosen ?? { question: start ?? EVERYBODY, limit: FIRST, activeId: null };
  const { question, limit, activeId } = state;
  const answer = useChannel(
    'users.search',
    { ...question, limit },
    { placeholderData: keepPreviousData, enabled: start !== null, staleTime: FRESH },
  );
  const users = answer.data?.users ?? NOBODY;
  const total = answer.data?.total ?? 0;

  const found = users.findIndex((user) => user.id === activeId);
  const reading = answer.data?.reading ?? null;
  // Whoever typed something means the first hit; without a query, or when it is another name, nobody is meant.
  const meansFirst = question.query.trim() !== '' && users.length > 0 && reading?.kind !== 'one-slip';
  const index = found === -1 && meansFirst ? 0 : found;

  const answered = useRef(question.query);
  if (!answer.isPlaceholderData) answered.current = question.query;

  const latest = useRef({ state, users, index });
  latest.current = { state, users, index };
  const acts = useMemo<SearchActs>(() => {
    const change = (next: Partial<State>) => setState({ ...latest.current.state, ...next });
    const ask = (next: Partial<UserQuestion>) => {
      const { state: before } = latest.current;
      const asked = { ...before.question, ...next };
      // Kept at once: the next key may come before this one is drawn.
      latest.current.state = { question: asked, limit: FIRST, activeId: null };
      setState(latest.current.state);
    };
    return {
      setQuery: (query) => ask({ query }),
      setFilter: (filter) => ask({ filter }),
      setDepartment: (department) => ask({ department }),
      ask,
      setActive: (userId) => change({ activeId: userId }),
      move(step) {
        const { users: listed, index: from } = latest.current;
        const next = listed[Math.min(listed.length - 1, Math.max(0, from + step))] ?? null;
        change({ activeId: next?.id ?? null });
        return next;
      },
      showMore: () => change({ limit: MOST_LISTED }),
    };
  }, []);

  return {
    ...acts,
    question,
    users,
    answered: answered.current,
    total,
    reading,
    ready: answer.data !== undefined,
    refusal: answer.error?.refusal ?? null,
    active: users[index] ?? null,
    canShowMore: limit < MOST_LISTED && (total === 'more-than-1000' || total > users.length),
  };
}

const NOBODY: readonly UserRow[] = [];
