import type { KeyboardEvent } from 'react';
import { isMac } from '../ui/shortcut.tsx';
import type { ChoosingActs } from './use-chosen-users.ts';
import type { UserSearch } from './use-user-search.ts';

const PAGE = 8;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
const ENDS: Readonly<Record<string, number>> = {
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export type ListKeys = {
  search: UserSearch;
  choosing: ChoosingActs;
  onOpen(userId: string): void;
};

/**
 * The keys that mean the same in the search box and in the list: moving, with Shift choosing whomever one passes, and
 * opening.
 *
 * @returns whether the key was one of them
 */
export function moveByKey(event: KeyboardEvent, keys: ListKeys): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key in STEPS) move(STEPS[event.key] ?? 0, event.shiftKey, keys);
  else if (event.key === 'Enter') {
    if (keys.search.active) keys.onOpen(keys.search.active.id);
  } else return false;
  return true;
}

/** What the list alone understands, where no text is typed: its ends, Space, and all of them. */
export function chooseByKey(event: KeyboardEvent, keys: ListKeys & { onChooseAll(): void }): boolean {
  const { search, choosing } = keys;
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  if (mod && event.code === 'KeyA') keys.onChooseAll();
  else if (event.ctrlKey || event.metaKey || event.altKey) return false;
  else if (event.key in ENDS) move(ENDS[event.key] ?? 0, event.shiftKey, keys);
  else if (event.key !== ' ') return false;
  else if (search.active && event.shiftKey) choosing.extendTo(search.active, search.users);
  else if (search.active) choosing.toggle(search.active);
  return true;
}

function move(step: number, choosing: boolean, { search, choosing: acts }: ListKeys): void {
  if (choosing && search.active) acts.extendTo(search.active, search.users);
  const next = search.move(step);
  if (choosing && next) acts.extendTo(next, search.users);
}
