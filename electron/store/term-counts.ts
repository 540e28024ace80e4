import type { Database as Sqlite } from 'better-sqlite3';
import type { Standing } from '../directory/search-terms.ts';
import { createTermList } from '../directory/term-list.ts';

/** So many different terms are gathered before they are written; see `search_terms`. */
const MOST = 200_000;

/** How many users more, or fewer, each term lists; written in the transaction that lists them. */
export type TermCounts = {
  /** @returns the terms of this user as the index takes them, good until the next call */
  count(text: string, standing: Standing, step: 1 | -1): Uint8Array;
  isFull(): boolean;
  write(): void;
};

export function createTermCounts(sqlite: Sqlite): TermCounts {
  const terms = createTermList();
  const more = sqlite.prepare(
    'INSERT INTO search_terms (term, users) VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET users = users + excluded.users',
  );
  const fewer = sqlite.prepare('UPDATE search_terms SET users = users + ? WHERE term = ?');
  const none = sqlite.prepare('DELETE FROM search_terms WHERE term = ? AND users = 0');
  return {
    count: terms.list,
    isFull: () => terms.size() > MOST,
    write: () => {
      // In the order of the terms, so that each page is touched once.
      for (const { term, users } of terms.takeCounts().sort((a, b) => (a.term < b.term ? -1 : 1))) {
        if (users > 0) more.run(term, users);
        else {
          fewer.run(users, term);
          none.run(term);
        }
      }
      // What occurred once will occur again: to forget it would be to make it anew.
      if (terms.size() > MOST) terms.forget();
    },
  };
}
