import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { AppError } from '../../shared/errors.ts';
import { CSV_DELIMITERS, type CsvDelimiter } from '../../shared/lists.ts';

/** S88. */
export const MAX_COLUMNS = 100;
export const MAX_ROWS = 1_100_000;
/** UTF-16 units. */
export const MAX_CELL = 10_000;
const MAX_RECORD_BYTES = 1024 * 1024;
/** Text per turn of the event loop: about a thousand rows. */
const CHUNK = 64 * 1024;
const BATCH = 1000;
const LINE_END = /\r\n|\n|\r/g;

/** `line` is where the row begins in the file, from 1. */
export type CsvRow = { line: number; cells: string[] };

/** A text from its beginning, piece by piece, as often as it is asked for; no character is cut in two. */
export type Texts = () => AsyncIterable<string>;

/**
 * The rows of an RFC 4180 text with any line ends, in batches; blank rows are left out. Gives the event loop a turn
 * between chunks.
 *
 * @throws AppError('file-malformed', { line }) for broken quotes and whatever exceeds the caps (S88)
 */
export async function* parseCsv(texts: Texts, delimiter: CsvDelimiter): AsyncGenerator<CsvRow[]> {
  const parser = parse({
    delimiter,
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  const source = Readable.from(chunks(texts), { objectMode: false });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let batch: CsvRow[] = [];
  let rows = 0;
  // csv-parse counts a CRLF inside quotes as two lines.
  let drift = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      const ends = lineEnds(record);
      const line = info.lines - drift - ends.counted;
      drift += ends.counted - ends.real;
      if (record.every((cell) => cell.trim() === '')) continue;
      rows += 1;
      if (rows > MAX_ROWS || record.length > MAX_COLUMNS || record.some((cell) => cell.length > MAX_CELL)) {
        throw new AppError('file-malformed', { line });
      }
      batch.push({ line, cells: record });
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError('file-malformed', { line: await lineOf(error, texts) }, { cause: error });
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (batch.length > 0) yield batch;
}

type ParsedRecord = { record: string[]; info: { lines: number } };

async function* chunks(texts: Texts): AsyncGenerator<string> {
  for await (const text of texts()) {
    for (let start = 0; start < text.length; ) {
      let end = Math.min(start + CHUNK, text.length);
      // A character outside the basic plane must not be cut in two.
      if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end += 1;
      yield text.slice(start, end);
      start = end;
      await turn();
    }
  }
}

function lineEnds(cells: readonly string[]): { real: number; counted: number } {
  const ends = { real: 0, counted: 0 };
  for (const cell of cells) {
    if (!cell.includes('\n') && !cell.includes('\r')) continue;
    ends.real += cell.match(LINE_END)?.length ?? 0;
    ends.counted += cell.match(/[\r\n]/g)?.length ?? 0;
  }
  return ends;
}

/** Where the broken cell begins: an open quote is noticed only at the end of the file. `bytes` ends the last whole cell. */
async function lineOf(error: CsvError, texts: Texts): Promise<number> {
  let left = 'bytes' in error && typeof error.bytes === 'number' ? error.bytes : 0;
  let line = 1;
  let last = '';
  for await (const text of texts()) {
    const size = Buffer.byteLength(text);
    const before = size <= left ? text : Buffer.from(text).subarray(0, left).toString();
    left -= Buffer.byteLength(before);
    const blank = before === text ? '' : (/^[\r\n]*/.exec(text.slice(before.length))?.[0] ?? '');
    const passed = before + blank;
    // The two halves of a CRLF may come apart.
    line += (passed.match(LINE_END)?.length ?? 0) - (last === '\r' && passed.startsWith('\n') ? 1 : 0);
    last = passed.slice(-1);
    if (passed !== text) break;
  }
  return line;
}

/** The separator that most evenly cuts the first lines; quoted text does not count. */
export function guessDelimiter(text: string): CsvDelimiter {
  const lines = countSeparators(text.slice(0, 64 * 1024));
  let best: CsvDelimiter = ',';
  let bestScore = 0;
  for (const delimiter of CSV_DELIMITERS) {
    const counts = lines.map((line) => line[delimiter]);
    const least = Math.min(...counts);
    const sum = counts.reduce((total, count) => total + count, 0);
    // On every line beats often on some lines: free text holds commas too.
    const score = least * 1_000_000 + sum;
    if (score <= bestScore) continue;
    best = delimiter;
    bestScore = score;
  }
  return best;
}

function countSeparators(text: string): Record<CsvDelimiter, number>[] {
  const lines: Record<CsvDelimiter, number>[] = [];
  let line = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  let blank = true;
  for (const character of `${text}\n`) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === ',' || character === ';' || character === '\t') line[character] += 1;
    else if (character === '\n' || character === '\r') {
      if (!blank) lines.push(line);
      if (lines.length === 20) break;
      line = { ',': 0, ';': 0, '\t': 0 };
      blank = true;
      continue;
    }
    blank = false;
  }
  return lines;
}
