import { hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import { sealWith, unsealWith } from './sealing.ts';

const KEY_BYTES = 32;

/**
 * The office's secrets at rest, under the office key while it is open. Every purpose is its own drawer
 * (`jwt-key:<kid>`, `smtp-password`, `outbox:<mailId>`): what was sealed for one cannot be opened as another.
 * While closed, everything but `isOpen`, `open` and `close` throws AppError('needs-recovery-key').
 */
export type OfficeSecrets = {
  isOpen(): boolean;
  officeId(): string;
  /** Keeps its own copy of the 32 bytes. @throws AppError('internal') for a key of another length. */
  open(officeKey: Uint8Array, officeId: string): void;
  /** Overwrites the key in memory. */
  close(): void;
  /** Text is sealed as UTF-8. */
  seal(purpose: string, plain: Uint8Array | string): Uint8Array;
  /** @throws AppError('internal') when the blob is damaged or was sealed for another purpose or office. */
  unseal(purpose: string, sealed: Uint8Array): Uint8Array;
  /** As `unseal`, read as UTF-8. */
  unsealText(purpose: string, sealed: Uint8Array): string;
  /** 32 bytes of their own for a purpose, always the same for one office (HKDF-SHA-256). */
  derive(purpose: string): Uint8Array;
  /** A copy, for wrapping it again under the system's key store or a recovery key. */
  officeKey(): Uint8Array;
};

/** 32 bytes from the operating system's random source (S40). */
export function newOfficeKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

export function createOfficeSecrets(): OfficeSecrets {
  let held: { key: Buffer; officeId: string } | null = null;
  /** Every line of the log needs one: deriving it anew costs as much as writing the line. */
  const derived = new Map<string, Buffer>();

  function opened(): { key: Buffer; officeId: string } {
    if (held === null) throw new AppError('needs-recovery-key');
    return held;
  }

  function close(): void {
    held?.key.fill(0);
    held = null;
    for (const key of derived.values()) key.fill(0);
    derived.clear();
  }

  function unseal(purpose: string, sealed: Uint8Array): Uint8Array {
    const { key, officeId } = opened();
    const plain = unsealWith(key, officeId, purpose, sealed);
    if (plain === null)
      throw new AppError('internal', undefined, { cause: new Error(`cannot unseal ${purpose}`) });
    return plain;
  }

  return {
    isOpen: () => held !== null,
    officeId: () => opened().officeId,
    open(officeKey, officeId) {
      if (officeKey.length !== KEY_BYTES || officeId === '') {
        throw new AppError('internal', undefined, {
          cause: new Error('an office key has 32 bytes and an office'),
        });
      }
      const key = Buffer.from(officeKey);
      close();
      held = { key, officeId };
    },
    close,
    seal(purpose, plain) {
      const { key, officeId } = opened();
      return sealWith(key, officeId, purpose, typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain);
    },
    unseal,
    unsealText: (purpose, sealed) => Buffer.from(unseal(purpose, sealed)).toString('utf8'),
    derive: (purpose) => {
      const { key, officeId } = opened();
      const kept =
        derived.get(purpose) ??
        Buffer.from(hkdfSync('sha256', key, officeId, `resetdesk ${purpose} v1`, KEY_BYTES));
      derived.set(purpose, kept);
      return Uint8Array.from(kept);
    },
    officeKey: () => Uint8Array.from(opened().key),
  };
}
