import { createHash, randomBytes } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { Id } from '../../shared/models.ts';
import type { JwtKey } from './jwt-keys.ts';

const TYPE = 'resetdesk-reset+jwt';
const AUDIENCE = 'password-reset';
const MAX_LENGTH = 4096;
const MAX_LIFE_SECONDS = 24 * 60 * 60;
/** The last second a JavaScript Date can name. */
const LAST_SECOND = 8_640_000_000_000;
/** Made once: making one takes longer than anything else about a token but its signature. */
const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Times are epoch ms on a whole second. `credentialVersion` is the user's when the token was made. */
export type ResetClaims = {
  officeId: string;
  userId: string;
  jti: string;
  issuedAt: number;
  expiresAt: number;
  credentialVersion: number;
};

const Header = z.strictObject({ alg: z.literal('HS256'), typ: z.literal(TYPE), kid: Id });

/** From 1, because `jsonwebtoken` replaces an `iat` of 0 with the present. */
const Seconds = z.int().min(1).max(LAST_SECOND);
const Payload = z
  .strictObject({
    iss: Id,
    aud: z.literal(AUDIENCE),
    sub: Id,
    jti: z.string().regex(/^[\w-]{43}$/),
    iat: Seconds,
    exp: Seconds,
    ver: z.int().nonnegative(),
  })
  .refine(({ iat, exp }) => exp > iat && exp - iat <= MAX_LIFE_SECONDS);
type Payload = z.output<typeof Payload>;

/** 256 random bits (S1) and what the database keeps of them. */
export function newJti(): { jti: string; hash: Uint8Array } {
  const jti = randomBytes(32).toString('base64url');
  return { jti, hash: hashJti(jti) };
}

/** SHA-256: a look-up key, not a password hash; 256 random bits need no slow one (S7). */
export function hashJti(jti: string): Uint8Array {
  return createHash('sha256').update(jti, 'utf8').digest();
}

/** @throws AppError('internal') for claims that `readResetToken` would refuse, such as fractions of a second. */
export function signResetToken(key: JwtKey, claims: ResetClaims): string {
  const payload = Payload.safeParse({
    iss: claims.officeId,
    aud: AUDIENCE,
    sub: claims.userId,
    jti: claims.jti,
    iat: claims.issuedAt / 1000,
    exp: claims.expiresAt / 1000,
    ver: claims.credentialVersion,
  });
  if (!payload.success) throw new AppError('internal', undefined, { cause: payload.error });
  const header = { alg: 'HS256', typ: TYPE, kid: key.kid };
  return jsonwebtoken.sign(payload.data, key.secret, { algorithm: 'HS256', header });
}

/**
 * Proves that this office made the token, and nothing more: the caller judges time and the database's row, so
 * that it can tell used, revoked and expired apart. A life above 24 hours is refused here (S4, S39 to S45).
 * @throws AppError('token-damaged') for what is no whole token, AppError('token-not-ours') for any other fault.
 */
export function readResetToken(
  token: string,
  keys: ReadonlyMap<string, JwtKey>,
  officeId: string,
): { kid: string; claims: ResetClaims } {
  const { header, payload } = parts(token);
  const known = Header.safeParse(header);
  const key = known.success ? keys.get(known.data.kid) : undefined;
  if (key === undefined) throw new AppError('token-not-ours');
  verify(token, key, officeId);
  const claims = Payload.safeParse(payload);
  if (!claims.success || claims.data.iss !== officeId) throw new AppError('token-not-ours');
  return { kid: key.kid, claims: toClaims(claims.data) };
}

/**
 * What a token that could not be checked claims to be: whose office, which key, from and until when (epoch ms). Anybody can write
 * that, so it serves for the words of a refusal and nothing else; null for what is not even such a claim.
 */
export function saysOfItself(
  token: string,
): { officeId: string; kid: string; issuedAt: number; expiresAt: number } | null {
  try {
    const { header, payload } = parts(token);
    const known = Header.safeParse(header);
    const claims = Payload.safeParse(payload);
    if (!known.success || !claims.success) return null;
    const { iss, iat, exp } = claims.data;
    return { officeId: iss, kid: known.data.kid, issuedAt: iat * 1000, expiresAt: exp * 1000 };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function toClaims(payload: Payload): ResetClaims {
  return {
    officeId: payload.iss,
    userId: payload.sub,
    jti: payload.jti,
    issuedAt: payload.iat * 1000,
    expiresAt: payload.exp * 1000,
    credentialVersion: payload.ver,
  };
}

function verify(token: string, key: JwtKey, officeId: string): void {
  try {
    jsonwebtoken.verify(token, key.secret, {
      algorithms: ['HS256'],
      audience: AUDIENCE,
      issuer: officeId,
      ignoreExpiration: true,
    });
  } catch (cause) {
    throw new AppError('token-not-ours', undefined, { cause });
  }
}

/** S41: everything that can be refused without a key is refused before the library sees it. */
function parts(token: string): { header: unknown; payload: unknown } {
  if (token.length > MAX_LENGTH) throw new AppError('token-damaged');
  const segments = token.split('.');
  const [header, payload, signature] = segments;
  if (header === undefined || payload === undefined || signature === undefined || segments.length !== 3) {
    throw new AppError('token-damaged');
  }
  bytesOf(signature);
  return { header: objectOf(header), payload: objectOf(payload) };
}

function bytesOf(segment: string): Buffer {
  const bytes = Buffer.from(segment, 'base64url');
  const canonical = segment !== '' && bytes.toString('base64url') === segment;
  if (!canonical) throw new AppError('token-damaged');
  return bytes;
}

/**
 * Only JSON as this program writes it: a text that differs from its own re-serialisation has double keys, odd
 * numbers, escapes or blanks, and was written by somebody else.
 */
function objectOf(segment: string): unknown {
  const bytes = bytesOf(segment);
  let value: unknown;
  try {
    value = JSON.parse(STRICT_UTF8.decode(bytes));
  } catch {
    throw new AppError('token-damaged');
  }
  if (!Buffer.from(JSON.stringify(value), 'utf8').equals(bytes)) throw new AppError('token-not-ours');
  return value;
}
