import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from './app.ts';

/**
 * `safeStorage`, for the preview host ONLY: a key file beside the data, readable by this person. It protects nothing
 * from whoever can read the folder. Deleting the file is what a lost Windows profile is to the real one.
 */
const keyFile = () => path.join(app.getPath('userData'), 'preview-only.key');

function readOrMakeKey(): Buffer {
  if (!existsSync(keyFile())) writeFileSync(keyFile(), randomBytes(32), { mode: 0o600, flag: 'wx' });
  return readFileSync(keyFile());
}

export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'preview_key_file',
  encryptStringAsync: async (plain: string) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', readOrMakeKey(), nonce);
    return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  decryptStringAsync: async (sealed: Buffer) => {
    const decipher = createDecipheriv('aes-256-gcm', readFileSync(keyFile()), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    return { result: plain.toString('utf8'), shouldReEncrypt: false };
  },
};
