import { createHmac } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import { normalisePassword } from '../../shared/password-rules.ts';
import { bcryptCompare, bcryptHash, bcryptSetting } from './hashing.ts';

/** bcrypt reads no further. */
const BCRYPT_BYTES = 72;
const LOWEST_COST = 10;
const HIGHEST_COST = 14;
/** A stored hash may name any cost; above this one comparison would keep a thread for minutes. */
const HIGHEST_STORED_COST = 16;
/** Salt and digest of a hash nobody knows a password for. */
const NOBODY = 'abcdefghijklmnopqrstuuKq4Noyk3094Y2QlB8NdRT8SvGiI4ft2';

const PLAIN = /^\$2[aby]\$(\d\d)\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})$/;
const LONG = /^\$bcrypt-sha256\$v=2,t=2b,r=(\d{1,2})\$([./A-Za-z0-9]{22})\$([./A-Za-z0-9]{31})$/;

type StoredHash = { long: boolean; hash: string; salt: string };

/**
 * Up to 72 UTF-8 bytes after normalisation a plain `$2b$` hash; beyond that Passlib's
 * `$bcrypt-sha256$v=2,t=2b,r=N$salt$digest`, in which every byte counts (S30). `cost` is 10 to 14.
 * @throws AppError('password-refused') for text bcrypt cannot tell apart: NUL and lone surrogates.
 */
export async function hashPassword(password: string, cost: number): Promise<string> {
  if (!Number.isInteger(cost) || cost < LOWEST_COST || cost > HIGHEST_COST) throw new AppError('internal');
  if (!isHashable(password)) throw new AppError('password-refused');
  const bytes = bytesOf(password);
  if (bytes.length <= BCRYPT_BYTES) return bcryptHash(bytes, cost);
  const setting = await bcryptSetting(cost);
  const salt = setting.slice(-22);
  const hash = await bcryptHash(keyed(bytes, salt), setting);
  return `$bcrypt-sha256$v=2,t=2b,r=${cost}$${salt}$${hash.slice(-31)}`;
}

/**
 * Always the work of one bcrypt comparison, also for a hash that is none (S10). `$2a$` and `$2y$` are read as
 * `$2b$` (S35). A plain hash never matches more than 72 bytes: bcrypt alone would ignore the rest.
 */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const stored = parse(hash);
  if (stored === null) {
    await verifyNobody(password, 12);
    return false;
  }
  const bytes = bytesOf(password);
  const matches = await bcryptCompare(stored.long ? keyed(bytes, stored.salt) : bytes, stored.hash);
  return matches && isHashable(password) && (stored.long || bytes.length <= BCRYPT_BYTES);
}

/** Spends as long as a real comparison at `cost`, for a name that does not exist (S10). */
export async function verifyNobody(password: string, cost: number): Promise<void> {
  await bcryptCompare(bytesOf(password), `$2b$${String(cost).padStart(2, '0')}$${NOBODY}`);
}

function parse(hash: string): StoredHash | null {
  const plain = PLAIN.exec(hash);
  const [, cost, salt, digest] = plain ?? LONG.exec(hash) ?? [];
  if (cost === undefined || salt === undefined || digest === undefined) return null;
  if (Number(cost) < 4 || Number(cost) > HIGHEST_STORED_COST) return null;
  return { long: plain === null, salt, hash: `$2b$${cost.padStart(2, '0')}$${salt}${digest}` };
}

function bytesOf(password: string): Buffer {
  return Buffer.from(normalisePassword(password), 'utf8');
}

function isHashable(password: string): boolean {
  return password.isWellFormed() && !password.includes('\0');
}

function keyed(bytes: Buffer, salt: string): string {
  return createHmac('sha256', salt).update(bytes).digest('base64');
}
