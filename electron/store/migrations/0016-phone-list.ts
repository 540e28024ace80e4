import { type Kysely, sql } from 'kysely';

const DIGITS = `replace(replace(replace(replace(replace(replace(phone, '-', ''), ' ', ''), '+', ''), '(', ''), ')', ''),
  '.', '')`;

const STATEMENTS = [
  // Korean numbers in their national form. See search-by-phone.ts, which asks for it in the same words.
  `CREATE INDEX users_by_phone ON users (
    (CASE WHEN ${DIGITS} GLOB '82[1-9]*' THEN '0' || substr(${DIGITS}, 3) ELSE ${DIGITS} END)
  ) WHERE phone IS NOT NULL`,
  // Who has the same name is found in the list by name as well, which lies in the order people read.
  'DROP INDEX users_by_name',
];

/** The beginnings of telephone numbers are counted without opening a user. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
