import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import { sealWith, unsealWith } from './sealing.ts';

/** Crockford's base32: no I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_BYTES = 17;
const CHECK_BYTES = 3;
const SYMBOLS = ((RANDOM_BYTES + CHECK_BYTES) * 8) / 5;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const PURPOSE = 'office-key';

/** 136 random bits and 24 check bits, as eight groups of four characters joined by dashes. */
export function newRecoveryKey(): string {
  const random = randomBytes(RANDOM_BYTES);
  const symbols = toSymbols(Buffer.concat([random, checkOf(random)]));
  return (symbols.match(/.{4}/g) ?? []).join('-');
}

/**
 * The 17 random bytes of a recovery key as a person typed it: case, dashes, spaces, full-width letters and the
 * look-alikes O/0 and I/L/1 are put right.
 * @throws AppError('recovery-key-wrong') for anything else, a failed check included.
 */
export function parseRecoveryKey(text: string): Uint8Array {
  const symbols = text
    .slice(0, 1000)
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}_.·]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const bytes = symbols.length === SYMBOLS ? fromSymbols(symbols) : null;
  if (bytes === null) throw new AppError('recovery-key-wrong');
  const random = bytes.subarray(0, RANDOM_BYTES);
  if (!checkOf(random).equals(bytes.subarray(RANDOM_BYTES))) throw new AppError('recovery-key-wrong');
  return random;
}

/** The office key under a recovery key: salt, then a sealed blob bound to this office. */
export function wrapOfficeKey(
  recoveryBytes: Uint8Array,
  officeKey: Uint8Array,
  officeId: string,
): Uint8Array {
  const salt = randomBytes(SALT_BYTES);
  return Buffer.concat([
    salt,
    sealWith(wrappingKey(recoveryBytes, salt, officeId), officeId, PURPOSE, officeKey),
  ]);
}

/** @throws AppError('recovery-key-wrong') for another recovery key, another office or a damaged blob. */
export function unwrapOfficeKey(
  recoveryBytes: Uint8Array,
  wrapped: Uint8Array,
  officeId: string,
): Uint8Array {
  const key = wrappingKey(recoveryBytes, wrapped.subarray(0, SALT_BYTES), officeId);
  const officeKey = unsealWith(key, officeId, PURPOSE, wrapped.subarray(SALT_BYTES));
  if (officeKey?.length !== KEY_BYTES) throw new AppError('recovery-key-wrong');
  return officeKey;
}

function wrappingKey(recoveryBytes: Uint8Array, salt: Uint8Array, officeId: string): Uint8Array {
  const info = `resetdesk recovery key v1 ${officeId}`;
  return new Uint8Array(hkdfSync('sha256', recoveryBytes, salt, info, KEY_BYTES));
}

function checkOf(random: Uint8Array): Buffer {
  return createHash('sha256')
    .update('resetdesk recovery key check v1')
    .update(random)
    .digest()
    .subarray(0, CHECK_BYTES);
}

function toSymbols(bytes: Uint8Array): string {
  let symbols = '';
  let bits = 0;
  let pending = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      symbols += ALPHABET.charAt((pending >> bits) & 31);
    }
    pending &= (1 << bits) - 1;
  }
  return symbols;
}

function fromSymbols(symbols: string): Uint8Array | null {
  const bytes: number[] = [];
  let bits = 0;
  let pending = 0;
  for (const symbol of symbols) {
    const value = ALPHABET.indexOf(symbol);
    if (value < 0) return null;
    pending = (pending << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((pending >> bits) & 255);
      pending &= (1 << bits) - 1;
    }
  }
  return Uint8Array.from(bytes);
}
