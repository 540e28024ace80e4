import { type TestVault, vaultOf } from './test-outside.ts';

/** A key store that several processes and starts have in common: whoever has the key, 64 hex digits, has the profile. */
export function sharedVault(key: string): TestVault {
  return {
    ...vaultOf(() => Buffer.from(key, 'hex')),
    isAvailable: true,
    available: async () => true,
    lose() {
      throw new Error('a shared key store cannot be lost by one of those who share it');
    },
  };
}
