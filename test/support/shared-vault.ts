import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import type { TestVault } from './test-outside.ts';

/** A key store that several processes and starts have in common: whoever has the key, 64 hex digits, has the profile. */
export function sharedVault(key: string): TestVault {
  const bytes = () => Buffer.from(key, 'hex');
  return {
    isAvailable: true,
    available: async () => true,
    wrap: async (plain) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', bytes(), nonce);
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap: async (wrapped) => {
      try {
        const decipher = createDecipheriv('aes-256-gcm', bytes(), wrapped.subarray(0, 12));
        decipher.setAuthTag(wrapped.subarray(-16));
        const plain = Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
        return { plain, shouldRewrap: false };
      } catch {
        throw new AppError('key-store-unavailable');
      }
    },
    lose() {
      throw new Error('a shared key store cannot be lost by one of those who share it');
    },
  };
}
