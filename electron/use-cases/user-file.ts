import { setImmediate as turn } from 'node:timers/promises';
import type { CsvChoice } from '../../shared/csv.ts';
import { AppError } from '../../shared/errors.ts';
import { decodeCsv } from '../directory/decode-csv.ts';
import { createJudge, type JudgedRow, uniqueValues } from '../directory/judge-rows.ts';
import { parseCsv } from '../directory/parse-csv.ts';
import { readPickedFile } from '../directory/read-file.ts';
import { checkMapping, type ReadRow, readRow } from '../directory/user-rows.ts';
import type { Services } from '../services.ts';
import type { Db } from '../store/database.ts';
import { findKnownUsers } from '../store/known-users.ts';
import { readSetting } from '../store/settings.ts';

const BATCH = 1000;

/**
 * What the picked file says now, row by row; nothing is looked up yet.
 *
 * @throws AppError file-gone, file-unreadable, file-too-large, file-empty, file-encoding, file-malformed,
 *   mapping-incomplete
 */
export async function readUserFile(services: Pick<Services, 'files'>, choice: CsvChoice): Promise<ReadRow[]> {
  checkMapping(choice.mapping);
  const bytes = await readPickedFile(services.files.path(choice.handle));
  const { text } = await decodeCsv(bytes, choice.encoding);
  const rows: ReadRow[] = [];
  let width: number | null = null;
  for await (const batch of parseCsv(text, choice.delimiter)) {
    for (const row of batch) {
      if (width === null) {
        const furthest = Math.max(...Object.values(choice.mapping).map((index) => (index ?? -1) + 1));
        width = Math.max(row.cells.length, furthest);
        if (choice.hasHeader) continue;
      }
      rows.push(readRow(row, choice.mapping, width));
    }
    await turn();
  }
  if (rows.length === 0) throw new AppError('file-empty');
  return rows;
}

/** Compares all rows with the store as it stands; nothing is written. `progress` is awaited after each batch. */
export async function judgeRows(
  db: Db,
  rows: readonly ReadRow[],
  choice: CsvChoice,
  progress: (done: number) => void | Promise<void>,
): Promise<JudgedRow[]> {
  const { language } = await readSetting(db, 'office');
  const judge = createJudge({ language, loginMapped: choice.mapping.login !== null });
  const judged: JudgedRow[] = [];
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH);
    const known = await findKnownUsers(db, uniqueValues(batch));
    for (const row of batch) judged.push(judge(row, known));
    await progress(judged.length);
  }
  return judged;
}
