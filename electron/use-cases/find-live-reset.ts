import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { PasteRepair, ResetState } from '../../shared/lists.ts';
import type { JwtKey } from '../security/jwt-keys.ts';
import { findTokens, looksLikePart } from '../security/paste.ts';
import { hashJti, type ResetClaims, readResetToken } from '../security/reset-tokens.ts';
import type { Services } from '../services.ts';
import type { Db } from '../store/database.ts';
import { findOperator } from '../store/operators.ts';
import { findResetByJtiHash } from '../store/resets.ts';
import type { ResetRecord, UserRecord } from '../store/tables.ts';
import { findUser } from '../store/users.ts';
import { judgeByRestore } from './judge-by-restore.ts';
import { readingJwtKeys } from './jwt-keys.ts';

export type ReadPaste = { claims: ResetClaims; repaired: PasteRepair[] };
export type FoundReset = { reset: ResetRecord; user: UserRecord };

/** What an ended reset is called when its token is pasted. */
const ENDED: Readonly<Record<Exclude<ResetState, 'queued' | 'handed-over' | 'unknown'>, ErrorCode>> = {
  used: 'token-used',
  expired: 'token-expired',
  revoked: 'token-revoked',
  superseded: 'token-superseded',
  failed: 'token-failed',
};

/**
 * The tokens of this office in whatever was pasted, their signatures checked; never empty.
 *
 * @throws AppError token-missing, token-damaged, token-not-ours, token-before-restore
 */
async function readPaste(services: Services, text: string): Promise<ReadPaste[]> {
  const candidates = findTokens(text);
  if (candidates.length === 0) throw new AppError(looksLikePart(text) ? 'token-damaged' : 'token-missing');
  const keys = await readingJwtKeys(services);
  const refusals: AppError[] = [];
  const read: ReadPaste[] = [];
  for (const { token, repaired } of candidates) {
    const claims = tryRead(token, keys, services.secrets.officeId());
    if (claims instanceof AppError) refusals.push(await judgeByRestore(services, token, keys, claims));
    else read.push({ claims, repaired });
  }
  if (read.length > 0) return read;
  throw (
    refusals.find(({ code }) => code === 'token-not-ours' || code === 'token-before-restore') ??
    refusals[0] ??
    new AppError('token-missing')
  );
}

/**
 * The live reset in a paste. A forwarded thread holds older tokens too: one that is live wins, wherever it stands.
 *
 * @throws AppError as `readPaste`, and as `findLiveReset` of the first token when none is live
 */
export async function findPastedReset(services: Services, text: string): Promise<FoundReset & ReadPaste> {
  let first: AppError | null = null;
  for (const { claims, repaired } of await readPaste(services, text)) {
    try {
      const found = await findLiveReset(services.db.read, claims, services.time.now());
      return { ...found, claims, repaired };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      first ??= error;
    }
  }
  throw first ?? new AppError('token-missing');
}

function tryRead(token: string, keys: ReadonlyMap<string, JwtKey>, officeId: string): ResetClaims | AppError {
  try {
    return readResetToken(token, keys, officeId).claims;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/**
 * The live reset behind a checked token. The row is the authority, the token only its envelope. The reason of a
 * refusal is told because its reader is a signed-in operator and the signature was ours (S9).
 *
 * @throws AppError token-not-ours, token-used, token-expired, token-revoked, token-superseded, token-failed,
 * user-disabled; details: userId, userName, at (epoch ms), by
 */
export async function findLiveReset(db: Db, claims: ResetClaims, now: number): Promise<FoundReset> {
  const reset = await findResetByJtiHash(db, hashJti(claims.jti));
  const user = reset === null ? null : await findUser(db, reset.user_id);
  if (reset === null || user === null || user.id !== claims.userId) throw new AppError('token-not-ours');
  // S44: a token that says otherwise than its row, or comes from the future, is none that this office has sent.
  const asSent = claims.issuedAt === reset.issued_at && claims.expiresAt === reset.expires_at;
  if (!asSent || claims.issuedAt > now) throw new AppError('token-not-ours');
  const facts = { userId: user.id, userName: user.name };
  if (reset.state !== 'queued' && reset.state !== 'handed-over' && reset.state !== 'unknown') {
    const by = reset.ended_by === null ? null : await findOperator(db, reset.ended_by);
    const at = reset.ended_at ?? reset.expires_at;
    throw new AppError(ENDED[reset.state], { ...facts, at, ...(by === null ? {} : { by: by.name }) });
  }
  if (reset.expires_at <= now) {
    throw new AppError('token-expired', { ...facts, at: reset.expires_at });
  }
  if (user.disabled_at !== null) throw new AppError('user-disabled', facts);
  if (
    user.credential_version !== reset.credential_version ||
    claims.credentialVersion !== reset.credential_version
  ) {
    throw new AppError('token-superseded', { ...facts, at: user.password_changed_at ?? now });
  }
  return { reset, user };
}
