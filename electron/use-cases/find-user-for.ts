import { AppError } from '../../shared/errors.ts';
import type { Operator } from '../services.ts';
import type { Db } from '../store/database.ts';
import { isBeingImported } from '../store/imports.ts';
import type { UserRecord } from '../store/tables.ts';
import { findUser } from '../store/users.ts';

/**
 * The one way in which a use-case gets at a user whom an operator has named, to do something.
 *
 * @throws AppError user-not-found, out-of-scope { departments }, user-being-imported
 */
export async function findUserFor(
  db: Db,
  operator: Pick<Operator, 'departments'>,
  userId: string,
): Promise<UserRecord> {
  const user = await findUserToShow(db, operator, userId);
  await refuseBeingImported(db, user);
  return user;
}

/**
 * What came with an import may be taken back until that has come to its end: nothing may be done with it yet.
 *
 * @throws AppError('user-being-imported')
 */
export async function refuseBeingImported(db: Db, user: UserRecord): Promise<void> {
  if (await isBeingImported(db, user)) throw new AppError('user-being-imported');
}

/** @throws AppError user-not-found, out-of-scope { departments } */
export async function findUserToShow(
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
