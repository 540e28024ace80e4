import { type RawBuilder, sql } from 'kysely';
import type { SearchWord } from '../directory/search-text.ts';
import type { Db } from './database.ts';
import { upTo } from './limits.ts';

/** Of fewer digits the index of terms knows how many users they are found in. */
const FEWEST = 5;
const ONLY_DIGITS = /^\d+$/;
/** A Korean number as it is dialled from abroad. */
const INTERNATIONAL = /^82(?=[1-9])/;

const DIGITS: RawBuilder<string> = ['-', ' ', '+', '(', ')', '.'].reduce(
  (text, sign) => sql<string>`replace(${text}, ${sql.lit(sign)}, '')`,
  sql<string>`phone`,
);
/**
 * The phone number as the list `users_by_phone` has it, to the letter. Who is in it under this beginning has a line in
 * the search text that begins so, whatever else is in the field: what stands before the first other sign are digits.
 */
const NATIONAL = sql<string>`CASE WHEN ${DIGITS} GLOB '82[1-9]*' THEN '0' || substr(${DIGITS}, 3) ELSE ${DIGITS} END`;

/**
 * Whether more than so many users have a phone number that begins with this word, as far as the list of the numbers
 * tells: no user is looked at. False says nothing.
 */
export async function manyHaveNumber(db: Db, word: SearchWord, most: number): Promise<boolean> {
  const digits = word.find((form) => ONLY_DIGITS.test(form));
  if (digits === undefined || digits.length < FEWEST) return false;
  const begins = digits.replace(INTERNATIONAL, '0');
  const { rows } = await sql<{ had: number }>`
    SELECT count(*) AS had FROM (
      SELECT 1 FROM users INDEXED BY users_by_phone
      WHERE phone IS NOT NULL AND ${NATIONAL} >= ${begins} AND ${NATIONAL} < ${`${begins}:`} ${upTo(most + 1)})`.execute(
    db,
  );
  return (rows[0]?.had ?? 0) > most;
}
