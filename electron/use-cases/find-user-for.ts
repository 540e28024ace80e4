import { AppError } from '../../shared/errors.ts';
import type { Operator } from '../services.ts';
import type { Db } from '../store/database.ts';
import type { UserRecord } from '../store/tables.ts';
import { findUser } from '../store/users.ts';

/**
 * The one way in which a use-case gets at a user whom an operator has named.
 *
 * @throws AppError user-not-found, out-of-scope { departments }
 */
export async function findUserFor(
  db: Db,
  operator: Pick<Operator, 'departments'>,
  userId: string,
): Promise<UserRecord> {
  const user = await findUser(db, userId);
  if (user === null) throw new AppError('user-not-found');
  refuseOutOfScope(operator, user);
  return user;
}

/** @throws AppError('out-of-scope', { departments }) when the operator may not work for this user's department */
export function refuseOutOfScope(
  operator: Pick<Operator, 'departments'>,
  user: Pick<UserRecord, 'department'>,
): void {
  if (isInScope(operator, user)) return;
  throw new AppError('out-of-scope', { departments: operator.departments?.join(', ') ?? '' });
}

/** Whether this operator works for this user's department. */
export function isInScope(
  { departments }: Pick<Operator, 'departments'>,
  user: Pick<UserRecord, 'department'>,
): boolean {
  return departments === null || (user.department !== null && departments.includes(user.department));
}
