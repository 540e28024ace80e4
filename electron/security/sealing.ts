import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** What a sealed blob belongs to. JSON, because a plain separator could be part of a name. */
function belonging(officeId: string, purpose: string): Buffer {
  return Buffer.from(JSON.stringify([VERSION, officeId, purpose]), 'utf8');
}

/** AES-256-GCM with a fresh nonce: version byte, nonce, ciphertext, tag. `key` has 32 bytes. */
export function sealWith(key: Uint8Array, officeId: string, purpose: string, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(belonging(officeId, purpose));
  return Buffer.concat([
    Uint8Array.of(VERSION),
    nonce,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** The plain bytes, or null for a blob that is damaged, of another version, office, purpose or key. */
export function unsealWith(
  key: Uint8Array,
  officeId: string,
  purpose: string,
  sealed: Uint8Array,
): Uint8Array | null {
  if (sealed.length < 1 + NONCE + TAG || sealed[0] !== VERSION) return null;
  const nonce = sealed.subarray(1, 1 + NONCE);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  decipher.setAAD(belonging(officeId, purpose));
  decipher.setAuthTag(sealed.subarray(-TAG));
  const head = decipher.update(sealed.subarray(1 + NONCE, -TAG));
  try {
    return Buffer.concat([head, decipher.final()]);
  } catch {
    head.fill(0);
    return null;
  }
}
