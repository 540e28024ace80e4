import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  lengthOfFile,
  openChunks,
  openHead,
  readHead,
  sealChunks,
  sealHead,
} from '../../electron/security/backup-format.ts';
import type { AppError } from '../../shared/errors.ts';
import { codeOf } from '../security/code-of.ts';

const OFFICE_KEY = randomBytes(32);
const CHUNK = 1024;
const TAG = 16;

const unsealed = (databaseBytes: number) => ({
  officeId: 'office-1',
  createdAt: 1_795_395_600_000,
  programVersion: '0.1.0',
  migrations: ['0001-initial'],
  keyConfirmedAt: 1_795_395_000_000,
  wrappedByRecovery: Buffer.alloc(77, 7).toString('base64'),
  databaseBytes,
  chunkBytes: CHUNK,
  log: { seq: 12, hash: Buffer.alloc(32, 9).toString('base64') },
});
const FACTS = { officeName: '한빛 병원', users: 3, entries: 12 };

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of source) all.push(piece);
  return Buffer.concat(all);
}

async function sealed(database: Uint8Array): Promise<{ file: Buffer; headBytes: number }> {
  const { head, key } = sealHead(OFFICE_KEY, unsealed(database.length), FACTS);
  const body = await collect(sealChunks({ key, head, chunkBytes: CHUNK }, pieces(database, 700)));
  return { file: Buffer.concat([head, body]), headBytes: head.length };
}

/** As the program reads a file: the head, its key, then every chunk. */
async function opened(file: Uint8Array, officeKey: Uint8Array = OFFICE_KEY): Promise<Buffer> {
  const length = 21 + Buffer.from(file).readUInt32BE(17) + 32;
  const headBytes = file.subarray(0, length);
  const head = readHead(headBytes);
  if (file.length !== lengthOfFile(headBytes.length, head)) throw new Error('of another length');
  const { key } = openHead(officeKey, head);
  const chunking = { key, head: headBytes, chunkBytes: head.chunkBytes };
  return collect(openChunks(chunking, pieces(file.subarray(length), 999)));
}

async function refused(file: Uint8Array): Promise<boolean> {
  try {
    await opened(file);
    return false;
  } catch {
    return true;
  }
}

test('what went in comes out, whatever its length is to the chunks', async () => {
  for (const length of [1, 15, 16, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5 * CHUNK + 77]) {
    const database = randomBytes(length);
    const { file, headBytes } = await sealed(database);
    expect(file.length, String(length)).toBe(lengthOfFile(headBytes, readHead(file.subarray(0, headBytes))));
    expect((await opened(file)).equals(database), String(length)).toBe(true);
  }
});

test('the head tells in clear what a person must know, and the rest only with the key', async () => {
  const { file, headBytes } = await sealed(randomBytes(3000));
  const head = readHead(file.subarray(0, headBytes));
  expect(head).toMatchObject(unsealed(3000));
  expect(openHead(OFFICE_KEY, head).facts).toEqual(FACTS);
  expect(file.includes(FACTS.officeName)).toBe(false);
  expect(codeOf(() => openHead(randomBytes(32), head))).toBe('backup-damaged');
});

test('no byte of the database is in the file, and the same database never gives the same file', async () => {
  const database = Buffer.from('SQLite format 3 '.repeat(200));
  const [first, second] = await Promise.all([sealed(database), sealed(database)]);
  expect(first.file.includes('SQLite')).toBe(false);
  expect(first.file.subarray(first.headBytes).equals(second.file.subarray(second.headBytes))).toBe(false);
});

test('any flipped bit anywhere is refused', async () => {
  const { file } = await sealed(randomBytes(3 * CHUNK + 100));
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
      const flipped = Buffer.from(file);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      return refused(flipped);
    }),
    { numRuns: 600 },
  );
});

test('every byte that is missing, added or cut off is refused', async () => {
  const { file } = await sealed(randomBytes(2 * CHUNK + 100));
  await fc.assert(
    fc.asyncProperty(
      fc.nat(file.length - 1),
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      async (at, more) => {
        const without = Buffer.concat([file.subarray(0, at), file.subarray(at + 1)]);
        const added = Buffer.concat([file.subarray(0, at), more, file.subarray(at)]);
        const appended = Buffer.concat([file, more]);
        return (
          (await refused(without)) &&
          (await refused(added)) &&
          (await refused(appended)) &&
          (await refused(file.subarray(0, at)))
        );
      },
    ),
    { numRuns: 200 },
  );
});

/** The chunks themselves, with a head that fits whatever was done to them. */
test('chunks that are left out, repeated, swapped, or taken from another backup are refused', async () => {
  const size = CHUNK + TAG;
  const database = randomBytes(4 * CHUNK);
  const { head, key } = sealHead(OFFICE_KEY, unsealed(database.length), FACTS);
  const body = await collect(sealChunks({ key, head, chunkBytes: CHUNK }, pieces(database, 4096)));
  const other = sealHead(OFFICE_KEY, unsealed(database.length), FACTS);
  const foreign = await collect(
    sealChunks({ key, head: other.head, chunkBytes: CHUNK }, pieces(database, 4096)),
  );
  const chunk = (place: number, from = body) => from.subarray(place * size, (place + 1) * size);
  const codeFor = (...parts: Buffer[]) =>
    collect(openChunks({ key, head, chunkBytes: CHUNK }, pieces(Buffer.concat(parts), 4096))).then(
      () => null,
      (error: AppError) => error.code,
    );
  const [a, b, c, d] = [chunk(0), chunk(1), chunk(2), chunk(3)];
  await expect(codeFor(a, b, c, d)).resolves.toBeNull();
  for (const wrong of [
    [b, c, d],
    [a, b, c],
    [a, c, d],
    [a, a, b, c, d],
    [b, a, c, d],
    [a, b, d, c],
    [a, b, c, d, d],
    [a, b, c, chunk(3, foreign)],
    [chunk(0, foreign), b, c, d],
    [],
    [a.subarray(0, 10)],
  ]) {
    await expect(codeFor(...wrong)).resolves.toBe('backup-damaged');
  }
});

test('a file that is no backup, one of a later format and one with a damaged head are told apart', async () => {
  const { file, headBytes } = await sealed(randomBytes(100));
  const head = Buffer.from(file.subarray(0, headBytes));
  const code = (bytes: Uint8Array) => codeOf(() => readHead(bytes));
  expect(code(Buffer.from('name,login\n'))).toBe('backup-not-ours');
  expect(code(Buffer.alloc(500))).toBe('backup-not-ours');
  const later = Buffer.from(head);
  later[16] = 2;
  expect(code(later)).toBe('backup-newer');
  expect(code(head.subarray(0, -1))).toBe('backup-damaged');
  const longer = Buffer.from(head);
  longer.writeUInt32BE(0xffff_ffff, 17);
  expect(code(longer)).toBe('backup-damaged');
});
