import type { SafeStorage } from 'electron';
import { AppError } from '../../shared/errors.ts';
import type { KeyVault } from '../services.ts';

type Storage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/** On Linux these stand for "no key store": a password known to everybody, or none chosen (S62). */
const NO_PROTECTION: readonly string[] = ['basic_text', 'unknown'];

/** The operating system's key store through `safeStorage`. Fails closed: there is no way around it. */
export function createKeyVault(storage: Storage, platform: NodeJS.Platform): KeyVault {
  async function available(): Promise<boolean> {
    if (platform === 'linux' && NO_PROTECTION.includes(storage.getSelectedStorageBackend())) return false;
    return storage.isAsyncEncryptionAvailable().catch(() => false);
  }

  async function mustBeAvailable(): Promise<void> {
    if (!(await available())) throw new AppError('key-store-unavailable');
  }

  return {
    available,
    wrap: async (plain) => {
      await mustBeAvailable();
      try {
        return await storage.encryptStringAsync(Buffer.from(plain).toString('base64'));
      } catch (cause) {
        throw new AppError('key-store-unavailable', undefined, { cause });
      }
    },
    unwrap: async (wrapped) => {
      await mustBeAvailable();
      try {
        const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(wrapped));
        return { plain: new Uint8Array(Buffer.from(result, 'base64')), shouldRewrap: shouldReEncrypt };
      } catch (cause) {
        throw new AppError('key-store-unavailable', undefined, { cause });
      }
    },
  };
}
