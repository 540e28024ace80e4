import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { CODE_TRIES } from '../../shared/reset-code.ts';
import { isCode } from '../security/reset-codes.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { giveBackTry, reserveTry } from '../store/reset-codes.ts';
import { findLiveReset } from '../store/resets.ts';
import type { ResetRecord, UserRecord } from '../store/tables.ts';
import type { FoundReset, PastedReset } from './find-live-reset.ts';
import { findUserFor } from './find-user-for.ts';
import { refuseDeadReset } from './refuse-dead-reset.ts';
import { countFailure, refuseWhileWaiting } from './token-refusals.ts';
import { tellChanged } from './use-case.ts';

/** What an auditor wants to see of codes. */
const WORTH_A_LINE: readonly ErrorCode[] = ['code-wrong', 'code-expired', 'code-void'];

/**
 * One try at the code of this user's live reset (S26). The try is taken and on disk before the code is looked at, and
 * given back when the code was right: neither parallel calls, nor a kill in between, nor a second process on the same
 * office ever get a sixth. One after the other in this process, so that a right code waits for a wrong one to settle.
 *
 * @throws AppError user-not-found, out-of-scope, token-wait, user-disabled, token-expired, code-missing,
 * code-wrong { left }, code-expired { at, tokenUntil } and code-void { tokenUntil }; all with userId and userName
 */
export function tryCode(
  services: Services,
  operator: Operator,
  userId: string,
  code: string,
): Promise<PastedReset> {
  return services.session.inTurn(async () => {
    try {
      return await compare(services, operator, userId, code);
    } catch (error) {
      if (error instanceof AppError && WORTH_A_LINE.includes(error.code)) {
        await writeDown(services, operator, userId, error);
      }
      throw error;
    }
  });
}

async function compare(
  services: Services,
  operator: Operator,
  userId: string,
  code: string,
): Promise<PastedReset> {
  const { reset, user } = await services.db.write((tx) => reserve(tx, services, operator, userId));
  const hash = reset.code_hash ?? '';
  if (!(await isCode(code, hash))) {
    const left = CODE_TRIES - reset.code_failures - 1;
    throw new AppError(left === 0 ? 'code-void' : 'code-wrong', { left, ...factsOf(reset, user) });
  }
  await services.db.write((tx) => giveBackTry(tx, reset.id));
  return {
    reset,
    user,
    proof: 'code',
    repaired: [],
    again: async (tx, now) => {
      const found = await findWithCode(tx, operator, userId, now);
      // What was proved is the code of one reset: a newer one has its own.
      if (found.reset.code_hash !== hash) throw new AppError('code-missing', factsOf(reset, user));
      return found;
    },
  };
}

async function reserve(tx: Tx, services: Services, operator: Operator, userId: string): Promise<FoundReset> {
  const now = services.time.now();
  const found = await findWithCode(tx, operator, userId, now);
  refuseWhileWaiting(services, found.user);
  const reserved = await reserveTry(tx, found.reset.id, now);
  if (!reserved) throw new AppError('code-void', factsOf(found.reset, found.user));
  return found;
}

/** The live reset of this user while its code can still be tried. */
async function findWithCode(tx: Tx, operator: Operator, userId: string, now: number): Promise<FoundReset> {
  const user = await findUserFor(tx, operator, userId);
  const reset = await findLiveReset(tx, userId);
  if (reset === null) throw new AppError('code-missing', { userId, userName: user.name });
  await refuseDeadReset(tx, reset, user, now);
  const facts = factsOf(reset, user);
  if (reset.code_failures >= CODE_TRIES) throw new AppError('code-void', facts);
  if (reset.code_hash === null || reset.code_expires_at === null) throw new AppError('code-expired', facts);
  if (reset.code_expires_at <= now)
    throw new AppError('code-expired', { at: reset.code_expires_at, ...facts });
  return { reset, user };
}

function factsOf(reset: ResetRecord, user: UserRecord) {
  return { tokenUntil: reset.expires_at, userId: user.id, userName: user.name };
}

/** A line without the code; only a code that was looked at counts as a failure of its user (S12). */
async function writeDown(
  services: Services,
  operator: Operator,
  userId: string,
  refusal: AppError,
): Promise<void> {
  const left = refusal.details?.left;
  await services.db.write(async (tx) => {
    const user = await findUserFor(tx, operator, userId);
    const details = typeof left === 'number' ? { left } : {};
    if (typeof left === 'number') await countFailure(tx, user, services.time.now());
    await append(tx, services, operator, { action: 'code-refused', user, code: refusal.code, details });
  });
  tellChanged(services, 'resets', 'users', 'activity');
}
