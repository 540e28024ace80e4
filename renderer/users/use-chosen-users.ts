import { useMemo, useRef, useState } from 'react';
import type { UserRow } from '../../shared/models.ts';

export type ChosenUsers = {
  /** By id, in the order in which they were chosen; they stay chosen whatever is searched next. */
  users: ReadonlyMap<string, UserRow>;
  acts: ChoosingActs;
};

export type ChoosingActs = {
  toggle(user: UserRow): void;
  /** Everybody listed from the last one that was chosen or taken back, up to this one. */
  extendTo(user: UserRow, listed: readonly UserRow[]): void;
  add(users: readonly UserRow[]): void;
  clear(): void;
};

/** Whom the operator has ticked in the list. */
export function useChosenUsers(): ChosenUsers {
  const [users, setUsers] = useState<ReadonlyMap<string, UserRow>>(new Map());
  const anchor = useRef<string | null>(null);
  const acts = useMemo<ChoosingActs>(() => {
    const add = (more: readonly UserRow[]) =>
      setUsers((before) => new Map([...before, ...more.map((user) => [user.id, user] as const)]));
    return {
      toggle(user) {
        anchor.current = user.id;
        setUsers((before) => {
          const next = new Map(before);
          if (!next.delete(user.id)) next.set(user.id, user);
          return next;
        });
      },
      extendTo(user, listed) {
        const to = listed.findIndex(({ id }) => id === user.id);
        const from = listed.findIndex(({ id }) => id === anchor.current);
        const start = from === -1 ? to : from;
        if (from === -1) anchor.current = user.id;
        add(listed.slice(Math.min(start, to), Math.max(start, to) + 1));
      },
      add,
      clear() {
        anchor.current = null;
        setUsers(new Map());
      },
    };
  }, []);
  return useMemo(() => ({ users, acts }), [users, acts]);
}
