import { AppError } from '../../shared/errors.ts';
import type { TokenWay } from '../../shared/lists.ts';
import { hashPassword } from '../security/passwords.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { cancelMailsOfReset, findOutboxMail } from '../store/outbox.ts';
import { spendReset } from '../store/resets.ts';
import { readSetting } from '../store/settings.ts';
import { setPasswordHash } from '../store/users.ts';
import { refuseUnverified } from './caller-gate.ts';
import { findPastedReset, type PastedReset } from './find-live-reset.ts';
import { tellPasswordChanged } from './notify-change.ts';
import { passwordContext, refuseBroken } from './password-policy.ts';
import { recordRefusal } from './record-refusal.ts';
import { countTokenRefusal, refuseWhileWaiting } from './token-refusals.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * The token or the code is spent, the hash written, the notice queued and the line logged in one transaction (product rule 2).
 * The slow hash comes before it; everything is judged again inside it.
 *
 * @throws AppError as `findPastedReset`, token-wait, `refuseUnverified`, way-not-allowed, password-refused { rules }
 */
export const completeReset: UseCase<'resets.complete'> = (services, operator, input) =>
  countTokenRefusal(services, operator, async () => {
    const before = await findPastedReset(services, operator, input);
    refuseWhileWaiting(services, before.user);
    await recordRefusal(services, operator, 'reset-refused', before.user, () =>
      refuseUnverified(services.db.read, services, operator, before.user, {
        kind: 'complete',
        reset: before.reset,
      }),
    );
    const settings = await readSetting(services.db.read, 'passwords');
    if (input.way === 'typed-on-behalf' && !settings.onBehalfAllowed) throw new AppError('way-not-allowed');
    await refuseBroken(input.newPassword, await passwordContext(services.db.read, before.user));
    const hash = await hashPassword(input.newPassword, settings.bcryptCost);

    const at = services.time.now();
    const done = await services.db.write((tx) =>
      spend(tx, services, operator, before, { ...input, hash, at }),
    );
    tellChanged(services, 'resets', 'users', 'outbox', 'activity');
    services.outbox.wake();
    const notice = done.mailId === null ? null : await findOutboxMail(services.db.read, done.mailId);
    return { userId: done.user.id, userName: done.user.name, at, notice };
  });

type Spending = { hash: string; at: number; way: TokenWay; mustChange: boolean };

async function spend(tx: Tx, services: Services, operator: Operator, pasted: PastedReset, set: Spending) {
  const { at, way, mustChange } = set;
  const { proof } = pasted;
  const { reset, user } = await pasted.again(tx, services.time.now());
  const verifiedBy = await refuseUnverified(tx, services, operator, user, { kind: 'complete', reset });
  const facts = { userId: user.id, userName: user.name, at };
  const spent = await spendReset(tx, reset.id, { at, by: operator.id, way, proof });
  if (!spent) throw new AppError('token-used', facts);
  const version = { id: user.id, credentialVersion: reset.credential_version };
  const stored = await setPasswordHash(tx, version, { hash: set.hash, at, mustChange });
  if (!stored) throw new AppError('token-superseded', facts);
  await cancelMailsOfReset(tx, reset.id);
  const mailId = await tellPasswordChanged(tx, services, operator, user, at);
  const details = { reset: reset.id, proof, way, mustChange, ...verifiedBy };
  await append(tx, services, operator, { action: 'password-set', user, details });
  return { user, mailId };
}
