import { createHash, createHmac, randomBytes } from 'node:crypto';
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

/**
 * A compact JWS by RFC 7515 section 5.1, the same bytes as `jsonwebtoken` makes: the schema has judged the claims, more
 * strictly than the library would a second time.
 * @throws AppError('internal') for claims that `readResetToken` would refuse, such as fractions of a second.
 */
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
  const signed = `${segmentOf({ alg: 'HS256', typ: TYPE, kid: key.kid })}.${segmentOf(payload.data)}`;
  return `${signed}.${createHmac('sha256', key.secret).update(signed).digest('base64url')}`;
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
  const { kid, payload } = parts(token);
  const key = kid === null ? undefined : keys.get(kid);
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
    const { kid, payload } = parts(token);
    const claims = Payload.safeParse(payload);
    if (kid === null || !claims.success) return null;
    const { iss, iat, exp } = claims.data;
    return { officeId: iss, kid, issuedAt: iat * 1000, expiresAt: exp * 1000 };
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

/**
 * S41: everything that can be refused without a key is refused before the library sees it. `kid` is null for a header
 * that is none of this program's.
 */
function parts(token: string): { kid: string | null; payload: unknown } {
  if (token.length > MAX_LENGTH) throw new AppError('token-damaged');
  const segments = token.split('.');
  const [header, payload, signature] = segments;
  if (header === undefined || payload === undefined || signature === undefined || segments.length !== 3) {
    throw new AppError('token-damaged');
  }
  bytesOf(signature);
  return { kid: kidOf(header), payload: objectOf(payload) };
}

/** The last header that was read: all tokens under one key bear the same, and what it says depends on nothing else. */
let lastHeader: { segment: string; kid: string | null } = { segment: '', kid: null };

function kidOf(segment: string): string | null {
  if (segment === '' || segment !== lastHeader.segment) {
    const known = Header.safeParse(objectOf(segment));
    lastHeader = { segment, kid: known.success ? known.data.kid : null };
  }
  return lastHeader.kid;
}

function segmentOf(value: unknown): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
}

function bytesOf(segment: string): Buffer {
  const bytes = Buffer.from(segment, 'base64url');
  const canonical = segment !== '' && bytes.toString('base64url') === segment;
  if (!canonical) throw new AppError('token-damaged');
  return bytes;
}

/**
 * Only JSON as this program writes it: a text that differs from its own re-serialisation has double keys, odd
 * numbers, escapes or blanks, and was written by somebody else. Written back to the very segment it came from, it is
 * canonical base64url and sound UTF-8 as well; which of these it fails is asked only when it does.
 */
function objectOf(segment: string): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
    if (segmentOf(value) === segment) return value;
  } catch {
    // It is no JSON: said below.
  }
  throw new AppError(isJson(bytesOf(segment)) ? 'token-not-ours' : 'token-damaged');
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(STRICT_UTF8.decode(bytes));
    return true;
  } catch {
    return false;
  }
}
