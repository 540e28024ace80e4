import { AppError } from '../../shared/errors.ts';
import type { TokenWay } from '../../shared/lists.ts';
import type { OutboxMail } from '../../shared/models.ts';
import { hashPassword } from '../security/passwords.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { cancelMailsOfReset, findOutboxMail } from '../store/outbox.ts';
import { spendReset } from '../store/resets.ts';
import { readSetting } from '../store/settings.ts';
import type { UserRecord } from '../store/tables.ts';
import { setPasswordHash } from '../store/users.ts';
import { refuseUnverified } from './caller-gate.ts';
import { findPastedReset, type Pasted, type PastedReset } from './find-live-reset.ts';
import { tellPasswordChanged } from './notify-change.ts';
import { passwordContext, refuseBroken } from './password-policy.ts';
import { recordRefusal } from './record-refusal.ts';
import { refuseWhileWaiting } from './token-refusals.ts';

/** `handover`: the user typed or took it with the keyboard in hand, out of the operator's sight. */
export type NewPassword = { password: string; way: TokenWay; mustChange: boolean; handover: boolean };

/** `notice` is the mail to the user as it was queued; null where they have none. */
export type Redeemed = { user: UserRecord; at: number; notice: OutboxMail | null };

/**
 * The live reset that may set a password now: what handing over, completing at the desk and completing at the user's
 * hand all begin with, so that none of them is easier to get past than another.
 *
 * @throws AppError as `findPastedReset`, token-wait, and as `refuseUnverified`, which is written down
 */
export async function findRedeemable(
  services: Services,
  operator: Operator,
  pasted: Pasted,
): Promise<PastedReset> {
  const found = await findPastedReset(services, operator, pasted);
  const { reset, user } = found;
  refuseWhileWaiting(services, user);
  await recordRefusal(services, operator, 'reset-refused', user, () =>
    refuseUnverified(services.db.read, services, operator, user, { kind: 'complete', reset }),
  );
  return found;
}

/**
 * The token or the code is spent, the hash written, the notice queued and the line logged in one transaction (product
 * rule 2). The slow hash comes before it; everything is judged again inside it.
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
  return services.db.write((tx) => spend(tx, services, operator, before, { ...set, hash }));
}

async function spend(
  tx: Tx,
  services: Services,
  operator: Operator,
  { again, proof }: PastedReset,
  { hash, way, mustChange, handover }: NewPassword & { hash: string },
): Promise<Redeemed> {
  const at = services.time.now();
  const { reset, user } = await again(tx, at);
  const verifiedBy = await refuseUnverified(tx, services, operator, user, { kind: 'complete', reset });
  const facts = { userId: user.id, userName: user.name, at };
  const spent = await spendReset(tx, reset.id, { at, by: operator.id, way, proof });
  if (!spent) throw new AppError('token-used', facts);
  const version = { id: user.id, credentialVersion: reset.credential_version };
  const stored = await setPasswordHash(tx, version, { hash, at, mustChange, temporaryUntil: null });
  if (!stored) throw new AppError('token-superseded', facts);
  await cancelMailsOfReset(tx, reset.id);
  const mailId = await tellPasswordChanged(tx, services, operator, user, { at, temporaryUntil: null });
  const details = {
    reset: reset.id,
    proof,
    way,
    mustChange,
    ...(handover ? { handover } : {}),
    ...verifiedBy,
  };
  await append(tx, services, operator, { action: 'password-set', user, details });
  return { user, at, notice: mailId === null ? null : await findOutboxMail(tx, mailId) };
}
