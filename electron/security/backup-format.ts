import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { sealWith, unsealWith } from './sealing.ts';

/**
 * A backup file: magic, version, length of the head, the head as JSON, SHA-256 of all that; then the database in
 * chunks, each under AES-256-GCM. The nonce is the chunk's number and a mark on the last one (STREAM, as age has it:
 * https://age-encryption.org/v1), so that no chunk can be changed, left out, repeated, moved or added. Every chunk is
 * bound to the head. The key of the chunks is random and sealed in the head under the office key, and that one is
 * there under the recovery key.
 */
const MAGIC = Buffer.from('RESETDESK BACKUP', 'latin1');
const VERSION = 1;
const PREFIX = MAGIC.length + 1 + 4;
const SUM = 32;
const TAG = 16;
const KEY = 32;
const LONGEST_HEAD = 65_536;
const DATA_KEY = 'backup-key';
const FACTS = 'backup-facts';

const Base64 = z.base64().max(4096);

const BackupHead = z.object({
  officeId: z.string().min(1).max(64),
  /** Epoch ms. */
  createdAt: z.int().nonnegative(),
  programVersion: z.string().max(50),
  /** The migrations that have shaped the database. */
  migrations: z.array(z.string().max(100)).max(1000),
  /** When the recovery key that opens it was confirmed. */
  keyConfirmedAt: z.int().nonnegative(),
  /** The office key under the recovery key, the key of the chunks under the office key, the facts under that. */
  wrappedByRecovery: Base64,
  dataKey: Base64,
  facts: Base64,
  databaseBytes: z.int().positive(),
  chunkBytes: z
    .int()
    .min(1024)
    .max(1 << 20),
  /** The newest entry of its activity log: number, and hash in base64 (null in a log older than the chain). */
  log: z.object({ seq: z.int().nonnegative(), hash: Base64.nullable() }),
});
export type BackupHead = z.infer<typeof BackupHead>;

/** What only the key shows. */
const SealedFacts = z.object({
  officeName: z.string(),
  users: z.int().nonnegative(),
  entries: z.int().nonnegative(),
});
export type SealedFacts = z.infer<typeof SealedFacts>;

/** What a new backup knows about itself before its keys are added. */
export type Unsealed = Omit<BackupHead, 'dataKey' | 'facts'>;

/** A key of its own for one backup, and the head in which it is sealed. */
export function sealHead(
  officeKey: Uint8Array,
  unsealed: Unsealed,
  facts: SealedFacts,
): { head: Uint8Array; key: Uint8Array } {
  const key = randomBytes(KEY);
  const { officeId } = unsealed;
  const sealed = (under: Uint8Array, purpose: string, plain: Uint8Array) =>
    Buffer.from(sealWith(under, officeId, purpose, plain)).toString('base64');
  const json = BackupHead.parse({
    ...unsealed,
    dataKey: sealed(officeKey, DATA_KEY, key),
    facts: sealed(key, FACTS, Buffer.from(JSON.stringify(facts), 'utf8')),
  });
  const text = Buffer.from(JSON.stringify(json), 'utf8');
  const prefix = Buffer.alloc(PREFIX);
  MAGIC.copy(prefix);
  prefix.writeUInt8(VERSION, MAGIC.length);
  prefix.writeUInt32BE(text.length, MAGIC.length + 1);
  const summed = Buffer.concat([prefix, text]);
  return { head: Buffer.concat([summed, sum(summed)]), key };
}

/**
 * How many bytes the head has, from the first 21 bytes of a file.
 *
 * @throws AppError backup-not-ours, backup-newer, backup-damaged
 */
export function lengthOfHead(start: Uint8Array): number {
  const bytes = Buffer.from(start);
  if (bytes.length < PREFIX || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new AppError('backup-not-ours');
  }
  if (bytes.readUInt8(MAGIC.length) > VERSION) throw new AppError('backup-newer');
  const length = bytes.readUInt32BE(MAGIC.length + 1);
  if (bytes.readUInt8(MAGIC.length) !== VERSION || length > LONGEST_HEAD)
    throw new AppError('backup-damaged');
  return PREFIX + length + SUM;
}

/**
 * Reads the head of exactly `lengthOfHead` bytes. Its sum finds accidents; only the chunks prove that it is genuine.
 *
 * @throws AppError as `lengthOfHead`
 */
export function readHead(bytes: Uint8Array): BackupHead {
  const length = lengthOfHead(bytes);
  const summed = Buffer.from(bytes.subarray(0, length - SUM));
  if (bytes.length !== length || !sum(summed).equals(bytes.subarray(length - SUM))) {
    throw new AppError('backup-damaged');
  }
  try {
    return BackupHead.parse(JSON.parse(summed.subarray(PREFIX).toString('utf8')));
  } catch (cause) {
    throw new AppError('backup-damaged', undefined, { cause });
  }
}

/** How long the whole file is: a file of another length is not whole. */
export function lengthOfFile(headBytes: number, { databaseBytes, chunkBytes }: BackupHead): number {
  return headBytes + databaseBytes + Math.ceil(databaseBytes / chunkBytes) * TAG;
}

/** @throws AppError backup-damaged */
export function openHead(officeKey: Uint8Array, head: BackupHead): { key: Uint8Array; facts: SealedFacts } {
  const key = unsealWith(officeKey, head.officeId, DATA_KEY, Buffer.from(head.dataKey, 'base64'));
  if (key?.length !== KEY) throw new AppError('backup-damaged');
  const facts = unsealWith(key, head.officeId, FACTS, Buffer.from(head.facts, 'base64'));
  if (facts === null) throw new AppError('backup-damaged');
  return { key, facts: SealedFacts.parse(JSON.parse(Buffer.from(facts).toString('utf8'))) };
}

type Bytes = AsyncIterable<Uint8Array>;
type Chunking = { key: Uint8Array; head: Uint8Array; chunkBytes: number };

export async function* sealChunks({ key, head, chunkBytes }: Chunking, plain: Bytes): AsyncGenerator<Buffer> {
  for await (const { block, number, last } of blocksOf(plain, chunkBytes)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(number, last), { authTagLength: TAG });
    cipher.setAAD(sum(head));
    yield Buffer.concat([cipher.update(block), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Nothing of a chunk comes out before its tag was checked. @throws AppError backup-damaged */
export async function* openChunks(
  { key, head, chunkBytes }: Chunking,
  sealed: Bytes,
): AsyncGenerator<Buffer> {
  for await (const { block, number, last } of blocksOf(sealed, chunkBytes + TAG)) {
    if (block.length < TAG) throw new AppError('backup-damaged');
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(number, last), { authTagLength: TAG });
    decipher.setAAD(sum(head));
    decipher.setAuthTag(block.subarray(-TAG));
    const plain = decipher.update(block.subarray(0, -TAG));
    try {
      decipher.final();
    } catch {
      plain.fill(0);
      throw new AppError('backup-damaged');
    }
    yield plain;
  }
}

/** Eleven bytes of number, one that marks the last chunk. The key is this file's alone, so no nonce comes twice. */
function nonce(number: number, last: boolean): Uint8Array {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(number, 5, 6);
  bytes.writeUInt8(last ? 1 : 0, 11);
  return bytes;
}

/** The same bytes in blocks of one size; the last may be shorter, and there is always a last one. */
async function* blocksOf(source: Bytes, size: number) {
  let held: Buffer = Buffer.alloc(0);
  let number = 0;
  for await (const piece of source) {
    held = Buffer.concat([held, piece]);
    // More than a block: what is held back may turn out to be the last one.
    while (held.length > size) {
      yield { block: held.subarray(0, size), number, last: false };
      held = held.subarray(size);
      number += 1;
    }
  }
  yield { block: held, number, last: true };
}

function sum(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
