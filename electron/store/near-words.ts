import { sql } from 'kysely';
import { oneSlipFrom } from '../directory/search-readings.ts';
import { wordOf, wordTerm } from '../directory/search-terms.ts';
import type { SearchWord } from '../directory/search-text.ts';
import type { Db } from './database.ts';
import { upTo } from './limits.ts';

/** Of the words that may have been meant, those that most people bear. */
const MOST = 10;

/** For each word of a query the words of names that are one slip away from it; null when none has any. */
export async function nearWords(db: Db, words: readonly SearchWord[]): Promise<string[][] | null> {
  const near: string[][] = [];
  for (const [typed = ''] of words) near.push(await nearTo(db, typed));
  return near.every((found) => found.length === 0) ? null : near;
}

async function nearTo(db: Db, typed: string): Promise<string[]> {
  const meant = oneSlipFrom(typed);
  if (meant === null) return [];
  const words = JSON.stringify(meant.words.map(wordTerm));
  const beginnings = JSON.stringify(meant.beginnings.map(wordTerm));
  const { rows } = await sql<{ term: string }>`
    SELECT term FROM (
      SELECT term, users FROM search_terms WHERE term IN (SELECT value FROM json_each(${words}))
      UNION
      SELECT term, users FROM json_each(${beginnings}) AS beginning
      CROSS JOIN search_terms ON term >= beginning.value AND term < beginning.value || ${'\u{10ffff}'}
    ) ORDER BY users DESC, term ${upTo(MOST)}`.execute(db);
  return rows.map(({ term }) => wordOf(term));
}
