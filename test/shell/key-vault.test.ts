import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createKeyVault } from '../../electron/adapters/key-vault.ts';
import { app } from '../../electron/dev/preview/stand-in/app.ts';
import { safeStorage } from '../../electron/dev/preview/stand-in/safe-storage.ts';

const plain = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
const good = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret' as const,
  encryptStringAsync: async (text: string) => Buffer.from(`sealed ${text}`),
  decryptStringAsync: async (sealed: Buffer) => ({
    result: sealed.toString().replace('sealed ', ''),
    shouldReEncrypt: true,
  }),
};

test('bytes come back as they went in, and a worn wrapping is reported', async () => {
  const vault = createKeyVault(good, 'win32');
  const wrapped = await vault.wrap(plain);
  expect(await vault.unwrap(wrapped)).toEqual({ plain, shouldRewrap: true });
});

test.each(['basic_text', 'unknown'] as const)(
  'on Linux %s counts as no key store at all',
  async (backend) => {
    const vault = createKeyVault({ ...good, getSelectedStorageBackend: () => backend }, 'linux');
    expect(await vault.available()).toBe(false);
    await expect(vault.wrap(plain)).rejects.toMatchObject({ code: 'key-store-unavailable' });
    await expect(vault.unwrap(plain)).rejects.toMatchObject({ code: 'key-store-unavailable' });
  },
);

test('a key store that is not available, or fails when asked, is refused', async () => {
  const none = createKeyVault({ ...good, isAsyncEncryptionAvailable: async () => false }, 'darwin');
  const broken = createKeyVault(
    { ...good, isAsyncEncryptionAvailable: async () => Promise.reject(new Error()) },
    'darwin',
  );
  expect(await none.available()).toBe(false);
  expect(await broken.available()).toBe(false);
  await expect(none.wrap(plain)).rejects.toMatchObject({ code: 'key-store-unavailable' });
});

test('a wrapping that another profile made is a coded refusal', async () => {
  const vault = createKeyVault(
    { ...good, decryptStringAsync: async () => Promise.reject(new Error('no')) },
    'win32',
  );
  await expect(vault.unwrap(plain)).rejects.toMatchObject({ code: 'key-store-unavailable' });
});

test("the preview host's key file is private, and without it nothing opens", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'resetdesk-vault-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  app.setPath('userData', folder);
  const vault = createKeyVault(
    { ...safeStorage, getSelectedStorageBackend: () => 'gnome_libsecret' },
    process.platform,
  );
  const wrapped = await vault.wrap(plain);
  const file = path.join(folder, 'preview-only.key');
  expect((await vault.unwrap(wrapped)).plain).toEqual(plain);
  expect(Buffer.from(wrapped).includes(Buffer.from(plain).toString('base64'))).toBe(false);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file)).toHaveLength(32);
  await rm(file);
  await expect(vault.unwrap(wrapped)).rejects.toMatchObject({ code: 'key-store-unavailable' });
});
