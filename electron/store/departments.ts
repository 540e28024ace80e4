import { sql } from 'kysely';
import { departmentTerm } from '../directory/search-terms.ts';
import type { Db } from './database.ts';
import { openTermBook } from './term-book.ts';
import type { Scope } from './user-scope.ts';

/**
 * Every department somebody is in, by name. Each is one step in the list by department, and how many are in it is known
 * from the index of the search: at a million users counting them would stop everything for a tenth of a second.
 */
export async function listDepartments(db: Db, scope: Scope): Promise<{ name: string; users: number }[]> {
  const { rows } = await sql<{ name: string }>`
    WITH RECURSIVE departments (name) AS (
      SELECT min(department) FROM users
      UNION ALL
      SELECT (SELECT min(department) FROM users WHERE department > departments.name) FROM departments
      WHERE departments.name IS NOT NULL
    )
    SELECT name FROM departments WHERE name IS NOT NULL`.execute(db);
  const names = rows.map(({ name }) => name).filter((name) => scope === null || scope.includes(name));
  const counts = await openTermBook(db).counts(names.map(departmentTerm));
  return names.map((name) => ({ name, users: counts.get(departmentTerm(name)) ?? 0 }));
}
