import { isUtf8 } from 'node:buffer';
import { setImmediate as turn } from 'node:timers/promises';
import iconv from 'iconv-lite';
import { AppError } from '../../shared/errors.ts';
import type { CsvEncoding } from '../../shared/lists.ts';

/** S88. Bytes. */
export const MAX_FILE = 50 * 1024 * 1024;

const CHUNK = 1024 * 1024;

export type DecodedCsv = {
  /** Without its byte order mark. */
  text: string;
  encoding: CsvEncoding;
  /** False when the bytes fit more than one encoding and a person must look. */
  sure: boolean;
};

/**
 * Bytes to text (S87): the byte order mark decides, then strict UTF-8, then CP949. `encoding` is what a person chose
 * after looking. CP949 goes through iconv-lite because Node's own `euc-kr` silently misreads 2,349 syllables.
 *
 * @throws AppError file-empty, file-too-large, and file-encoding when a single character would be lost.
 */
export async function decodeCsv(bytes: Uint8Array, encoding?: CsvEncoding): Promise<DecodedCsv> {
  if (bytes.length === 0) throw new AppError('file-empty');
  if (bytes.length > MAX_FILE) throw new AppError('file-too-large', { bytes: bytes.length, limit: MAX_FILE });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  const mark = byteOrderMark(buffer);
  if (mark !== null) {
    if (encoding !== undefined && encoding !== mark.encoding) throw new AppError('file-encoding');
    const text = await decode(buffer.subarray(mark.length), mark.encoding);
    return { text: filled(text), encoding: mark.encoding, sure: true };
  }
  if (encoding !== undefined) return { text: filled(await decode(buffer, encoding)), encoding, sure: true };

  const wide = looksWide(buffer);
  if (wide !== null) return { text: filled(await decode(buffer, wide)), encoding: wide, sure: false };
  if (!isUtf8(buffer)) return { text: filled(await decode(buffer, 'cp949')), encoding: 'cp949', sure: true };
  const text = filled(await decode(buffer, 'utf-8'));
  const korean = await alsoKorean(buffer);
  if (korean === null) return { text, encoding: 'utf-8', sure: true };
  return isLikelier(korean)
    ? { text: korean, encoding: 'cp949', sure: false }
    : { text, encoding: 'utf-8', sure: false };
}

function byteOrderMark(buffer: Buffer): { encoding: CsvEncoding; length: number } | null {
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/** UTF-16 without a mark: the separators, digits and Latin letters of a table are half NUL, always on one side. */
function looksWide(buffer: Buffer): CsvEncoding | null {
  const sample = buffer.subarray(0, 64 * 1024);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const few = sample.length / 100;
  if (buffer.length % 2 === 1 || even + odd <= few) return null;
  if (odd > 9 * even) return 'utf-16le';
  if (even > 9 * odd) return 'utf-16be';
  return null;
}

async function decode(buffer: Buffer, encoding: CsvEncoding): Promise<string> {
  if (encoding === 'utf-8' && !isUtf8(buffer)) throw new AppError('file-encoding');
  if (encoding.startsWith('utf-16') && buffer.length % 2 === 1) throw new AppError('file-encoding');
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  let text = '';
  // A character cut by the end of a chunk comes with the next one.
  const take = (part: string) => {
    // U+FFFE is a byte order mark read the wrong way round.
    if (part.includes('\ufffd') || part.includes('\ufffe')) throw new AppError('file-encoding');
    text += part;
  };
  for (let start = 0; start < buffer.length; start += CHUNK) {
    take(decoder.write(buffer.subarray(start, start + CHUNK)));
    await turn();
  }
  take(decoder.end() ?? '');
  if (encoding.startsWith('utf-16') && !text.isWellFormed()) throw new AppError('file-encoding');
  if (encoding === 'cp949' && !(await comesBack(text, buffer))) throw new AppError('file-encoding');
  return text;
}

/** True when encoding the text again gives the very bytes of the file. */
async function comesBack(text: string, buffer: Buffer): Promise<boolean> {
  const encoder = iconv.getEncoder('cp949');
  let at = 0;
  for (let start = 0; start < text.length; start += CHUNK) {
    const part = encoder.write(text.slice(start, start + CHUNK));
    if (!part.equals(buffer.subarray(at, at + part.length))) return false;
    at += part.length;
    await turn();
  }
  const rest = encoder.end() ?? Buffer.alloc(0);
  return rest.equals(buffer.subarray(at));
}

/** The same bytes read as CP949, or null when they are plain ASCII or cannot be (1,027 pairs are valid in both). */
async function alsoKorean(buffer: Buffer): Promise<string | null> {
  const first = buffer.findIndex((byte) => byte > 0x7f);
  if (first < 0) return null;
  try {
    // Most UTF-8 files show within a few lines that they are nothing else.
    const sampleEnd = buffer.indexOf(0x0a, first);
    if (sampleEnd > 0) await decode(buffer.subarray(first, sampleEnd), 'cp949');
    return await decode(buffer, 'cp949');
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** A guess for the preview only: `챕` inside `Jos챕` is an accented letter, `홍` on its own is Hangul. */
function isLikelier(korean: string): boolean {
  return /[가-힣]/.test(korean) && !/[a-z][^\0-\x7f]|[^\0-\x7f][a-z]/i.test(korean);
}

function filled(text: string): string {
  if (text.trim() === '') throw new AppError('file-empty');
  return text;
}
