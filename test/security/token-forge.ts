import { createHmac, type KeyObject } from 'node:crypto';
import { newJwtKey, toJwtKey } from '../../electron/security/jwt-keys.ts';
import {
  newJti,
  type ResetClaims,
  readResetToken,
  signResetToken,
} from '../../electron/security/reset-tokens.ts';

export const OFFICE = '0f1c2d3e-office';
const made = newJwtKey();
export const KEY = toJwtKey(made.kid, made.bytes);
export const KEYS = new Map([[KEY.kid, KEY]]);

/** A moment on a whole second. */
export const NOW = 1_790_000_000_000;

export function someClaims(changes: Partial<ResetClaims> = {}): ResetClaims {
  return {
    officeId: OFFICE,
    userId: 'user-7',
    jti: newJti().jti,
    issuedAt: NOW,
    expiresAt: NOW + 3_600_000,
    credentialVersion: 4,
    ...changes,
  };
}

export function someToken(changes: Partial<ResetClaims> = {}): string {
  return signResetToken(KEY, someClaims(changes));
}

export function read(token: string) {
  return readResetToken(token, KEYS, OFFICE);
}

export const HEADER = { alg: 'HS256', typ: 'resetdesk-reset+jwt', kid: KEY.kid };
export const PAYLOAD = {
  iss: OFFICE,
  aud: 'password-reset',
  sub: 'user-7',
  jti: newJti().jti,
  iat: NOW / 1000,
  exp: NOW / 1000 + 3600,
  ver: 4,
};

export function encode(text: string | Uint8Array): string {
  return Buffer.from(text).toString('base64url');
}

/** What somebody who has the key, or another one, could sign: any text at all as header and payload. */
export function forge(
  header: string,
  payload: string,
  secret: KeyObject | string = KEY.secret,
  hash: 'sha256' | 'sha384' | 'sha512' = 'sha256',
): string {
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
}
