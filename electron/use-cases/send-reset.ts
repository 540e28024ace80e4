import { AppError } from '../../shared/errors.ts';
import { composeResetMail, type ResetMailProofs } from '../mail/messages.ts';
import { messageIdFor, queueMail } from '../mail/queue.ts';
import type { JwtKey } from '../security/jwt-keys.ts';
import { hashCode, newCode } from '../security/reset-codes.ts';
import { newJti, signResetToken } from '../security/reset-tokens.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { newId } from '../store/new-id.ts';
import { findOutboxMail } from '../store/outbox.ts';
import { listResets } from '../store/reset-views.ts';
import { insertReset } from '../store/resets.ts';
import { readSetting } from '../store/settings.ts';
import type { UserRecord } from '../store/tables.ts';
import { refuseUnverified } from './caller-gate.ts';
import { supersedeLiveReset } from './end-live-reset.ts';
import { findUserFor } from './find-user-for.ts';
import { currentJwtKey } from './jwt-keys.ts';
import { mailIdentity } from './mail-identity.ts';
import { raiseAlerts } from './raise-alerts.ts';
import { recordRefusal } from './record-refusal.ts';
import { refuseUntold } from './refuse-untold.ts';
import { refuseReset } from './reset-limits.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * A token and a code for the address on file: the older ones die, reset, sealed mail and log line are one transaction;
 * then the mail server has `config.sendWait` ms to answer in the same act. Nothing about the account changes (product rule 4).
 *
 * @throws AppError user-not-found, out-of-scope, and all of `refuseReset`, `refuseUnverified` and `refuseUntold`
 */
export const sendReset: UseCase<'resets.send'> = async (services, operator, { userId, tellApart }) => {
  const user = await findUserFor(services.db.read, operator, userId);
  const issued = await recordRefusal(services, operator, 'reset-refused', user, async () => {
    await refuseReset(services.db.read, services, operator, user);
    const key = await currentJwtKey(services);
    const code = newCode();
    const codeHash = await hashCode(code, services.config.codeCost);
    return services.db.write((tx) =>
      issue(tx, services, operator, { userId, tellApart }, { key, code, codeHash }),
    );
  });
  tellChanged(services, 'resets', 'outbox', 'users', 'activity', 'alerts');
  services.outbox.wake();
  await services.outbox.settle(issued.mailId, services.config.sendWait);

  const [reset] = await listResets(services.db.read, { id: issued.resetId, limit: 1 }, services.time.now());
  const mail = await findOutboxMail(services.db.read, issued.mailId);
  if (reset === undefined || mail === null) throw new AppError('internal');
  return { reset, mail };
};

type Made = { key: JwtKey; code: string; codeHash: string };
type Asked = { userId: string; tellApart: string | undefined };

async function issue(tx: Tx, services: Services, operator: Operator, asked: Asked, made: Made) {
  const { key, code } = made;
  const user = await findUserFor(tx, operator, asked.userId);
  await refuseReset(tx, services, operator, user);
  const verifiedBy = await refuseUnverified(tx, services, operator, user, { kind: 'send' });
  await refuseUntold(tx, services, operator, user, asked.tellApart);
  if (user.email === null) throw new AppError('address-missing');

  const { lifetimeMinutes, codeMinutes } = await readSetting(tx, 'tokens');
  // JWT times are whole seconds (RFC 7519 §2): the row must say the same as the token.
  const issuedAt = Math.floor(services.time.now() / 1000) * 1000;
  const expiresAt = issuedAt + lifetimeMinutes * 60_000;
  const codeExpiresAt = Math.min(issuedAt + codeMinutes * 60_000, expiresAt);
  const { jti, hash } = newJti();
  const resetId = newId();
  const mailId = newId();
  const token = signResetToken(key, {
    officeId: services.secrets.officeId(),
    userId: user.id,
    jti,
    issuedAt,
    expiresAt,
    credentialVersion: user.credential_version,
  });

  await supersedeLiveReset(tx, services, operator, user, 'newer-reset');
  await insertReset(tx, {
    id: resetId,
    user_id: user.id,
    jti_hash: hash,
    kid: key.kid,
    credential_version: user.credential_version,
    issued_by: operator.id,
    issued_at: issuedAt,
    expires_at: expiresAt,
    sent_to: user.email,
    code_hash: made.codeHash,
    code_expires_at: codeExpiresAt,
  });
  await queueResetMail(tx, services, operator, user, user.email, {
    mailId,
    resetId,
    token,
    code,
    codeExpiresAt,
    issuedAt,
    expiresAt,
  });
  await append(tx, services, operator, {
    action: 'reset-issued',
    user,
    details: { reset: resetId, address: user.email, expiresAt, ...verifiedBy },
  });
  await raiseAlerts(tx, services, operator, { kind: 'reset', user, temporary: false });
  return { resetId, mailId };
}

async function queueResetMail(
  tx: Tx,
  services: Services,
  operator: Operator,
  user: UserRecord,
  email: string,
  made: { mailId: string; resetId: string } & ResetMailProofs,
): Promise<void> {
  const identity = await mailIdentity(tx, operator);
  const message = composeResetMail({
    ...identity,
    messageId: messageIdFor(made.mailId, identity.from.address),
    user: { name: user.name, login: user.login, email, language: user.language },
    token: made.token,
    code: made.code,
    codeExpiresAt: made.codeExpiresAt,
    issuedAt: made.issuedAt,
    expiresAt: made.expiresAt,
    operatorName: operator.name,
  });
  await queueMail(tx, services.secrets, {
    id: made.mailId,
    kind: 'reset',
    userId: user.id,
    resetId: made.resetId,
    message,
    expiresAt: made.expiresAt,
    now: services.time.now(),
  });
}
