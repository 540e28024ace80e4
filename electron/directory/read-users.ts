import type { CsvChoice } from '../../shared/csv.ts';
import { AppError } from '../../shared/errors.ts';
import { decodeChunks } from './decode-csv.ts';
import { type CsvRow, parseCsv } from './parse-csv.ts';
import type { PickedFile } from './read-file.ts';
import { type ReadRow, readRow } from './user-rows.ts';

export type FileChoice = Omit<CsvChoice, 'handle'>;

export type ReadBatch = {
  rows: { cells: CsvRow['cells']; row: ReadRow }[];
  /** The names of the columns, with the first rows of a file that has them. */
  header: readonly string[] | null;
  /** How much of the file has been read for it, from 0 to 1. */
  share: number;
};

/**
 * What the file says, row by row and never as a whole; nothing is looked up.
 *
 * @throws AppError file-encoding, file-malformed, file-changed, file-unreadable, file-empty
 */
export async function* readUsers(
  file: PickedFile,
  { encoding, delimiter, hasHeader, mapping }: FileChoice,
): AsyncGenerator<ReadBatch> {
  let bytesRead = 0;
  const counted = async function* () {
    for await (const chunk of file.chunks()) {
      bytesRead += chunk.length;
      yield chunk;
    }
  };
  let width: number | null = null;
  let any = false;
  for await (const batch of parseCsv(() => decodeChunks(counted, encoding), delimiter)) {
    const first = width === null;
    width ??= Math.max(
      batch[0]?.cells.length ?? 0,
      ...Object.values(mapping).map((index) => (index ?? -1) + 1),
    );
    const wide = width;
    const rows = batch
      .slice(first && hasHeader ? 1 : 0)
      .map((row) => ({ cells: row.cells, row: readRow(row, mapping, wide) }));
    any ||= rows.length > 0;
    const header = first && hasHeader ? (batch[0]?.cells ?? []) : null;
    yield { rows, header, share: Math.min(1, bytesRead / file.mark.size) };
  }
  if (!any) throw new AppError('file-empty');
}
