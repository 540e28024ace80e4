import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { Operator, Services } from '../services.ts';
import type { Db } from '../store/database.ts';
import { findLiveReset } from '../store/resets.ts';
import { refuseUnverified, type VerifiedBy } from './caller-gate.ts';
import { findUserFor } from './find-user-for.ts';
import { refuseReset } from './reset-limits.ts';

export type Judged = {
  progress: 'ready' | 'has-live' | 'left-out';
  code: ErrorCode | '';
  verifiedBy: VerifiedBy;
};

/**
 * Whether this user can get a mail of a bulk reset now, by the very rules of a reset by itself. Not asked is what a
 * caller would have been asked: nobody calls, and a user is named by an id, never by a name that others bear too.
 */
export async function judgeMember(
  db: Db,
  services: Pick<Services, 'time'>,
  operator: Operator,
  userId: string,
): Promise<Judged> {
  try {
    const user = await findUserFor(db, operator, userId);
    await refuseReset(db, services, operator, user, 'bulk');
    const verifiedBy = await refuseUnverified(db, services, operator, user, { kind: 'bulk' });
    const live = await findLiveReset(db, userId);
    const works = live !== null && live.expires_at > services.time.now();
    return { progress: works ? 'has-live' : 'ready', code: '', verifiedBy };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') throw error;
    return { progress: 'left-out', code: error.code, verifiedBy: {} };
  }
}
