import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { RowProblem } from '../../shared/lists.ts';
import { BOM, csvLines } from '../evidence/export-csv.ts';

/** The words of the report, in the operator's language. */
export type ProblemTitles = {
  line: string;
  problem: string;
  value: string;
  problems: Readonly<Record<RowProblem, string>>;
};

export type ProblemReport = {
  /** What the file calls its columns; before the first row. */
  header(cells: readonly string[]): void;
  add(bad: { line: number; problem: RowProblem; value: string }, cells: readonly string[]): void;
  /** The file is there under its name from now on. */
  finish(): void;
  /** Leaves nothing behind; after `finish` it does nothing. */
  abandon(): void;
};

const FLUSH = 500;

/**
 * The rows that cannot be imported as a table: line, problem, value, and the row as it came, so that it can be put
 * right and imported again. Under another name until it is whole. @throws Error of the file system
 */
export function writeProblems(target: string, titles: ProblemTitles): ProblemReport {
  const unfinished = `${target}.unfinished`;
  const file = openSync(unfinished, 'w', 0o600);
  let open = true;
  let waiting: string[][] = [];
  const flush = () => {
    writeSync(file, head + (waiting.length > 0 ? csvLines(waiting) : ''));
    head = '';
    waiting = [];
  };
  const title = (columns: readonly string[]) =>
    BOM + csvLines([[titles.line, titles.problem, titles.value, ...columns]]);
  let head = title([]);
  return {
    header: (cells) => {
      head = title(cells);
    },
    add: ({ line, problem, value }, cells) => {
      waiting.push([String(line), titles.problems[problem], value, ...cells]);
      if (waiting.length >= FLUSH) flush();
    },
    finish: () => {
      flush();
      fsyncSync(file);
      closeSync(file);
      open = false;
      renameSync(unfinished, target);
    },
    abandon: () => {
      if (open) closeSync(file);
      open = false;
      rmSync(unfinished, { force: true });
    },
  };
}
