import { type Expression, type SqlBool, sql } from 'kysely';

/** The departments whose users an operator sees; null for everybody's. */
export type Scope = readonly string[] | null;

type UserColumn = 'resets.user_id' | 'outbox.user_id' | 'activity.user_id';

/** True for users of these departments; who is in none is nobody's. */
export function inDepartments(departments: readonly string[]): Expression<SqlBool> {
  if (departments.length === 0) return sql<SqlBool>`false`;
  return sql<SqlBool>`users.department in (${sql.join(departments)})`;
}

/** True for rows about a user of these departments. */
export function aboutDepartments(column: UserColumn, departments: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} in (select users.id from users where ${inDepartments(departments)})`;
}

/** A chosen department is a narrower scope, and never a wider one. @param department null for none in particular */
export function narrowedTo(department: string | null, scope: Scope): Scope {
  if (department === null) return scope;
  return scope === null || scope.includes(department) ? [department] : [];
}
