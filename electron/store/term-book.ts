import { sql } from 'kysely';
import type { Db } from './database.ts';

/** What the index says of terms, asked once in a search. */
export type TermBook = {
  /** How many users each of these terms lists; terms that list nobody are not in it. */
  counts(terms: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** About as many users as there are. */
  users(): Promise<number>;
};

export function openTermBook(db: Db): TermBook {
  const known = new Map<string, number>();
  const asked = new Set<string>();
  let most: number | null = null;
  return {
    counts: async (terms) => {
      const unknown = [...new Set(terms)].filter((term) => !asked.has(term));
      for (const term of unknown) asked.add(term);
      if (unknown.length === 0) return known;
      const { rows } = await sql<{ term: string; users: number }>`
        SELECT term, users FROM search_terms
        WHERE term IN (SELECT value FROM json_each(${JSON.stringify(unknown)}))`.execute(db);
      for (const { term, users } of rows) known.set(term, users);
      return known;
    },
    users: async () => {
      if (most !== null) return most;
      const { rows } = await sql<{ most: number | null }>`SELECT max(number) AS most FROM users`.execute(db);
      most = rows[0]?.most ?? 0;
      return most;
    },
  };
}
