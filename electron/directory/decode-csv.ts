import { setImmediate as turn } from 'node:timers/promises';
import iconv from 'iconv-lite';
import { AppError } from '../../shared/errors.ts';
import type { CsvEncoding } from '../../shared/lists.ts';

/** Bytes of a file from its beginning, as often as it is asked for. */
export type Chunks = () => AsyncIterable<Buffer>;

/**
 * Bytes to text (S87), piece by piece and without the byte order mark; never a character cut in two. CP949 goes
 * through iconv-lite because Node's own `euc-kr` silently misreads 2,349 syllables.
 *
 * @throws AppError('file-encoding') when a single character would be lost, or the mark says another encoding
 */
export async function* decodeChunks(chunks: Chunks, encoding: CsvEncoding): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  let first = true;
  for await (const chunk of chunks()) {
    const mark = first ? byteOrderMark(chunk) : null;
    first = false;
    if (mark !== null && mark.encoding !== encoding) throw new AppError('file-encoding');
    yield decoder.write(chunk.subarray(mark?.length ?? 0));
    await turn();
  }
  yield decoder.end();
}

type Decoder = { write(bytes: Buffer): string; end(): string };

function decoderOf(encoding: CsvEncoding): Decoder {
  if (encoding === 'utf-8') return strictUtf8();
  return encoding === 'cp949' ? strictKorean() : strictWide(encoding);
}

function strictUtf8(): Decoder {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const take = (bytes: Buffer | undefined, stream: boolean): string => {
    try {
      return whole(decoder.decode(bytes, { stream }));
    } catch (cause) {
      throw new AppError('file-encoding', undefined, { cause });
    }
  };
  return { write: (bytes) => take(bytes, true), end: () => take(undefined, false) };
}

/** Encoding the text again gives the very bytes of the file, or it was none of ours. */
function strictKorean(): Decoder {
  const decoder = iconv.getDecoder('cp949', { stripBOM: false });
  const encoder = iconv.getEncoder('cp949');
  let pending: Buffer = Buffer.alloc(0);
  const take = (text: string, back: Buffer): string => {
    if (!back.equals(pending.subarray(0, back.length))) throw new AppError('file-encoding');
    pending = pending.subarray(back.length);
    return whole(text);
  };
  return {
    write: (bytes) => {
      pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
      const text = decoder.write(bytes);
      return take(text, encoder.write(text));
    },
    end: () => {
      const text = decoder.end() ?? '';
      const back = Buffer.concat([encoder.write(text), encoder.end() ?? Buffer.alloc(0)]);
      if (back.length !== pending.length) throw new AppError('file-encoding');
      return take(text, back);
    },
  };
}

function strictWide(encoding: CsvEncoding): Decoder {
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  let bytesSeen = 0;
  // The first half of a character outside the basic plane waits for the second.
  let half = '';
  const take = (part: string): string => {
    const text = half + part;
    half = /[\ud800-\udbff]$/.exec(text)?.[0] ?? '';
    const ready = text.slice(0, text.length - half.length);
    if (!ready.isWellFormed()) throw new AppError('file-encoding');
    return whole(ready);
  };
  return {
    write: (bytes) => {
      bytesSeen += bytes.length;
      return take(decoder.write(bytes));
    },
    end: () => {
      const text = take(decoder.end() ?? '');
      if (bytesSeen % 2 === 1 || half !== '') throw new AppError('file-encoding');
      return text;
    },
  };
}

/** U+FFFD was damaged before it came here; U+FFFE is a byte order mark read the wrong way round. */
function whole(text: string): string {
  if (text.includes('\ufffd') || text.includes('\ufffe')) throw new AppError('file-encoding');
  return text;
}

export function byteOrderMark(buffer: Buffer): { encoding: CsvEncoding; length: number } | null {
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}
