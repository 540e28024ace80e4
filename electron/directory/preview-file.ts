import type { OutputOf, ParsedInputOf } from '../../shared/contract.ts';
import type { CsvMapping } from '../../shared/csv.ts';
import { AppError } from '../../shared/errors.ts';
import { decodeChunks } from './decode-csv.ts';
import { guessEncoding } from './guess-encoding.ts';
import { guessByContent, guessMapping, looksLikeHeader, withoutManagerNames } from './guess-mapping.ts';
import { guessDelimiter, parseCsv } from './parse-csv.ts';
import type { PickedFile } from './read-file.ts';

/** How many rows the guesses look at, and how many the screen shows (S87). */
const SAMPLE = 50;
const SHOWN = 5;
const SHOWN_CELL = 200;

/** How a person wants it read; what is left open is guessed. */
export type PreviewWish = Omit<ParsedInputOf<'directory.preview'>, 'handle'>;
export type FilePreview = OutputOf<'directory.preview'>;

/**
 * Looks at the whole file, for one character may tell how it is to be read; never holds it as a whole.
 *
 * @throws AppError file-encoding, file-malformed, file-changed, file-empty
 */
export async function previewFile(file: PickedFile, input: PreviewWish): Promise<FilePreview> {
  const { encoding, sure } = await guessEncoding(file.chunks, input.encoding);
  const texts = () => decodeChunks(file.chunks, encoding);
  const delimiter = input.delimiter ?? guessDelimiter(await beginning(texts()));
  const sample: string[][] = [];
  let rowCount = 0;
  for await (const batch of parseCsv(texts, delimiter)) {
    rowCount += batch.length;
    for (const { cells } of batch.slice(0, SAMPLE - sample.length)) sample.push(cells);
  }
  const [first] = sample;
  if (first === undefined) throw new AppError('file-empty');
  const hasHeader = input.hasHeader ?? looksLikeHeader(sample);
  const rows = hasHeader ? sample.slice(1) : sample;
  const width = Math.max(...sample.map((row) => row.length));
  return {
    encoding,
    encodingSure: sure,
    delimiter,
    hasHeader,
    columns: columnNames(hasHeader ? first : [], width),
    rows: rows.slice(0, SHOWN).map((row) => row.map(clip)),
    rowCount: hasHeader ? rowCount - 1 : rowCount,
    mapping: hasHeader ? mappingOf(first, rows) : guessByContent(rows),
  };
}

async function beginning(texts: AsyncIterable<string>): Promise<string> {
  for await (const text of texts) return text;
  return '';
}

/** By the headers; columns of addresses are also known by what stands in them, whatever they are called. */
function mappingOf(header: readonly string[], rows: readonly string[][]): CsvMapping {
  const mapping = withoutManagerNames(guessMapping(header), rows, header);
  return { ...mapping, email: mapping.email ?? guessByContent(rows, mapping).email };
}

/** A column without a header is called by its letter, as a spreadsheet does. */
function columnNames(header: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => {
    const name = clip((header[index] ?? '').trim());
    return name === '' ? letters(index) : name;
  });
}

function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

function clip(cell: string): string {
  return cell.length > SHOWN_CELL ? `${cell.slice(0, SHOWN_CELL).toWellFormed()}…` : cell;
}
