import { AppError } from '../../shared/errors.ts';
import { composeNotice } from '../mail/messages.ts';
import { messageIdFor, queueMail } from '../mail/queue.ts';
import { hashPassword } from '../security/passwords.ts';
import type { ResetClaims } from '../security/reset-tokens.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { newId } from '../store/new-id.ts';
import { cancelMailsOfReset, findOutboxMail } from '../store/outbox.ts';
import { spendReset } from '../store/resets.ts';
import { readSetting } from '../store/settings.ts';
import type { UserRecord } from '../store/tables.ts';
import { setPasswordHash } from '../store/users.ts';
import { countTokenFailure } from './count-token-failure.ts';
import { type FoundReset, findLiveReset, readPaste } from './find-live-reset.ts';
import { mailIdentity } from './mail-identity.ts';
import { passwordContext, refuseBroken } from './password-policy.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** How long a notice is worth sending, ms. */
const NOTICE_LIFE = 3 * 24 * 3_600_000;

/**
 * The token is spent, the hash written, the notice queued and the line logged in one transaction (product rule 2).
 * The slow hash comes before it; everything is judged again inside it.
 *
 * @throws AppError as `readPaste` and `findLiveReset`, token-wait, way-not-allowed, password-refused { rules }
 */
export const completeReset: UseCase<'resets.complete'> = async (services, operator, input) => {
  const { claims } = await readPaste(services, input.text);
  const before = await judge(services, operator, claims);
  const settings = await readSetting(services.db.read, 'passwords');
  if (input.way === 'typed-on-behalf' && !settings.onBehalfAllowed) throw new AppError('way-not-allowed');
  await refuseBroken(input.newPassword, await passwordContext(services.db.read, before.user));
  const hash = await hashPassword(input.newPassword, settings.bcryptCost);

  const at = services.time.now();
  const done = await services.db.write(async (tx) => {
    const { reset, user } = await findLiveReset(tx, claims, services.time.now());
    const spent = await spendReset(tx, reset.id, { at, by: operator.id, way: input.way });
    if (!spent) throw new AppError('token-used', { userId: user.id, userName: user.name, at });
    const set = await setPasswordHash(
      tx,
      { id: user.id, credentialVersion: reset.credential_version },
      { hash, at, mustChange: input.mustChange },
    );
    if (!set) throw new AppError('token-superseded', { userId: user.id, userName: user.name, at });
    await cancelMailsOfReset(tx, reset.id);
    const mailId = await queueNotice(tx, services, operator, user, at);
    await append(tx, services, operator, {
      action: 'password-set',
      user,
      details: { reset: reset.id, way: input.way, mustChange: input.mustChange },
    });
    return { user, mailId };
  });
  tellChanged(services, 'resets', 'users', 'outbox', 'activity');
  services.outbox.wake();
  const notice = done.mailId === null ? null : await findOutboxMail(services.db.read, done.mailId);
  return { userId: done.user.id, userName: done.user.name, at, notice };
};

/** Refusals of a token that is ours are counted against its user and logged (S12). */
async function judge(services: Services, operator: Operator, claims: ResetClaims): Promise<FoundReset> {
  try {
    const found = await findLiveReset(services.db.read, claims, services.time.now());
    const until = found.user.token_wait_until;
    if (until !== null && until > services.time.now()) throw new AppError('token-wait', { until });
    return found;
  } catch (error) {
    if (error instanceof AppError) await countTokenFailure(services, operator, claims.userId, error);
    throw error;
  }
}

/** null when there is no address to tell. */
async function queueNotice(
  tx: Tx,
  services: Services,
  operator: Operator,
  user: UserRecord,
  at: number,
): Promise<string | null> {
  if (user.email === null) return null;
  const identity = await mailIdentity(tx, operator);
  const id = newId();
  const message = composeNotice({
    ...identity,
    messageId: messageIdFor(id, identity.from.address),
    user: { name: user.name, login: user.login, email: user.email, language: user.language },
    at,
    by: operator.name,
  });
  const expiresAt = at + NOTICE_LIFE;
  await queueMail(tx, services.secrets, {
    id,
    kind: 'notice',
    userId: user.id,
    resetId: null,
    message,
    expiresAt,
    now: at,
  });
  return id;
}
