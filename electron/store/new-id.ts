import { randomBytes } from 'node:crypto';

/** An identifier of a row: 128 random bits in hex. Never a secret, never a token's jti (S1). */
export function newId(): string {
  return randomBytes(16).toString('hex');
}

/**
 * Identifiers for many rows at once, unique as those of `newId` and rising one after the other, so that their index
 * grows at its end and is not rewritten all over.
 */
export function idsInARow(): () => string {
  const [before, after] = [randomBytes(6).toString('hex'), randomBytes(6).toString('hex')];
  let count = 0;
  return () => {
    count += 1;
    return `${before}${count.toString(16).padStart(8, '0')}${after}`;
  };
}
