import { rulesFor } from '../../shared/caller-rules.ts';
import { AppError } from '../../shared/errors.ts';
import type { Operator, Services } from '../services.ts';
import type { Db } from '../store/database.ts';
import { readSetting } from '../store/settings.ts';
import type { UserRecord } from '../store/tables.ts';
import { isProtected } from './cooling-off.ts';

/**
 * What a caller would first have changed to get past the gate is for admins: everything about a protected user, and the
 * department of a user for whose department there is a rule.
 *
 * @param department the new one; leave it out for an act that keeps it
 * @throws AppError('not-allowed', { role, guarded })
 */
export async function refuseGuardedEdit(
  db: Db,
  services: Pick<Services, 'time'>,
  operator: Pick<Operator, 'role'>,
  user: UserRecord,
  department = user.department,
): Promise<void> {
  if (operator.role === 'admin') return;
  if (isProtected(user, services.time.now())) {
    throw new AppError('not-allowed', { role: 'admin', guarded: 'protected' });
  }
  if (department === user.department) return;
  const rules = rulesFor(await readSetting(db, 'verification'), { ...user, protected: false });
  if (rules.some((rule) => rule.whom.kind === 'department')) {
    throw new AppError('not-allowed', { role: 'admin', guarded: 'department' });
  }
}
