import { AppError } from '../../shared/errors.ts';
import type { CsvEncoding } from '../../shared/lists.ts';
import { byteOrderMark, type Chunks, decodeChunks } from './decode-csv.ts';

export type GuessedEncoding = {
  encoding: CsvEncoding;
  /** False when the bytes fit more than one encoding and a person must look. */
  sure: boolean;
};

const SAMPLE = 64 * 1024;

/**
 * How the bytes are to be read (S87): the byte order mark decides, then strict UTF-8, then CP949. Looks at all of
 * them, for one character may tell. `chosen` is what a person chose after looking.
 *
 * @throws AppError file-empty, file-encoding
 */
export async function guessEncoding(chunks: Chunks, chosen?: CsvEncoding): Promise<GuessedEncoding> {
  const sample = await firstBytes(chunks);
  const known = byteOrderMark(sample)?.encoding ?? chosen;
  if (known !== undefined) {
    await readAll(chunks, chosen ?? known);
    return { encoding: known, sure: true };
  }
  const wide = looksWide(sample);
  if (wide !== null) {
    await readAll(chunks, wide);
    return { encoding: wide, sure: false };
  }
  if ((await unlessUnreadable(readAll(chunks, 'utf-8'))) === null) {
    await readAll(chunks, 'cp949');
    return { encoding: 'cp949', sure: true };
  }
  const korean = await alsoKorean(chunks, sample);
  if (korean === null) return { encoding: 'utf-8', sure: true };
  return { encoding: korean.likelier ? 'cp949' : 'utf-8', sure: false };
}

async function firstBytes(chunks: Chunks): Promise<Buffer> {
  for await (const chunk of chunks()) return chunk.subarray(0, SAMPLE);
  throw new AppError('file-empty');
}

type Facts = { plain: boolean; likelier: boolean };

/** Reads to the end. @throws AppError file-encoding, file-empty when there is nothing but blanks */
async function readAll(chunks: Chunks, encoding: CsvEncoding): Promise<Facts> {
  let filled = false;
  let plain = true;
  let hangul = false;
  let joined = false;
  let last = '';
  for await (const text of decodeChunks(chunks, encoding)) {
    filled ||= text.trim() !== '';
    if (/[^\0-\x7f]/.test(text)) plain = false;
    hangul ||= /[가-힣]/.test(text);
    joined ||= JOINED.test(last + text);
    last = text.slice(-1);
  }
  if (!filled) throw new AppError('file-empty');
  return { plain, likelier: hangul && !joined };
}

/** `챕` inside `Jos챕` is an accented letter, `홍` on its own is Hangul: a guess for the preview only. */
const JOINED = /[a-z][^\0-\x7f]|[^\0-\x7f][a-z]/i;

/** The same bytes read as CP949, or null when they are plain ASCII or cannot be (1,027 pairs are valid in both). */
async function alsoKorean(chunks: Chunks, sample: Buffer): Promise<Facts | null> {
  const first = sample.findIndex((byte) => byte > 0x7f);
  const end = first < 0 ? -1 : sample.indexOf(0x0a, first);
  // Most UTF-8 files show within a few lines that they are nothing else.
  if (end > 0) {
    const few = async function* () {
      yield sample.subarray(first, end);
    };
    if ((await unlessUnreadable(readAll(few, 'cp949'))) === null) return null;
  }
  const facts = await unlessUnreadable(readAll(chunks, 'cp949'));
  return facts === null || facts.plain ? null : facts;
}

async function unlessUnreadable<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === 'file-encoding') return null;
    throw error;
  }
}

/** UTF-16 without a mark: the separators, digits and Latin letters of a table are half NUL, always on one side. */
function looksWide(sample: Buffer): CsvEncoding | null {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const few = sample.length / 100;
  if (even + odd <= few) return null;
  if (odd > 9 * even) return 'utf-16le';
  if (even > 9 * odd) return 'utf-16be';
  return null;
}
