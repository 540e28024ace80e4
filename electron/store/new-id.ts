import { randomBytes } from 'node:crypto';

/** An identifier of a row: 128 random bits in hex. Never a secret, never a token's jti (S1). */
export function newId(): string {
  return randomBytes(16).toString('hex');
}
