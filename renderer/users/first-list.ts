import type { QueryClient } from '@tanstack/react-query';
import type { SavedView, UserQuestion } from '../../shared/user-lists.ts';
import { askAhead } from '../queries.ts';

/** So many users are asked for at first. */
export const FIRST = 50;

export const EVERYBODY: UserQuestion = { query: '', filter: 'all', department: null };

export function questionOf({ query, filter, department }: SavedView): UserQuestion {
  return { query, filter, department };
}

/** What the list opens with. */
export function startOf(views: readonly SavedView[]): UserQuestion {
  const first = views.find(({ start }) => start);
  return first === undefined ? EVERYBODY : questionOf(first);
}

/**
 * Asks for what the list of users opens with, before anybody draws it: its frame, which takes a while, is then drawn once
 * and with the people in it. What main refuses is asked again by the list, which can tell it.
 */
export async function askFirstList(client: QueryClient): Promise<void> {
  const settings = await askAhead(client, 'users.views', {});
  if (settings) await askAhead(client, 'users.search', { ...startOf(settings.views), limit: FIRST });
}
