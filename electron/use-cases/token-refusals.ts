import { createHash } from 'node:crypto';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import type { UserRecord } from '../store/tables.ts';
import { findUser, updateUser } from '../store/users.ts';
import { raiseAlerts } from './raise-alerts.ts';
import { tellChanged } from './use-case.ts';

/** S12: ten failures in a row, then waits from 30 s, doubling to 1 h. */
const FREE_FAILURES = 10;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;

/** What an auditor wants to see: a real token that must not work any more, or one that is not the office's or user's. */
const WORTH_A_LINE: readonly ErrorCode[] = [
  'token-not-ours',
  'token-other-office',
  'token-other-user',
  'token-from-future',
  'token-used',
  'token-expired',
  'token-revoked',
  'token-superseded',
  'token-failed',
  'token-before-restore',
  'token-wait',
  'user-disabled',
  'out-of-scope',
];
/** No failure of the token's owner: the wait that failures have brought, or a good token in somebody else's case. */
const COUNTS_FOR_NOBODY: readonly ErrorCode[] = ['token-wait', 'token-other-user'];

/** @throws AppError('token-wait', { until, userId, userName }) after too many refused attempts (S12) */
export function refuseWhileWaiting(services: Pick<Services, 'time'>, user: UserRecord): void {
  if (user.token_wait_until === null || user.token_wait_until <= services.time.now()) return;
  throw new AppError('token-wait', { until: user.token_wait_until, userId: user.id, userName: user.name });
}

/** One more refused token or wrong code of this user, and the wait it brings (S12). */
export async function countFailure(tx: Tx, user: UserRecord, now: number): Promise<void> {
  const failures = user.token_failures + 1;
  const wait =
    failures < FREE_FAILURES ? 0 : Math.min(FIRST_WAIT * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT);
  await updateUser(tx, user.id, {
    token_failures: failures,
    token_wait_until: wait === 0 ? user.token_wait_until : now + wait,
  });
}

/** Looking is not trying: a refusal is written down, once for the same paste, and counts for nothing. */
export async function logTokenRefusal<T>(
  services: Services,
  operator: Operator,
  text: string,
  look: () => Promise<T>,
): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof AppError && WORTH_A_LINE.includes(error.code)) {
      const paste = createHash('sha256').update(`${error.code} ${text}`).digest('base64');
      if (services.lastRefusedPaste.value !== paste) await write(services, operator, error, false);
      services.lastRefusedPaste.value = paste;
    }
    throw error;
  }
}

/** Trying to set a password with a token that is refused: a line, and one more failure of its user (S12). */
export async function countTokenRefusal<T>(
  services: Services,
  operator: Operator,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof AppError && WORTH_A_LINE.includes(error.code))
      await write(services, operator, error, true);
    throw error;
  }
}

async function write(
  services: Services,
  operator: Operator,
  refusal: AppError,
  counts: boolean,
): Promise<void> {
  const userId = refusal.details?.userId;
  await services.db.write(async (tx) => {
    const user = typeof userId === 'string' ? await findUser(tx, userId) : null;
    if (counts && user !== null && !COUNTS_FOR_NOBODY.includes(refusal.code)) {
      await countFailure(tx, user, services.time.now());
    }
    await append(tx, services, operator, { action: 'token-refused', user, code: refusal.code });
    await raiseAlerts(tx, services, operator, { kind: 'refused', of: 'token' });
  });
  services.outbox.wake();
  tellChanged(services, 'activity', 'alerts', 'outbox');
}
