import type { Language } from '../../shared/lists.ts';
import { createJudge, type JudgedRow, type KnownUsers } from './judge-rows.ts';
import { type FileMark, withPickedFile } from './read-file.ts';
import { type FileChoice, readUsers } from './read-users.ts';

/** A file, how it is read, and the language of users of whom it tells none. */
export type ImportSource = { path: string; choice: FileChoice; language: Language };

/** Equal for the same file read in the same way. */
export function keyOf({ path: file, choice }: ImportSource): string {
  const { encoding, delimiter, hasHeader, mapping } = choice;
  return JSON.stringify([file, encoding, delimiter, hasHeader, mapping]);
}

/** Rows at a time. */
const STEP = 250;

export type Visit = {
  /** Called before so many rows are judged. */
  step?(rows: number): void;
  header?(cells: readonly string[]): void;
  row(row: JudgedRow, cells: readonly string[]): void;
  /** How much of the file has been read, from 0 to 1, after so many rows. */
  progress(rows: number, share: number): void;
};

/**
 * Judges a file from its first row to its last, against the users on file at that moment.
 *
 * @throws AppError as `withPickedFile` and `readUsers`, and what `visit` throws
 */
export async function judgeFile(
  { path, choice, language }: ImportSource,
  known: KnownUsers,
  visit: Visit,
): Promise<{ mark: FileMark; rows: number }> {
  const judge = createJudge({ language, loginMapped: choice.mapping.login !== null });
  let done = 0;
  return withPickedFile(path, async (file) => {
    for await (const { rows, header, share } of readUsers(file, choice)) {
      if (header !== null) visit.header?.(header);
      for (let start = 0; start < rows.length; start += STEP) {
        const part = rows.slice(start, start + STEP);
        visit.step?.(part.length);
        for (const { row, cells } of part) visit.row(judge(row, known), cells);
        done += part.length;
      }
      visit.progress(done, share);
    }
    return { mark: file.mark, rows: done };
  });
}
