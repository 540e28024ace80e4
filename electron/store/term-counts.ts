import type { Database as Sqlite } from 'better-sqlite3';

/** So many different terms are gathered before they are written; see `search_terms`. */
const MOST = 150_000;

export type TermCounts = {
  add(terms: Iterable<string>, step: 1 | -1): void;
  isFull(): boolean;
  write(): void;
};

/** How many users more, or fewer, each term lists; written in the transaction that lists them. */
export function createTermCounts(sqlite: Sqlite): TermCounts {
  const counts = new Map<string, number>();
  const more = sqlite.prepare(
    'INSERT INTO search_terms (term, users) VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET users = users + excluded.users',
  );
  const fewer = sqlite.prepare('UPDATE search_terms SET users = users + ? WHERE term = ?');
  const none = sqlite.prepare('DELETE FROM search_terms WHERE term = ? AND users = 0');
  return {
    add: (terms, step) => {
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + step);
    },
    isFull: () => counts.size > MOST,
    write: () => {
      // In the order of the terms, so that each page is touched once.
      for (const [term, users] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (users > 0) more.run(term, users);
        if (users >= 0) continue;
        fewer.run(users, term);
        none.run(term);
      }
      counts.clear();
    },
  };
}
