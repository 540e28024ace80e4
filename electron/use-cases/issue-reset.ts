import { AppError } from '../../shared/errors.ts';
import { composeResetMail, type ResetMailProofs } from '../mail/messages.ts';
import { messageIdFor, queueMail } from '../mail/queue.ts';
import type { JwtKey } from '../security/jwt-keys.ts';
import { newJti, signResetToken } from '../security/reset-tokens.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { newId } from '../store/new-id.ts';
import { insertReset } from '../store/resets.ts';
import { readSetting } from '../store/settings.ts';
import type { UserRecord } from '../store/tables.ts';
import type { VerifiedBy } from './caller-gate.ts';
import { supersedeLiveReset } from './end-live-reset.ts';
import { mailIdentity } from './mail-identity.ts';

/** What takes too long for a transaction, made before it. */
export type Made = { key: JwtKey; code: string; codeHash: string };

export type Issuing = {
  made: Made;
  verifiedBy: VerifiedBy;
  /** The batch it belongs to, which has a lifetime of its own; null for a reset by itself. */
  bulk: { id: string; lifetimeMinutes: number } | null;
};

/**
 * A token and a code for the address on file: the older ones die, reset, sealed mail and log line are one transaction.
 * Whoever calls it has judged the user in the same one.
 *
 * @throws AppError('address-missing')
 */
export async function issueReset(
  tx: Tx,
  services: Services,
  operator: Operator,
  user: UserRecord,
  { made, verifiedBy, bulk }: Issuing,
): Promise<{ resetId: string; mailId: string }> {
  const { key, code } = made;
  if (user.email === null) throw new AppError('address-missing');

  const settings = await readSetting(tx, 'tokens');
  const lifetimeMinutes = bulk?.lifetimeMinutes ?? settings.lifetimeMinutes;
  // JWT times are whole seconds (RFC 7519 §2): the row must say the same as the token.
  const issuedAt = Math.floor(services.time.now() / 1000) * 1000;
  const expiresAt = issuedAt + lifetimeMinutes * 60_000;
  const codeExpiresAt = Math.min(issuedAt + settings.codeMinutes * 60_000, expiresAt);
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
    bulk_id: bulk?.id ?? null,
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
    details: {
      reset: resetId,
      address: user.email,
      expiresAt,
      ...(bulk === null ? {} : { bulk: bulk.id }),
      ...verifiedBy,
    },
  });
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
