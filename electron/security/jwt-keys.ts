import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';

/** One HS256 key and its name in a token's header. One purpose only: reset tokens (S45). */
export type JwtKey = { kid: string; secret: KeyObject };

const KEY_BYTES = 32;

/** A fresh name and 32 random bytes (S40). The bytes are for sealing, `toJwtKey` for use. */
export function newJwtKey(): { kid: string; bytes: Uint8Array } {
  return { kid: randomBytes(9).toString('base64url'), bytes: randomBytes(KEY_BYTES) };
}

/**
 * Fails closed where `jsonwebtoken` would take an empty key (S40): fewer than 32 bytes, or bytes that are all
 * printable ASCII and therefore a pass-phrase (random bytes are that once in 10^13).
 * @throws AppError('internal')
 */
export function toJwtKey(kid: string, bytes: Uint8Array): JwtKey {
  const strong = bytes instanceof Uint8Array && bytes.length >= KEY_BYTES && !bytes.every(isPrintable);
  if (!strong || !/^[\w-]{1,64}$/.test(kid)) {
    throw new AppError('internal', undefined, {
      cause: new Error('a JWT key has a name and 32 random bytes'),
    });
  }
  return { kid, secret: createSecretKey(bytes) };
}

function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte <= 0x7e;
}
