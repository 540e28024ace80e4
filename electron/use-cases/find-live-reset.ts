import { AppError } from '../../shared/errors.ts';
import type { PasteRepair, ResetProof } from '../../shared/lists.ts';
import { parseCode } from '../../shared/reset-code.ts';
import { hashJti, type ResetClaims } from '../security/reset-tokens.ts';
import type { Operator, Services } from '../services.ts';
import type { Db, Tx } from '../store/database.ts';
import { findResetByJtiHash } from '../store/resets.ts';
import type { ResetRecord, UserRecord } from '../store/tables.ts';
import { findUser } from '../store/users.ts';
import { findUserFor, refuseOutOfScope } from './find-user-for.ts';
import { readPaste } from './read-paste.ts';
import { refuseDeadReset } from './refuse-dead-reset.ts';
import { tryCode } from './try-code.ts';

export type FoundReset = { reset: ResetRecord; user: UserRecord };

/** A live reset, and by which of its two proofs it was found. */
export type PastedReset = FoundReset & {
  proof: ResetProof;
  repaired: PasteRepair[];
  /**
   * The same reset once more, judged anew in the transaction that spends it. A code that was right is not counted
   * again. @throws AppError as `findPastedReset`
   */
  again(tx: Tx, now: number): Promise<FoundReset>;
};

/** Until when what was pasted works, epoch ms: a code dies before its reset does. */
export function proofExpiresAt({ reset, proof }: Pick<PastedReset, 'reset' | 'proof'>): number {
  return proof === 'code' ? (reset.code_expires_at ?? reset.expires_at) : reset.expires_at;
}

/** `userId`: whose case is open. A code cannot do without one. */
export type Pasted = { text: string; userId?: string | undefined };

/**
 * The live reset that a paste proves: by a token of this office in it, or, where the paste is a code and nothing else,
 * by the code of the user whose case is open. Looking at a token changes nothing; every look at a code takes one of its
 * tries, which a right code gives back. A forwarded thread holds older tokens too: one that is live wins.
 *
 * @throws AppError token-missing, token-damaged, token-not-ours, token-other-office, token-from-future and all of
 * `refuseDeadReset` for a token; token-other-user for one of somebody else; code-whose and all of `tryCode` for a code;
 * user-not-found, out-of-scope
 */
export async function findPastedReset(
  services: Services,
  operator: Operator,
  { text, userId }: Pasted,
): Promise<PastedReset> {
  const code = parseCode(text);
  if (code !== null) {
    if (userId === undefined) throw new AppError('code-whose');
    return tryCode(services, operator, userId, code);
  }
  const theCase = userId === undefined ? null : await findUserFor(services.db.read, operator, userId);
  let other: PastedReset | null = null;
  let first: AppError | null = null;
  for (const { claims, repaired } of await readPaste(services, text)) {
    try {
      const again = (db: Db, now: number) => findLiveReset(db, operator, claims, now);
      const found = await again(services.db.read, services.time.now());
      const pasted = { ...found, proof: 'token', repaired, again } as const;
      if (theCase === null || found.user.id === theCase.id) return pasted;
      other ??= pasted;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      first ??= error;
    }
  }
  if (other === null || theCase === null) throw first ?? new AppError('token-missing');
  throw new AppError('token-other-user', {
    userId: other.user.id,
    userName: other.user.name,
    caseId: theCase.id,
    caseName: theCase.name,
  });
}

/** The live reset behind a checked token. The row is the authority, the token only its envelope. */
async function findLiveReset(
  db: Db,
  operator: Operator,
  claims: ResetClaims,
  now: number,
): Promise<FoundReset> {
  const reset = await findResetByJtiHash(db, hashJti(claims.jti));
  const user = reset === null ? null : await findUser(db, reset.user_id);
  if (reset === null || user === null || user.id !== claims.userId) throw new AppError('token-not-ours');
  // S44: a token that says otherwise than its row is none that this office has sent.
  const asSent =
    claims.issuedAt === reset.issued_at &&
    claims.expiresAt === reset.expires_at &&
    claims.credentialVersion === reset.credential_version;
  if (!asSent) throw new AppError('token-not-ours');
  refuseOutOfScope(operator, user);
  if (claims.issuedAt > now) {
    const minutes = Math.ceil((claims.issuedAt - now) / 60_000);
    throw new AppError('token-from-future', { minutes, userId: user.id, userName: user.name });
  }
  await refuseDeadReset(db, reset, user, now);
  return { reset, user };
}
