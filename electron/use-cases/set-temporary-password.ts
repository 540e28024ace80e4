import { AppError } from '../../shared/errors.ts';
import { hashPassword } from '../security/passwords.ts';
import { newJti } from '../security/reset-tokens.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { newId } from '../store/new-id.ts';
import { findOutboxMail } from '../store/outbox.ts';
import { insertTemporary } from '../store/resets.ts';
import { readSetting } from '../store/settings.ts';
import type { UserRecord } from '../store/tables.ts';
import { setPasswordHash } from '../store/users.ts';
import { refuseUnverified } from './caller-gate.ts';
import { supersedeLiveReset } from './end-live-reset.ts';
import { findUserFor } from './find-user-for.ts';
import { makePassword } from './generate-password.ts';
import { tellPasswordChanged } from './notify-change.ts';
import { raiseAlerts } from './raise-alerts.ts';
import { reasonToKeep } from './reason-to-keep.ts';
import { recordRefusal } from './record-refusal.ts';
import { refuseUntold } from './refuse-untold.ts';
import { refuseTemporary } from './reset-limits.ts';
import { tellChanged, type UseCase } from './use-case.ts';

const HOUR = 3_600_000;

/**
 * The marked exception of product rule 1: words that main has made and nobody has chosen, to be told by telephone, to
 * be changed at the next sign-in. The password is answered once and kept nowhere.
 *
 * @throws AppError user-not-found, out-of-scope, evidence-id-number, and all of `refuseTemporary`, `refuseUnverified` and `refuseUntold`
 */
export const setTemporaryPassword: UseCase<'passwords.setTemporary'> = async (services, operator, input) => {
  const user = await findUserFor(services.db.read, operator, input.userId);
  const done = await recordRefusal(services, operator, 'temporary-password-set', user, async () => {
    const reason = reasonToKeep(input.reason);
    await refuseTemporary(services.db.read, services, operator, user);
    await refuseUnverified(services.db.read, services, operator, user, { kind: 'temporary' });
    await refuseUntold(services.db.read, services, operator, user, input.tellApart);
    const kind = { style: 'words', language: input.language } as const;
    const password = await makePassword(services, kind, user);
    const { bcryptCost } = await readSetting(services.db.read, 'passwords');
    const hash = await hashPassword(password, bcryptCost);
    const set = { hash, reason, tellApart: input.tellApart };
    return { password, ...(await services.db.write((tx) => store(tx, services, operator, user, set))) };
  });
  tellChanged(services, 'resets', 'users', 'outbox', 'activity', 'alerts');
  services.outbox.wake();
  const notice = done.mailId === null ? null : await findOutboxMail(services.db.read, done.mailId);
  return { password: done.password, until: done.until, notice };
};

async function store(
  tx: Tx,
  services: Services,
  operator: Operator,
  before: UserRecord,
  { hash, reason, tellApart }: { hash: string; reason: string; tellApart: string | undefined },
): Promise<{ until: number; mailId: string | null }> {
  const user = await findUserFor(tx, operator, before.id);
  await refuseTemporary(tx, services, operator, user);
  const verifiedBy = await refuseUnverified(tx, services, operator, user, { kind: 'temporary' });
  await refuseUntold(tx, services, operator, user, tellApart);
  const { temporaryHours } = await readSetting(tx, 'passwords');
  const at = services.time.now();
  const until = at + temporaryHours * HOUR;
  const reset = newId();

  await supersedeLiveReset(tx, services, operator, user, 'password-changed');
  await insertTemporary(tx, {
    id: reset,
    user_id: user.id,
    // Nobody has this one: the column is what keeps a token from working twice, and wants a value of its own.
    jti_hash: newJti().hash,
    credential_version: user.credential_version,
    by: operator.id,
    at,
    until,
  });
  const version = { id: user.id, credentialVersion: user.credential_version };
  const stored = await setPasswordHash(tx, version, { hash, at, mustChange: true, temporaryUntil: until });
  if (!stored) throw new AppError('user-disabled');
  const mailId = await tellPasswordChanged(tx, services, operator, user, { at, temporaryUntil: until });
  await append(tx, services, operator, {
    action: 'temporary-password-set',
    user,
    details: { reset, way: 'temporary', reason, expiresAt: until, mustChange: true, ...verifiedBy },
  });
  await raiseAlerts(tx, services, operator, { kind: 'reset', user, temporary: true });
  return { until, mailId };
}
