import type { ParsedInputOf } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { TokenWay } from '../../shared/lists.ts';
import { hashPassword } from '../security/passwords.ts';
import type { ResetClaims } from '../security/reset-tokens.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { cancelMailsOfReset } from '../store/outbox.ts';
import { spendReset } from '../store/resets.ts';
import { readSetting } from '../store/settings.ts';
import type { UserRecord } from '../store/tables.ts';
import { setPasswordHash } from '../store/users.ts';
import { findLiveReset, findPastedReset } from './find-live-reset.ts';
import { refuseOutOfScope } from './find-user-for.ts';
import { passwordContext, refuseBroken } from './password-policy.ts';
import { tellUser } from './tell-user.ts';
import { refuseWhileWaiting } from './token-refusals.ts';

export type Pasted = ParsedInputOf<'resets.inspect'>;

/** `handover`: the user typed or took it with the keyboard in hand, out of the operator's sight. */
export type NewPassword = { password: string; way: TokenWay; mustChange: boolean; handover: boolean };

export type Redeemed = { user: UserRecord; at: number; mailId: string | null };

/**
 * The live reset that may set a password now: what handing over, completing at the desk and completing at the user's
 * hand all begin with, so that none of them is easier to get past than another.
 *
 * @throws AppError as `findPastedReset`, out-of-scope, token-wait
 */
export async function findRedeemable(services: Services, operator: Operator, { text }: Pasted) {
  const found = await findPastedReset(services, text);
  refuseOutOfScope(operator, found.user);
  refuseWhileWaiting(services, found.user);
  return found;
}

/**
 * The token is spent, the hash written, the notice queued and the line logged in one transaction (product rule 2).
 * The slow hash comes before it; everything is judged again inside it.
 *
 * @throws AppError as `findRedeemable`, password-refused { rules }
 */
export async function redeemPaste(
  services: Services,
  operator: Operator,
  pasted: Pasted,
  set: NewPassword,
): Promise<Redeemed> {
  const before = await findRedeemable(services, operator, pasted);
  const { bcryptCost } = await readSetting(services.db.read, 'passwords');
  await refuseBroken(set.password, await passwordContext(services.db.read, before.user));
  const hash = await hashPassword(set.password, bcryptCost);
  return services.db.write((tx) => spend(tx, services, operator, before.claims, { ...set, hash }));
}

async function spend(
  tx: Tx,
  services: Services,
  operator: Operator,
  claims: ResetClaims,
  { hash, way, mustChange, handover }: NewPassword & { hash: string },
): Promise<Redeemed> {
  const at = services.time.now();
  const { reset, user } = await findLiveReset(tx, claims, at);
  const facts = { userId: user.id, userName: user.name, at };
  const spent = await spendReset(tx, reset.id, { at, by: operator.id, way });
  if (!spent) throw new AppError('token-used', facts);
  const version = { id: user.id, credentialVersion: reset.credential_version };
  const stored = await setPasswordHash(tx, version, { hash, at, mustChange, temporaryUntil: null });
  if (!stored) throw new AppError('token-superseded', facts);
  await cancelMailsOfReset(tx, reset.id);
  const mailId = await tellUser(tx, services, operator, user, { at, temporaryUntil: null });
  const details = { reset: reset.id, way, mustChange, ...(handover ? { handover } : {}) };
  await append(tx, services, operator, { action: 'password-set', user, details });
  return { user, at, mailId };
}
