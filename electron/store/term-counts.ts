import type { Database as Sqlite } from 'better-sqlite3';
import { gatherTerms, type Standing } from '../directory/search-terms.ts';

/** So many different terms are gathered before they are written; see `search_terms`. */
const MOST = 200_000;

type Counted = { users: number; lastSeen: number };

/** How many users more, or fewer, each term lists; written in the transaction that lists them. */
export type TermCounts = {
  /** @returns the terms of this user as the index takes them */
  count(text: string, standing: Standing, step: 1 | -1): string;
  isFull(): boolean;
  write(): void;
};

export function createTermCounts(sqlite: Sqlite): TermCounts {
  const counts = new Map<string, Counted>();
  const more = sqlite.prepare(
    'INSERT INTO search_terms (term, users) VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET users = users + excluded.users',
  );
  const fewer = sqlite.prepare('UPDATE search_terms SET users = users + ? WHERE term = ?');
  const none = sqlite.prepare('DELETE FROM search_terms WHERE term = ? AND users = 0');
  let user = 0;
  return {
    count: (text, standing, step) => {
      user += 1;
      const terms: string[] = [];
      // Counts each term once per user without a set for every user: that takes half as long.
      gatherTerms(text, standing, {
        add: (term) => {
          const known = counts.get(term);
          if (known?.lastSeen === user) return;
          if (known === undefined) counts.set(term, { users: step, lastSeen: user });
          else {
            known.users += step;
            known.lastSeen = user;
          }
          terms.push(term);
        },
      });
      return terms.join(' ');
    },
    isFull: () => counts.size > MOST,
    write: () => {
      // In the order of the terms, so that each page is touched once.
      const changed = [...counts].filter(([, { users }]) => users !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
      for (const [term, counted] of changed) {
        if (counted.users > 0) more.run(term, counted.users);
        else {
          fewer.run(counted.users, term);
          none.run(term);
        }
        counted.users = 0;
      }
      // What occurred once will occur again: to forget it would be to make it anew.
      if (counts.size > MOST) counts.clear();
    },
  };
}
